package org.orrery.ui.data;

import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// The charts of the room from left to right, one of which is in hand; adds, publishes and removes them.
final class ChartStrip extends VBox {
    private final ChartModel model;
    private final FlowPane charts = new FlowPane(4, 4);
    private final MenuButton add = new MenuButton(null, Icons.icon(MaterialDesignP.PLUS));
    private final HBox draft;
    private final HBox shared;

    /// @param creation why I may not add a chart for everybody; empty when I may
    ChartStrip(ChartModel model, ObservableValue<String> creation) {
        super(6);
        this.model = model;
        setId("charts");
        charts.getStyleClass().add("segmented");
        add.setId("chart-add");
        add.setAccessibleText(Texts.of("chart.add.name"));
        add.setTooltip(Icons.tooltip(Texts.of("chart.add.name")));
        add.getStyleClass().addAll("small", "flat", "accent", "no-arrow");
        MenuItem everybody = item("chart-add-shared", "action.chart.add", this::addShared);
        everybody.disableProperty().bind(creation.map(text -> !text.isEmpty()));
        add.getItems()
                .setAll(everybody, item("chart-add-draft", "action.chart.draft", model::draft));
        Button publish = button("chart-publish", "chart.publish", () -> inHand(model::publish));
        publish.getStyleClass().add("accent");
        Label hint = Panels.wrapped(Texts.of("chart.draft.hint"), "hint");
        hint.setGraphic(Icons.icon(MaterialDesignE.EYE_OFF_OUTLINE));
        draft =
                Panels.row(
                        hint,
                        Panels.spacer(),
                        new Explained(publish, creation),
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                "chart-discard",
                                Texts.of("chart.discard"),
                                () -> inHand(model::remove)));
        shared =
                Panels.row(
                        Panels.label("", "hint"),
                        Panels.spacer(),
                        button("chart-remove", "chart.remove", () -> inHand(model::remove)));
        getChildren().addAll(charts, draft, shared);
        model.charts().addListener((ListChangeListener<RoomChart>) _ -> show());
        model.activeProperty().subscribe(this::show);
    }

    private void addShared() {
        model.add(Optional.empty());
    }

    private void inHand(java.util.function.Consumer<RoomChart> action) {
        model.activeProperty().get().ifPresent(action);
    }

    private static MenuItem item(String id, String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static Button button(String id, String key, Runnable action) {
        Button button = new Button(Texts.of(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void show() {
        Optional<RoomChart> active = model.activeProperty().get();
        charts.getChildren().clear();
        List<RoomChart> all = model.charts();
        for (RoomChart chart : all) {
            if (all.size() > 1 || chart.draft()) {
                charts.getChildren().add(toggle(chart, all.indexOf(chart), active));
            }
        }
        charts.getChildren().add(add);
        add.setDisable(!model.hasPlace());
        show(draft, active.filter(RoomChart::draft).isPresent());
        show(
                shared,
                active.filter(chart -> !chart.draft() && model.isRemovable(chart)).isPresent());
        active.map(all::indexOf)
                .ifPresent(index ->
                        ((Label) shared.getChildren().getFirst())
                                .setText(Texts.of("chart.of", index + 1, all.size())));
    }

    private static void show(HBox row, boolean wanted) {
        row.setVisible(wanted);
        row.setManaged(wanted);
    }

    private ToggleButton toggle(RoomChart chart, int index, Optional<RoomChart> active) {
        String name = chart.title(index);
        ToggleButton toggle = new ToggleButton(chart.draft() ? name : String.valueOf(index + 1));
        if (chart.draft()) {
            toggle.setGraphic(Icons.icon(MaterialDesignE.EYE_OFF_OUTLINE));
            toggle.setText(Texts.of("chart.draft"));
        }
        toggle.setId("chart-" + (index + 1));
        toggle.setAccessibleText(name);
        toggle.setTooltip(Icons.tooltip(name));
        toggle.setSelected(active.filter(chart::equals).isPresent());
        toggle.getStyleClass().add("small");
        toggle.setMinWidth(30);
        toggle.setOnAction(_ -> {
            toggle.setSelected(true);
            model.activate(chart.id());
        });
        return toggle;
    }
}
