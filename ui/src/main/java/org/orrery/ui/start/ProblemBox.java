package org.orrery.ui.start;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.text.Texts;

/// Says what went wrong, and what can be done about it.
final class ProblemBox extends VBox {
    private final Attempt model;

    /// @param id of the sentence
    ProblemBox(Attempt model, String id) {
        super(8);
        this.model = model;
        Label text = Panels.wrapped("", "problem-text");
        text.setId(id);
        text.textProperty().bind(model.problemProperty());
        HBox steps = new HBox(8);
        model.nextSteps().addListener((ListChangeListener<Notice.NextStep>) _ -> showSteps(steps));
        showSteps(steps);
        HBox head =
                Panels.row(
                        Icons.icon(MaterialDesignA.ALERT_CIRCLE_OUTLINE, "problem-icon"),
                        text,
                        Panels.spacer(),
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                id + "-close",
                                Texts.of("notice.close"),
                                model::dismissProblem));
        getChildren().addAll(head, steps);
        getStyleClass().add("problem-box");
        visibleProperty().bind(model.problemProperty().isNotEmpty());
        managedProperty().bind(visibleProperty());
    }

    private void showSteps(HBox steps) {
        steps.getChildren().clear();
        for (Notice.NextStep step : model.nextSteps()) {
            Button button = new Button(step.label());
            button.setId(step.id());
            button.getStyleClass().add("small");
            button.setOnAction(_ -> step.run().run());
            steps.getChildren().add(button);
        }
        steps.setManaged(!steps.getChildren().isEmpty());
    }
}
