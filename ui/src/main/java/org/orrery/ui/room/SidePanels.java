package org.orrery.ui.room;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// The rail at the left and the panel that it opens.
final class SidePanels extends HBox {
    /// The panels, from top to bottom.
    enum Kind {
        DATA,
        ANALYSIS,
        ANNOTATIONS,
        BOOKMARKS,
        ROW;

        Ikon icon() {
            return switch (this) {
                case DATA -> MaterialDesignT.TUNE_VERTICAL;
                case ANALYSIS -> MaterialDesignC.CHART_BELL_CURVE;
                case ANNOTATIONS -> MaterialDesignM.MESSAGE_TEXT_OUTLINE;
                case BOOKMARKS -> MaterialDesignB.BOOKMARK_OUTLINE;
                case ROW -> MaterialDesignT.TABLE_EYE;
            };
        }

        String key() {
            return "panel." + name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final ObjectProperty<Optional<Kind>> open =
            new SimpleObjectProperty<>(Optional.of(Kind.DATA));
    private final Map<Kind, ToggleButton> buttons = new EnumMap<>(Kind.class);

    /// @param foot buttons at the lower end of the rail
    SidePanels(Map<Kind, Node> panels, Node... foot) {
        VBox rail = new VBox(6);
        rail.getStyleClass().add("rail");
        StackPane area = new StackPane();
        area.getStyleClass().add("side-area");
        for (Kind kind : Kind.values()) {
            ToggleButton button =
                    Icons.toggle(
                            kind.icon(),
                            "rail-" + kind.name().toLowerCase(java.util.Locale.ROOT),
                            Texts.of(kind.key()));
            button.getStyleClass().add("rail-button");
            button.setOnAction(_ -> toggle(kind));
            buttons.put(kind, button);
            rail.getChildren().add(button);
            area.getChildren().add(panels.get(kind));
        }
        rail.getChildren().add(Panels.spacer());
        rail.getChildren().addAll(foot);
        getChildren().addAll(rail, area);
        open.subscribe(shown -> {
            area.setVisible(shown.isPresent());
            area.setManaged(shown.isPresent());
            panels.forEach((kind, panel) -> {
                panel.setVisible(shown.equals(Optional.of(kind)));
                panel.setManaged(panel.isVisible());
            });
            buttons.forEach((kind, button) -> button.setSelected(shown.equals(Optional.of(kind))));
        });
    }

    ObjectProperty<Optional<Kind>> openProperty() {
        return open;
    }

    void toggle(Kind kind) {
        open.set(open.get().equals(Optional.of(kind)) ? Optional.empty() : Optional.of(kind));
    }

    void open(Kind kind) {
        open.set(Optional.of(kind));
    }
}
