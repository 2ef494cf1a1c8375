package org.orrery.ui.action;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;

/// Buttons of actions, with name, key and, when they cannot be used, why.
public final class ActionButton {
    private ActionButton() {}

    public static Explained of(UiAction action, String... styleClasses) {
        return dressed(new Button(), action, styleClasses);
    }

    /// A button that shows a state; the caller selects it.
    public static ToggleButton toggle(UiAction action, String... styleClasses) {
        ToggleButton button = new ToggleButton();
        var _ = dressed(button, action, styleClasses);
        return button;
    }

    private static Explained dressed(ButtonBase button, UiAction action, String... styleClasses) {
        button.setGraphic(Icons.icon(action.icon()));
        button.setId("action-" + action.id());
        button.accessibleTextProperty().bind(action.name());
        String key = action.keyText();
        button.setTooltip(
                Icons.tooltip(
                        key.isEmpty()
                                ? action.name()
                                : Bindings.concat(
                                        Bindings.createStringBinding(
                                                () -> action.name().getValue(), action.name()),
                                        "   " + key)));
        button.setOnAction(_ -> action.fire());
        button.getStyleClass().addAll("button-icon", "icon-button");
        button.getStyleClass().addAll(styleClasses);
        return new Explained(button, action.objection());
    }
}
