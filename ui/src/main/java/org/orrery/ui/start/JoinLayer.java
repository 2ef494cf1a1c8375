package org.orrery.ui.start;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.orrery.ui.control.FocusFence;

/// What lies over the start page on the way into a session: the card of the session, or that I wait.
final class JoinLayer extends StackPane {
    private final StartViewModel model;

    JoinLayer(StartViewModel model) {
        this.model = model;
        getStyleClass().add("veil");
        setId("join-layer");
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.joining().back();
                        event.consume();
                    }
                });
        FocusFence.around(this);
        model.joining().stageProperty().subscribe(this::show);
    }

    private void show(JoinStage stage) {
        getChildren()
                .forEach(old -> {
                    if (old instanceof WaitingCard waiting) {
                        waiting.stop();
                    }
                });
        Region card =
                switch (stage) {
                    case JoinStage.Away _ -> new Region();
                    case JoinStage.Looking looking -> new JoinCard(model, looking.session());
                    case JoinStage.Outside outside ->
                            new WaitingCard(
                                    outside, model.services().clock(), model.joining()::back);
                };
        card.setMaxHeight(Region.USE_PREF_SIZE);
        // First, because a card takes the focus as it comes, which only works where it can be seen.
        setVisible(!(stage instanceof JoinStage.Away));
        getChildren().setAll(card);
    }
}
