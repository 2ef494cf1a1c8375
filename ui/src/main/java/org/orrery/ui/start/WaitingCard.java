package org.orrery.ui.start;

import java.time.Instant;
import java.time.InstantSource;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// I have knocked: what has to happen first, how long it may take, and the way back.
final class WaitingCard extends VBox {
    private final Timeline clockwork = new Timeline();

    WaitingCard(JoinStage.Outside outside, InstantSource clock, Runnable leave) {
        super(14);
        setId("waiting-card");
        getStyleClass().addAll("sheet", "waiting-card");
        setAlignment(Pos.CENTER);
        ProgressIndicator turning = new ProgressIndicator();
        turning.setPrefSize(44, 44);
        turning.setFocusTraversable(false);
        turning.setAccessibleText(Texts.of("wait.title"));
        Label title = Panels.wrapped(outside.session().title(), "join-title");
        Label sentence = Panels.wrapped(outside.waiting().sentence(), "join-sentence");
        sentence.setId("waiting-sentence");
        Button back = new Button(Texts.of("wait.leave"));
        back.setId("waiting-leave");
        back.setOnAction(_ -> leave.run());
        getChildren().addAll(turning, title, sentence);
        outside.waiting().scheduledStart().ifPresent(start -> addCountdown(clock, start));
        getChildren().addAll(Panels.wrapped(Texts.of("wait.hint"), "hint"), back);
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        back.requestFocus();
                    }
                });
    }

    private void addCountdown(InstantSource clock, Instant start) {
        Label when = Panels.label(Texts.of("wait.start", Standing.when(start)), "join-fact");
        Label left = Panels.label("", "countdown");
        left.setId("waiting-countdown");
        Runnable tick = () -> left.setText(Standing.left(clock.instant(), start));
        tick.run();
        clockwork.getKeyFrames().setAll(new KeyFrame(Duration.seconds(1), _ -> tick.run()));
        clockwork.setCycleCount(Timeline.INDEFINITE);
        clockwork.play();
        getChildren().addAll(when, left);
    }

    void stop() {
        clockwork.stop();
    }
}
