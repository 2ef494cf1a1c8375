package org.orrery.ui.action;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// All actions by name: type a few letters, press Enter.
public final class CommandPalette extends VBox {
    private final ActionSet actions;
    private final Runnable close;
    private final TextField query = new TextField();
    private final ListView<UiAction> list = new ListView<>();

    /// @param close takes the palette off the screen
    public CommandPalette(ActionSet actions, Runnable close) {
        super(8);
        this.actions = actions;
        this.close = close;
        setId("palette");
        getStyleClass().addAll("sheet", "palette");
        query.setId("palette-query");
        query.setPromptText(Texts.of("palette.prompt"));
        query.setAccessibleText(Texts.of("palette.prompt"));
        query.getStyleClass().add("palette-query");
        query.textProperty().subscribe(this::show);
        query.addEventFilter(KeyEvent.KEY_PRESSED, this::steer);
        list.setId("palette-list");
        list.setAccessibleText(Texts.of("palette.list"));
        list.setCellFactory(_ -> new Row());
        list.setOnMouseClicked(_ -> fire());
        list.getStyleClass().addAll("edge-to-edge", "palette-list");
        getChildren().addAll(query, list);
    }

    public void open() {
        query.clear();
        show("");
        query.requestFocus();
    }

    private void show(String text) {
        list.getItems().setAll(actions.matching(text));
        list.getSelectionModel().selectFirst();
    }

    private void steer(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().select(Math.min(at + 1, list.getItems().size() - 1));
        } else if (event.getCode() == KeyCode.UP) {
            list.getSelectionModel().select(Math.max(at - 1, 0));
        } else if (event.getCode() == KeyCode.ENTER) {
            fire();
        } else {
            return;
        }
        list.scrollTo(list.getSelectionModel().getSelectedIndex());
        event.consume();
    }

    private void fire() {
        UiAction chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null && chosen.isPossible()) {
            close.run();
            chosen.fire();
        }
    }

    private static final class Row extends ListCell<UiAction> {
        @Override
        protected void updateItem(@Nullable UiAction action, boolean empty) {
            super.updateItem(action, empty);
            if (action == null || empty) {
                setGraphic(null);
                return;
            }
            Label name = new Label(action.name().getValue(), Icons.icon(action.icon()));
            name.setGraphicTextGap(10);
            HBox row = Panels.row(name, Panels.spacer());
            if (!action.isPossible()) {
                row.getChildren().add(Panels.label(action.objection().getValue(), "muted"));
                row.setDisable(true);
            } else if (!action.keyText().isEmpty()) {
                row.getChildren().add(Panels.label(action.keyText(), "key-cap"));
            }
            setGraphic(row);
        }
    }
}
