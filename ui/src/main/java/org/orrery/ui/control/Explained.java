package org.orrery.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;

/// A control that may be out of reach, and then says why: a disabled node shows no tooltip, its wrapper does.
public final class Explained extends StackPane {
    /// @param objection why it cannot be used now; empty when it can
    public Explained(Node node, ObservableValue<String> objection) {
        getChildren().add(node);
        getStyleClass().add("explained");
        setPickOnBounds(true);
        Tooltip why = Icons.tooltip("");
        why.textProperty().bind(objection);
        node.disableProperty().bind(objection.map(text -> !text.isEmpty()));
        update(why, objection.getValue());
        objection.subscribe(text -> update(why, text));
    }

    private void update(Tooltip why, String objection) {
        Tooltip.uninstall(this, why);
        if (!objection.isEmpty()) {
            Tooltip.install(this, why);
        }
        setAccessibleHelp(objection);
    }
}
