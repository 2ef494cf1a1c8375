package org.orrery.ui.action;

import java.util.List;
import java.util.Locale;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// All keys on one page.
public final class KeySheet extends VBox {
    /// A key that no action stands for, such as those that move the camera.
    public record Extra(UiAction.Group group, String name, String key) {}

    public KeySheet(ActionSet actions, List<Extra> extras, Runnable close) {
        super(14);
        setId("key-sheet");
        getStyleClass().addAll("sheet", "key-sheet");
        VBox left = new VBox(18);
        VBox right = new VBox(18);
        HBox groups = new HBox(36, left, right);
        for (UiAction.Group group : UiAction.Group.values()) {
            VBox column =
                    new VBox(
                            7,
                            Panels.label(
                                    Texts.of("keys." + group.name().toLowerCase(Locale.ROOT)),
                                    "section-title"));
            column.getStyleClass().add("key-column");
            extras.stream()
                    .filter(extra -> extra.group() == group)
                    .forEach(extra -> column.getChildren().add(row(extra.name(), extra.key())));
            actions.all().stream()
                    .filter(action -> action.group() == group && action.key() != null)
                    .forEach(action ->
                            column.getChildren()
                                    .add(row(Texts.of("action." + action.id()), action.keyText())));
            boolean second = group == UiAction.Group.PEOPLE || group == UiAction.Group.WINDOW;
            (second ? right : left).getChildren().add(column);
        }
        getChildren()
                .addAll(
                        Panels.header(
                                Texts.of("keys.title"),
                                Icons.button(
                                        MaterialDesignC.CLOSE,
                                        "key-sheet-close",
                                        Texts.of("sheet.close"),
                                        close)),
                        groups);
    }

    private static HBox row(String name, String key) {
        return Panels.row(
                Panels.label(name, "key-name"), Panels.spacer(), Panels.label(key, "key-cap"));
    }
}
