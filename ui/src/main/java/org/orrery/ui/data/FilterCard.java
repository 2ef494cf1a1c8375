package org.orrery.ui.data;

import atlantafx.base.controls.ToggleSwitch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberText;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.summary.CategorySummary;
import org.orrery.analytics.summary.Histogram;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// One filter: a range under a histogram, or a list of categories with their counts.
final class FilterCard extends VBox {
    private static final int BINS = 28;
    private static final int LISTED = 8;
    private final FilterModel model;
    private final ColumnFilter filter;
    private final Column column;

    FilterCard(FilterModel model, ColumnFilter filter, DataSet data, Column column) {
        super(8);
        this.model = model;
        this.filter = filter;
        this.column = column;
        setId("filter-" + column.name());
        getStyleClass().add("filter-card");
        pseudoClassStateChanged(PseudoClass.getPseudoClass("off"), !filter.enabled());
        getChildren().add(header());
        BitSet every = new BitSet();
        every.set(0, data.rowCount());
        if (column instanceof CategoryColumn categories) {
            getChildren().add(categories(categories, every));
        } else {
            addRange(every);
        }
    }

    private HBox header() {
        ToggleSwitch enabled = new ToggleSwitch();
        enabled.setSelected(filter.enabled());
        enabled.setAccessibleText(Texts.of("filter.enabled", column.name()));
        enabled.setTooltip(Icons.tooltip(Texts.of("filter.enabled", column.name())));
        enabled.selectedProperty().subscribe((_, on) -> model.setEnabled(filter, on));
        Label title = Panels.label(column.header().title(), "filter-title");
        title.setMinWidth(20);
        var remove =
                Icons.button(
                        MaterialDesignC.CLOSE,
                        "filter-remove-" + column.name(),
                        Texts.of("filter.remove", column.name()),
                        () -> model.remove(filter));
        remove.getStyleClass().add("small");
        HBox header = Panels.row(title, Panels.spacer(), enabled, remove);
        header.setSpacing(4);
        return header;
    }

    private void addRange(BitSet every) {
        Histogram all = Histogram.of(column, every, BINS);
        if (Double.isNaN(all.min()) || all.min() == all.max()) {
            getChildren().add(Panels.wrapped(Texts.of("filter.constant"), "muted"));
            return;
        }
        double low = Math.clamp(filter.minimum(), all.min(), all.max());
        double high = Math.clamp(filter.maximum(), all.min(), all.max());
        RangeSlider slider = new RangeSlider(all.min(), all.max(), low, high);
        slider.setBlockIncrement((all.max() - all.min()) / 50);
        slider.setAccessibleText(Texts.of("filter.range", column.name()));
        slider.setId("range-" + column.name());
        Label from = Panels.label(format(low), "filter-bound");
        Label to = Panels.label(format(high), "filter-bound");
        slider.lowValueProperty()
                .subscribe((_, value) -> from.setText(format(value.doubleValue())));
        slider.highValueProperty().subscribe((_, value) -> to.setText(format(value.doubleValue())));
        Runnable commit = () -> commit(slider, low, high);
        slider.lowValueChangingProperty().subscribe((_, moving) -> unless(moving, commit));
        slider.highValueChangingProperty().subscribe((_, moving) -> unless(moving, commit));
        slider.setOnKeyReleased(_ -> commit.run());
        slider.setOnMouseReleased(_ -> commit.run());
        HistogramBars bars = new HistogramBars(all, Histogram.of(column, model.visible(), BINS));
        HBox bounds = Panels.row(from, Panels.spacer(), to);
        getChildren().addAll(bars, slider, bounds);
    }

    private static void unless(boolean moving, Runnable action) {
        if (!moving) {
            action.run();
        }
    }

    private void commit(RangeSlider slider, double low, double high) {
        if (slider.isLowValueChanging()
                || slider.isHighValueChanging()
                || (slider.getLowValue() == low && slider.getHighValue() == high)) {
            return;
        }
        model.setRange(filter, slider.getLowValue(), slider.getHighValue());
    }

    private VBox categories(CategoryColumn categories, BitSet every) {
        int[] counts = CategorySummary.counts(categories, every);
        VBox list = new VBox(4);
        List<CheckBox> boxes = new ArrayList<>();
        for (int code = 0; code < categories.labels().size(); code++) {
            String label = categories.labels().get(code);
            CheckBox box = new CheckBox(label);
            box.setSelected(filter.anyCategory() || filter.categories().contains(label));
            box.setMinWidth(20);
            boxes.add(box);
            box.setOnAction(_ ->
                    model.setCategories(
                            filter,
                            boxes.stream()
                                    .filter(CheckBox::isSelected)
                                    .map(CheckBox::getText)
                                    .toList()));
            list.getChildren()
                    .add(
                            Panels.row(
                                    box,
                                    Panels.spacer(),
                                    Panels.label(String.valueOf(counts[code]), "filter-bound")));
        }
        if (boxes.size() <= LISTED) {
            return list;
        }
        ScrollPane scroll = Panels.scrolling(list);
        scroll.setPrefHeight(LISTED * 25);
        scroll.setMaxHeight(LISTED * 25);
        scroll.setFocusTraversable(false);
        return new VBox(scroll);
    }

    private String format(double value) {
        return column instanceof TimeColumn times
                ? times.format(value)
                : NumberText.of(rounded(value));
    }

    /// As many digits as the picture can tell apart.
    private static double rounded(double value) {
        return new java.math.BigDecimal(value)
                .round(new java.math.MathContext(Math.abs(value) >= 1e4 ? 6 : 4))
                .doubleValue();
    }
}
