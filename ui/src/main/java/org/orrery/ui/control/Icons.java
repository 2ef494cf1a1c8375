package org.orrery.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.util.Duration;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons that are an icon, which always carry a name for those who do not see it.
public final class Icons {
    private static final Duration TOOLTIP_DELAY = Duration.millis(350);

    private Icons() {}

    public static FontIcon icon(Ikon ikon, String... styleClasses) {
        FontIcon icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    public static Button button(Ikon ikon, String id, String name, Runnable action) {
        Button button = new Button(null, icon(ikon));
        dress(button, id, name);
        button.setOnAction(_ -> action.run());
        return button;
    }

    public static ToggleButton toggle(Ikon ikon, String id, String name) {
        ToggleButton button = new ToggleButton(null, icon(ikon));
        dress(button, id, name);
        return button;
    }

    private static void dress(ButtonBase button, String id, String name) {
        button.setId(id);
        button.setAccessibleText(name);
        button.setTooltip(tooltip(name));
        button.getStyleClass().addAll("button-icon", "flat", "icon-button");
    }

    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(TOOLTIP_DELAY);
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(320);
        return tooltip;
    }

    public static Tooltip tooltip(ObservableValue<String> text) {
        Tooltip tooltip = tooltip("");
        tooltip.textProperty().bind(text);
        return tooltip;
    }
}
