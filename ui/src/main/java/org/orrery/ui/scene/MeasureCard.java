package org.orrery.ui.scene;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.scene3d.chart.Chart;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.measure.Measure;
import org.orrery.ui.measure.MeasuresViewModel;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// What the measure tool shows: what to do next, and all measures of the room with a way to take them away.
final class MeasureCard extends VBox {
    private final RoomModel room;
    private final MeasuresViewModel model;
    private final Supplier<Chart> chart;
    private final Runnable selected;

    /// @param selected measures between the two rows that are selected
    MeasureCard(RoomModel room, MeasuresViewModel model, Supplier<Chart> chart, Runnable selected) {
        super(6);
        this.room = room;
        this.model = model;
        this.chart = chart;
        this.selected = selected;
        setId("measure-card");
        getStyleClass().addAll("glass", "measure-card");
        setMaxSize(300, Region.USE_PREF_SIZE);
        model.measures().addListener((ListChangeListener<Measure>) _ -> show());
        model.begunProperty().subscribe(_ -> show());
    }

    void show() {
        Optional<Measure.End> begun = model.begunProperty().get();
        Button two = new Button(Texts.of("measure.selected"));
        two.setId("measure-selected");
        two.getStyleClass().add("small");
        two.setOnAction(_ -> selected.run());
        getChildren()
                .setAll(
                        Panels.wrapped(
                                Texts.of(begun.isEmpty() ? "measure.first" : "measure.second"),
                                "banner-text"),
                        two);
        model.measures().forEach(measure -> getChildren().add(row(measure)));
    }

    private HBox row(Measure measure) {
        String words = MeasureLayer.words(measure, chart.get());
        var label =
                Panels.wrapped(
                        Texts.of(
                                "measure.row",
                                room.nameOf(measure.author()),
                                words.isEmpty() ? Texts.of("measure.noaxes") : words),
                        "hover-value");
        HBox.setHgrow(label, Priority.ALWAYS);
        HBox row = Panels.row(label);
        if (measure.deletable()) {
            row.getChildren()
                    .addAll(
                            Panels.spacer(),
                            Icons.button(
                                    MaterialDesignT.TRASH_CAN_OUTLINE,
                                    "measure-remove-" + measure.id(),
                                    Texts.of("measure.remove", words),
                                    () -> model.remove(measure)));
        }
        return row;
    }
}
