package org.orrery.ui.room;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.orrery.ui.control.FocusFence;

/// A sheet over the page; Esc or a click beside it closes it and gives the focus back.
final class Overlay extends StackPane {
    private @Nullable Node focusBefore;

    Overlay() {
        getStyleClass().add("veil");
        setVisible(false);
        FocusFence.around(this);
        addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (event.getTarget() == this) {
                        close();
                    }
                });
    }

    void open(Region sheet, Pos where) {
        focusBefore = getScene() == null ? null : getScene().getFocusOwner();
        sheet.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(sheet, where);
        StackPane.setMargin(sheet, new Insets(where == Pos.TOP_CENTER ? 70 : 0, 0, 0, 0));
        getChildren().setAll(sheet);
        setVisible(true);
    }

    boolean isOpen() {
        return isVisible();
    }

    void close() {
        setVisible(false);
        getChildren().clear();
        Node before = focusBefore;
        if (before != null) {
            before.requestFocus();
        }
    }
}
