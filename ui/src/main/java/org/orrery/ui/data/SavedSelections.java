package org.orrery.ui.data;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The selections that were given a name: a click selects their rows again.
final class SavedSelections extends VBox {
    private final RoomModel room;
    private final SelectionModel model;
    private final VBox list = new VBox(4);

    SavedSelections(RoomModel room, SelectionModel model) {
        super(10);
        this.room = room;
        this.model = model;
        getStyleClass().add("panel-content");
        TextField name = new TextField();
        name.setId("selection-name");
        name.setPromptText(Texts.of("selection.name"));
        name.setAccessibleText(Texts.of("selection.name"));
        HBox.setHgrow(name, Priority.ALWAYS);
        Button save = new Button(Texts.of("selection.save"));
        save.setId("selection-save");
        save.getStyleClass().add("small");
        Runnable saving =
                () -> {
                    model.save(name.getText());
                    name.clear();
                };
        name.setOnAction(_ -> saving.run());
        save.setOnAction(_ -> saving.run());
        HBox form = Panels.row(name, save);
        save.setMinWidth(USE_PREF_SIZE);
        form.setDisable(model.rows().isEmpty());
        model.rowsProperty().subscribe(rows -> form.setDisable(rows.isEmpty()));
        getChildren()
                .addAll(
                        Panels.label(Texts.of("selection.saved"), "section-title"),
                        new Explained(
                                new VBox(form), room.access().creationObjection(Kinds.SELECTION)),
                        list);
        model.saved().addListener((ListChangeListener<SelectionModel.Saved>) _ -> show());
        show();
    }

    private void show() {
        list.getChildren().setAll(model.saved().stream().map(this::row).toList());
        if (model.saved().isEmpty()) {
            list.getChildren().add(Panels.wrapped(Texts.of("selection.saved.none"), "muted"));
        }
    }

    private HBox row(SelectionModel.Saved saved) {
        Button recall =
                new Button(saved.label(), Icons.icon(MaterialDesignC.CURSOR_DEFAULT_CLICK_OUTLINE));
        recall.setId("selection-recall-" + saved.id());
        recall.setAccessibleText(
                Texts.of("selection.recall", saved.label(), room.nameOf(saved.owner())));
        recall.getStyleClass().addAll("flat", "small");
        recall.setMaxWidth(Double.MAX_VALUE);
        recall.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        recall.setOnAction(_ -> model.recall(saved));
        Explained way = new Explained(recall, room.access().creationObjection(Kinds.SELECTION));
        HBox.setHgrow(way, Priority.ALWAYS);
        HBox row = Panels.row(way);
        if (saved.deletable()) {
            row.getChildren()
                    .add(
                            Icons.button(
                                    MaterialDesignT.TRASH_CAN_OUTLINE,
                                    "selection-delete-" + saved.id(),
                                    Texts.of("selection.delete", saved.label()),
                                    () -> model.delete(saved)));
        }
        return row;
    }
}
