package org.orrery.ui.annotation;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// Fields and buttons for writing.
final class Writing {
    private Writing() {}

    static TextArea area(String id, String prompt) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setPromptText(prompt);
        area.setAccessibleText(prompt);
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return area;
    }

    /// Enter submits, Shift and Enter breaks the line, Esc gives up.
    static void submitOnEnter(TextArea area, Runnable submit, Runnable cancel) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                        event.consume();
                        submit.run();
                    } else if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        cancel.run();
                    }
                });
    }

    static HBox buttons(String submitKey, Runnable submit, Runnable cancel) {
        return Panels.row(
                Panels.spacer(),
                button("annotation-cancel", "annotation.cancel", "flat", cancel),
                button("annotation-submit", submitKey, "accent", submit));
    }

    static Button button(String id, String key, String style, Runnable action) {
        Button button = new Button(Texts.of(key));
        button.setId(id);
        button.getStyleClass().addAll("small", style);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
