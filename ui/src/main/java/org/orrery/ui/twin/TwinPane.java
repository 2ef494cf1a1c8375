package org.orrery.ui.twin;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.data.FilterModel;
import org.orrery.ui.table.TablePane;
import org.orrery.ui.text.Texts;

/// The chart without space: its rows as a table, or a flat drawing of it. What is not shown is not in the window, and does no work.
public final class TwinPane extends VBox {
    private final TablePane table;
    private final FigurePane figure;
    private final StackPane content = new StackPane();
    private final ToggleButton tableTab;
    private final ToggleButton figureTab;

    public TwinPane(TablePane table, FigurePane figure, FilterModel filters, Runnable close) {
        this.table = table;
        this.figure = figure;
        setId("twin-pane");
        getStyleClass().addAll("panel", "twin-pane");
        ToggleGroup group = new ToggleGroup();
        tableTab = tab(group, MaterialDesignT.TABLE, "twin-table", "twin.table", table);
        figureTab =
                tab(group, MaterialDesignC.CHART_SCATTER_PLOT, "twin-figure", "twin.flat", figure);
        HBox tabs = new HBox(4, tableTab, figureTab);
        tabs.getStyleClass().add("segmented");
        tabs.setAlignment(Pos.CENTER_LEFT);
        tabs.setMaxHeight(USE_PREF_SIZE);
        var count = Panels.label("", "data-count");
        count.textProperty().bind(filters.countProperty());
        HBox head =
                Panels.row(
                        tabs,
                        count,
                        Panels.spacer(),
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                "table-close",
                                Texts.of("table.close"),
                                close));
        head.getStyleClass().addAll("panel-header", "twin-head");
        VBox.setVgrow(content, Priority.ALWAYS);
        getChildren().addAll(head, content);
        content.setMinHeight(0);
        tableTab.setSelected(true);
        show(table);
    }

    private ToggleButton tab(ToggleGroup group, Ikon icon, String id, String key, Node shown) {
        ToggleButton tab = new ToggleButton(Texts.of(key), Icons.icon(icon));
        tab.setId(id);
        tab.setToggleGroup(group);
        tab.getStyleClass().add("small");
        tab.setOnAction(_ -> {
            tab.setSelected(true);
            show(shown);
            focusContent();
        });
        return tab;
    }

    private void show(Node shown) {
        content.getChildren().setAll(shown);
    }

    /// Shows the flat drawing.
    public void showFigure() {
        figureTab.fire();
    }

    /// Brings the keyboard to what is shown.
    public void focusContent() {
        if (content.getChildren().contains(table)) {
            table.focusTable();
        } else {
            figure.focusFigure();
        }
    }
}
