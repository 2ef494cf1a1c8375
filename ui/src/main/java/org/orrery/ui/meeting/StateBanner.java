package org.orrery.ui.meeting;

import java.time.Instant;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.orrery.model.meeting.SessionState;
import org.orrery.net.MeetingClient.Step;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// Says that the session is not simply going on, what I may do meanwhile, and how it goes on.
public final class StateBanner extends HBox {
    private final MeetingModel model;

    public StateBanner(MeetingModel model) {
        super(10);
        this.model = model;
        setId("state-banner");
        getStyleClass().add("state-banner");
        setAlignment(Pos.CENTER);
        setMinWidth(0);
        model.standProperty().subscribe(this::show);
        model.objection().subscribe(this::show);
    }

    private void show() {
        SessionState state = model.stand().state();
        boolean special = state != SessionState.LIVE && !state.isOver();
        setVisible(special);
        setManaged(special);
        getChildren().clear();
        if (!special) {
            return;
        }
        String key = "banner." + state.wireName() + (model.isAdmin() ? ".admin" : ".member");
        Label chip = Panels.label(Texts.of("state." + state.wireName()), "state-chip");
        chip.getStyleClass().add("state-" + state.wireName());
        Ikon icon =
                state == SessionState.PAUSED
                        ? MaterialDesignP.PAUSE_CIRCLE_OUTLINE
                        : MaterialDesignC.CLOCK_OUTLINE;
        Label text = Panels.label(Texts.of(key), "banner-sentence");
        text.setId("state-banner-text");
        getChildren().addAll(Icons.icon(icon), chip, text);
        if (state == SessionState.LOBBY) {
            model.stand().scheduledStart().ifPresent(start -> getChildren().add(starts(start)));
        }
        if (model.isAdmin()) {
            addButton(state);
        }
    }

    private static Label starts(Instant start) {
        Label when = Panels.label(Texts.of("wait.start", StartTime.words(start)), "banner-when");
        when.setId("state-banner-start");
        return when;
    }

    private void addButton(SessionState state) {
        Step step = state == SessionState.PAUSED ? Step.RESUME : Step.START;
        Button go = new Button(Texts.of(step == Step.RESUME ? "meeting.resume" : "meeting.start"));
        go.setId("state-banner-go");
        go.getStyleClass().addAll("small", "accent");
        go.setOnAction(_ -> model.take(step));
        getChildren().add(go);
    }
}
