package org.orrery.ui.data;

import atlantafx.base.controls.ToggleSwitch;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.jspecify.annotations.Nullable;
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

/// One filter: a range under a histogram, or a list of categories with their counts. It is kept while the filter lives, so
/// that what others change does not take the slider out of one's hand.
final class FilterCard extends VBox {
    private static final int BINS = 28;
    private static final int LISTED = 8;
    private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
    private final FilterModel model;
    private final Column column;
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final List<CheckBox> boxes = new ArrayList<>();
    private @Nullable RangeSlider slider;
    private @Nullable HistogramBars bars;
    private ColumnFilter filter;
    private boolean showing;
    private boolean counting;

    /// The rows whose histogram is shown.
    private @Nullable BitSet counted;

    FilterCard(FilterModel model, ColumnFilter filter, DataSet data, Column column) {
        super(8);
        this.model = model;
        this.filter = filter;
        this.column = column;
        setId("filter-" + column.name());
        getStyleClass().add("filter-card");
        getChildren().add(header());
        BitSet every = new BitSet();
        every.set(0, data.rowCount());
        if (column instanceof CategoryColumn categories) {
            getChildren().add(categories(categories, every));
        } else {
            addRange(Histogram.of(column, every, BINS));
        }
        show(filter);
    }

    /// Another data set has other columns, though they may have the same names.
    boolean isFor(Column other) {
        return column.equals(other);
    }

    /// Shows the filter as it is now, and which rows pass all filters.
    void show(ColumnFilter now) {
        filter = now;
        showing = true;
        pseudoClassStateChanged(OFF, !now.enabled());
        enabled.setSelected(now.enabled());
        boxes.forEach(box ->
                box.setSelected(now.anyCategory() || now.categories().contains(box.getText())));
        RangeSlider range = slider;
        if (range != null && !range.isLowValueChanging() && !range.isHighValueChanging()) {
            range.setHighValue(Math.clamp(now.maximum(), range.getMin(), range.getMax()));
            range.setLowValue(Math.clamp(now.minimum(), range.getMin(), range.getMax()));
            range.setHighValue(Math.clamp(now.maximum(), range.getMin(), range.getMax()));
        }
        showing = false;
        count();
    }

    /// One count at a time: what passes meanwhile is counted next.
    private void count() {
        HistogramBars shown = bars;
        BitSet rows = model.visible();
        if (shown == null || counting || rows.equals(counted)) {
            return;
        }
        counting = true;
        model.count(
                column,
                BINS,
                histogram -> {
                    counting = false;
                    if (histogram.isPresent()) {
                        counted = rows;
                        shown.show(histogram.get());
                        count();
                    }
                });
    }

    private HBox header() {
        enabled.setAccessibleText(Texts.of("filter.enabled", column.name()));
        enabled.setTooltip(Icons.tooltip(Texts.of("filter.enabled", column.name())));
        enabled.selectedProperty()
                .subscribe((_, on) -> {
                    if (!showing) {
                        model.setEnabled(filter, on);
                    }
                });
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

    private void addRange(Histogram all) {
        if (Double.isNaN(all.min()) || all.min() == all.max()) {
            getChildren().add(Panels.wrapped(Texts.of("filter.constant"), "muted"));
            return;
        }
        RangeSlider range = new RangeSlider(all.min(), all.max(), all.min(), all.max());
        range.setBlockIncrement((all.max() - all.min()) / 50);
        range.setAccessibleText(Texts.of("filter.range", column.name()));
        range.setId("range-" + column.name());
        Label from = Panels.label("", "filter-bound");
        Label to = Panels.label("", "filter-bound");
        range.lowValueProperty().subscribe(value -> from.setText(format(value.doubleValue())));
        range.highValueProperty().subscribe(value -> to.setText(format(value.doubleValue())));
        range.lowValueChangingProperty().subscribe((_, _) -> commit(range));
        range.highValueChangingProperty().subscribe((_, _) -> commit(range));
        range.setOnKeyReleased(_ -> commit(range));
        range.setOnMouseReleased(_ -> commit(range));
        HistogramBars shown = new HistogramBars(all);
        slider = range;
        bars = shown;
        getChildren().addAll(shown, range, Panels.row(from, Panels.spacer(), to));
    }

    /// A range is sent when the thumb is let go, so that one drag is one step.
    private void commit(RangeSlider range) {
        double low = Math.clamp(filter.minimum(), range.getMin(), range.getMax());
        double high = Math.clamp(filter.maximum(), range.getMin(), range.getMax());
        boolean moving = range.isLowValueChanging() || range.isHighValueChanging();
        boolean same = range.getLowValue() == low && range.getHighValue() == high;
        if (!showing && !moving && !same) {
            model.setRange(filter, range.getLowValue(), range.getHighValue());
        }
    }

    private VBox categories(CategoryColumn categories, BitSet every) {
        int[] counts = CategorySummary.counts(categories, every);
        VBox list = new VBox(4);
        for (int code = 0; code < categories.labels().size(); code++) {
            CheckBox box = new CheckBox(categories.labels().get(code));
            box.setMinWidth(20);
            box.setOnAction(_ -> model.setCategories(filter, checked()));
            boxes.add(box);
            Label count = Panels.label(String.valueOf(counts[code]), "filter-bound");
            count.setMinWidth(Region.USE_PREF_SIZE);
            list.getChildren().add(Panels.row(box, Panels.spacer(), count));
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

    private List<String> checked() {
        return boxes.stream().filter(CheckBox::isSelected).map(CheckBox::getText).toList();
    }

    private String format(double value) {
        return column instanceof TimeColumn times
                ? times.format(value)
                : NumberText.of(rounded(value));
    }

    /// As many digits as the picture can tell apart.
    private static double rounded(double value) {
        return new BigDecimal(value)
                .round(new MathContext(Math.abs(value) >= 1e4 ? 6 : 4))
                .doubleValue();
    }
}
