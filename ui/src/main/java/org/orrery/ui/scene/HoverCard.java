package org.orrery.ui.scene;

import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.orrery.analytics.data.Cell;
import org.orrery.ui.control.Panels;

/// The values of the row under the pointer, beside it.
final class HoverCard extends GridPane {
    private static final int LINES = 8;
    private static final double OFFSET = 18;

    HoverCard() {
        super(10, 3);
        getStyleClass().addAll("glass", "hover-card");
        setMouseTransparent(true);
        setManaged(false);
        setVisible(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    void show(String title, List<Cell> cells) {
        getChildren().clear();
        Label head = Panels.label(title, "hover-title");
        add(head, 0, 0, 2, 1);
        int line = 1;
        for (Cell cell : cells) {
            if (!cell.missing() && line <= LINES) {
                addRow(
                        line++,
                        Panels.label(cell.column().title(), "hover-name"),
                        Panels.label(cell.text(), "hover-value"));
            }
        }
        setVisible(true);
    }

    void hide() {
        setVisible(false);
    }

    /// Stays inside the area of the scene.
    void placeAt(double x, double y, Bounds area) {
        if (!isVisible()) {
            return;
        }
        applyCss();
        double width = prefWidth(-1);
        double height = prefHeight(-1);
        double left = x + OFFSET + width > area.getWidth() ? x - OFFSET - width : x + OFFSET;
        double top = Math.clamp(y - height / 2, 8, Math.max(8, area.getHeight() - height - 8));
        resizeRelocate(Math.max(8, left), top, width, height);
    }
}
