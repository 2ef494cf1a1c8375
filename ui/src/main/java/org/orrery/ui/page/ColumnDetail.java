package org.orrery.ui.page;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.summary.CategorySummary;
import org.orrery.analytics.summary.ColumnSummary;
import org.orrery.analytics.summary.Histogram;
import org.orrery.analytics.summary.NumberSummary;
import org.orrery.ui.control.Panels;
import org.orrery.ui.data.HistogramBars;
import org.orrery.ui.text.Texts;

/// What one column holds: figures and how they are spread.
final class ColumnDetail extends VBox {
    private static final int LISTED = 8;
    private static final double BARS = 84;

    ColumnDetail() {
        super(10);
        setId("page-summary");
    }

    void clear(String sentence) {
        getChildren().setAll(Panels.wrapped(sentence, "muted"));
    }

    void show(ColumnSummary summary) {
        getChildren()
                .setAll(
                        switch (summary) {
                            case ColumnSummary.OfNumbers it ->
                                    numbers(it.column(), it.numbers(), it.histogram());
                            case ColumnSummary.OfTimes it ->
                                    numbers(it.column(), it.numbers(), it.histogram());
                            case ColumnSummary.OfCategories it -> categories(it.categories());
                            case ColumnSummary.OfTexts it -> texts(it);
                        });
    }

    private static List<Node> numbers(Column column, NumberSummary numbers, Histogram histogram) {
        List<Node> nodes = new ArrayList<>();
        FlowPane figures = figures();
        count(figures, numbers.count(), numbers.missing());
        figure(figures, "page.min", Figures.of(column, numbers.min()));
        figure(figures, "page.lower", Figures.of(column, numbers.lowerQuartile()));
        figure(figures, "page.median", Figures.of(column, numbers.median()));
        figure(figures, "page.mean", Figures.of(column, numbers.mean()));
        figure(figures, "page.upper", Figures.of(column, numbers.upperQuartile()));
        figure(figures, "page.max", Figures.of(column, numbers.max()));
        if (column instanceof org.orrery.analytics.data.NumberColumn) {
            figure(figures, "page.deviation", Figures.rounded(numbers.standardDeviation()));
        }
        nodes.add(figures);
        if (numbers.count() > 0) {
            HistogramBars bars = new HistogramBars(histogram, BARS);
            HBox ends =
                    Panels.row(
                            Panels.label(Figures.of(column, histogram.min()), "column-detail"),
                            Panels.spacer(),
                            Panels.label(Figures.of(column, histogram.max()), "column-detail"));
            nodes.add(new VBox(3, bars, ends));
        }
        return nodes;
    }

    private static List<Node> categories(CategorySummary categories) {
        FlowPane figures = figures();
        count(figures, categories.count(), categories.missing());
        figure(figures, "page.labels", String.valueOf(categories.labels().size()));
        GridPane grid = new GridPane(10, 4);
        ColumnConstraints names = new ColumnConstraints(60, 170, 220);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, bars);
        int most = categories.labels().isEmpty() ? 1 : categories.labels().getFirst().count();
        categories.labels().stream()
                .limit(LISTED)
                .forEach(each -> {
                    ProgressBar bar = new ProgressBar((double) each.count() / most);
                    bar.setMaxWidth(Double.MAX_VALUE);
                    bar.getStyleClass().add("medium");
                    Label count =
                            Panels.label(
                                    Texts.of(
                                            "page.share",
                                            each.count(),
                                            Figures.percent(each.count(), categories.count())),
                                    "column-detail");
                    count.setMinWidth(USE_PREF_SIZE);
                    bar.setAccessibleText(each.label() + " " + count.getText());
                    grid.addRow(
                            grid.getRowCount(),
                            Panels.label(each.label(), "column-value"),
                            bar,
                            count);
                });
        List<Node> nodes = new ArrayList<>(List.of(figures, grid));
        int more = categories.labels().size() - LISTED;
        if (more > 0) {
            nodes.add(Panels.label(Texts.of("page.more", more), "column-detail"));
        }
        return nodes;
    }

    private static List<Node> texts(ColumnSummary.OfTexts texts) {
        FlowPane figures = figures();
        count(figures, texts.count(), texts.missing());
        boolean many = texts.distinct() >= ColumnSummary.OfTexts.MOST_DISTINCT;
        figure(
                figures,
                "page.labels",
                many
                        ? Texts.of("page.atleast", texts.distinct())
                        : Texts.of("page.exactly", texts.distinct()));
        figure(figures, "page.longest", String.valueOf(texts.longest()));
        VBox examples = new VBox(2, Panels.label(Texts.of("page.examples"), "column-detail"));
        texts.examples()
                .forEach(example ->
                        examples.getChildren().add(Panels.label(example, "column-value")));
        return List.of(figures, examples);
    }

    private static FlowPane figures() {
        FlowPane pane = new FlowPane(22, 8);
        pane.setPrefWrapLength(200);
        return pane;
    }

    private static void count(FlowPane figures, int count, int missing) {
        figure(figures, "page.count", Texts.of("page.exactly", count));
        figure(
                figures,
                "page.missing",
                Texts.of("page.share", missing, Figures.percent(missing, (long) count + missing)));
    }

    private static void figure(FlowPane figures, String key, String value) {
        VBox box =
                new VBox(
                        1,
                        Panels.label(Texts.of(key), "column-detail"),
                        Panels.label(value, "column-value"));
        box.setAccessibleText(Texts.of(key) + " " + value);
        figures.getChildren().add(box);
    }
}
