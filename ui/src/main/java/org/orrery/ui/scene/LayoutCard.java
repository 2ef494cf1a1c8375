package org.orrery.ui.scene;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// How far a network is laid out, over the scene, with the way to stop it; gone when it is there.
final class LayoutCard extends HBox {
    private static final double WIDTH = 320;
    private final Label text = Panels.wrapped("", "layout-text");
    private final ProgressBar bar = new ProgressBar();
    private final Button cancel = new Button(Texts.of("layout.cancel"));
    private final Button again = new Button(Texts.of("layout.again"));

    LayoutCard(NetworkBench bench) {
        super(10);
        setId("layout-card");
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().addAll("glass", "layout-card");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        text.setMaxWidth(WIDTH);
        bar.setPrefWidth(120);
        bar.setAccessibleText(Texts.of("layout.progress"));
        button(cancel, "layout-cancel", "layout.cancel.name", bench::cancel);
        button(again, "layout-again", "layout.again.name", bench::again);
        getChildren().addAll(text, bar, cancel, again);
        getChildren().forEach(child -> child.managedProperty().bind(child.visibleProperty()));
        bench.stateProperty().subscribe(this::show);
    }

    private static void button(Button button, String id, String name, Runnable action) {
        button.setId(id);
        button.getStyleClass().add("small");
        button.setAccessibleText(Texts.of(name));
        button.setOnAction(_ -> action.run());
    }

    private void show(NetworkBench.State state) {
        boolean runs = state instanceof NetworkBench.State.Running;
        setVisible(!(state instanceof NetworkBench.State.Idle));
        bar.setVisible(runs);
        cancel.setVisible(runs);
        again.setVisible(state instanceof NetworkBench.State.Stopped);
        switch (state) {
            case NetworkBench.State.Idle _ -> text.setText("");
            case NetworkBench.State.Running(double fraction) -> {
                text.setText(Texts.of("layout.running"));
                bar.setProgress(fraction);
            }
            case NetworkBench.State.Stopped _ -> text.setText(Texts.of("layout.stopped"));
            case NetworkBench.State.Impossible(String sentence) -> text.setText(sentence);
        }
    }
}
