package org.orrery.ui.data;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.orrery.model.document.Entity;
import org.orrery.ui.control.Icons;
import org.orrery.ui.text.Texts;

/// The data sets that were brought into the room; choosing one shows it to everybody. Not there while there is but one.
final class DataSetMenu extends MenuButton {
    private final TableModel table;

    /// @param objection why the data set cannot be changed; empty when it can
    DataSetMenu(TableModel table, ObservableValue<String> objection) {
        super(null, Icons.icon(MaterialDesignD.DATABASE_OUTLINE));
        this.table = table;
        setId("data-sets");
        setAccessibleText(Texts.of("data.sets"));
        setTooltip(Icons.tooltip(Texts.of("data.sets")));
        getStyleClass().addAll("small", "flat", "no-arrow");
        disableProperty().bind(objection.map(text -> !text.isEmpty()));
        managedProperty().bind(visibleProperty());
        table.dataSets().addListener((javafx.collections.ListChangeListener<Entity>) _ -> list());
        list();
        setOnShowing(_ -> list());
    }

    private void list() {
        List<Entity> all = table.dataSets();
        setVisible(all.size() > 1);
        getItems().setAll(all.stream().map(this::item).toList());
    }

    private RadioMenuItem item(Entity data) {
        RadioMenuItem item = new RadioMenuItem(data.text("name", ""));
        item.setMnemonicParsing(false);
        item.setSelected(table.source().map(Entity::id).filter(data.id()::equals).isPresent());
        item.setOnAction(_ -> table.lookAt(data));
        return item;
    }
}
