package org.orrery.ui.data;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.analytics.data.Cell;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberText;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.summary.ColumnContrast;
import org.orrery.analytics.summary.Correlation;
import org.orrery.analytics.summary.SelectionSummary;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// What is selected: the values of one row, or what sets several apart from the rest.
public final class RowPanel extends VBox {
    private static final int CONTRASTS = 6;
    private final RoomModel room;
    private final TableModel table;
    private final FilterModel filters;
    private final SelectionModel selection;
    private final Jobs jobs;
    private final VBox content = new VBox(14);
    private final VBox summary = new VBox(14);
    private Optional<Job<SelectionSummary>> computing = Optional.empty();

    public RowPanel(
            RoomModel room,
            TableModel table,
            FilterModel filters,
            SelectionModel selection,
            Jobs jobs) {
        this.jobs = jobs;
        super(0);
        this.room = room;
        this.table = table;
        this.filters = filters;
        this.selection = selection;
        setId("row-panel");
        getStyleClass().addAll("panel", "side-panel");
        content.getStyleClass().add("panel-content");
        getChildren()
                .addAll(
                        Panels.header(
                                Texts.of("row.title"),
                                Icons.button(
                                        MaterialDesignC.CLOSE_CIRCLE_OUTLINE,
                                        "selection-clear",
                                        Texts.of("action.deselect"),
                                        selection::clear)),
                        Panels.scrolling(new VBox(content, new SavedSelections(room, selection))));
        selection.rowsProperty().subscribe(this::show);
        filters.visibleProperty().subscribe(_ -> show());
        table.dataSetProperty().subscribe(_ -> show());
    }

    private void show() {
        content.getChildren().clear();
        BitSet rows = selection.rows();
        Optional<DataSet> data = table.dataSet();
        if (data.isEmpty() || rows.isEmpty()) {
            content.getChildren()
                    .add(Panels.empty(MaterialDesignT.TABLE_ROW, Texts.of("row.none")));
            return;
        }
        selection
                .by()
                .ifPresent(user ->
                        content.getChildren()
                                .add(
                                        Panels.wrapped(
                                                Texts.of(
                                                        "row.by",
                                                        rows.cardinality(),
                                                        user.equals(room.me())
                                                                ? Texts.of("row.you")
                                                                : room.nameOf(user)),
                                                "muted")));
        if (rows.cardinality() == 1) {
            content.getChildren().add(values(data.get().rowAsText(rows.nextSetBit(0))));
        } else {
            content.getChildren().add(summary);
            summarize(data.get(), rows);
        }
        Button annotateHint = new Button(Texts.of("action.deselect"));
        annotateHint.setId("selection-clear-2");
        annotateHint.getStyleClass().add("small");
        annotateHint.setOnAction(_ -> selection.clear());
        content.getChildren().add(annotateHint);
    }

    private static GridPane values(List<Cell> cells) {
        GridPane grid = new GridPane(12, 8);
        grid.getStyleClass().add("row-values");
        int line = 0;
        for (Cell cell : cells) {
            Label name = Panels.wrapped(cell.column().title(), "row-column");
            String unit = cell.column().unit();
            Label value =
                    Panels.wrapped(
                            cell.missing()
                                    ? Texts.of("row.missing")
                                    : unit == null ? cell.text() : cell.text() + " " + unit,
                            "row-value");
            GridPane.setHgrow(value, Priority.ALWAYS);
            grid.addRow(line++, name, value);
        }
        return grid;
    }

    /// In the pool: a million rows take a while. What was shown before stays until then.
    private void summarize(DataSet data, BitSet rows) {
        BitSet selected = (BitSet) rows.clone();
        BitSet visible = (BitSet) filters.visible().clone();
        computing.ifPresent(Job::cancel);
        if (jobs.submit(Texts.of("row.title"), _ -> SelectionSummary.of(data, selected, visible))
                instanceof Submission.Accepted<SelectionSummary>(var job)) {
            computing = Optional.of(job);
            var _ = job.result().thenAcceptAsync(this::showSummary, room.inbox());
        }
    }

    private void showSummary(SelectionSummary found) {
        summary.getChildren()
                .setAll(Panels.wrapped(Texts.of("row.contrast", found.rest()), "section-title"));
        found.contrasts().stream()
                .limit(CONTRASTS)
                .forEach(contrast -> summary.getChildren().add(card(contrast)));
        if (!found.correlations().isEmpty()) {
            summary.getChildren().add(correlations(found.correlations()));
        }
    }

    private static VBox correlations(List<Correlation> all) {
        VBox card = new VBox(4, Panels.wrapped(Texts.of("row.correlations"), "contrast-name"));
        card.setId("correlations");
        card.getStyleClass().add("contrast-card");
        for (Correlation each : all) {
            card.getChildren()
                    .add(
                            Panels.wrapped(
                                    Texts.of(
                                            "row.correlation",
                                            each.first(),
                                            each.second(),
                                            hundredths(each.selected()),
                                            hundredths(each.rest())),
                                    "contrast-detail"));
        }
        return card;
    }

    private static String hundredths(double value) {
        return Double.isFinite(value) ? String.format(java.util.Locale.ROOT, "%.2f", value) : "–";
    }

    private static VBox card(ColumnContrast contrast) {
        Label detail =
                Panels.wrapped(
                        switch (contrast) {
                            case ColumnContrast.OfNumbers numbers ->
                                    Texts.of(
                                            "row.numbers",
                                            rounded(numbers.selected().mean()),
                                            rounded(numbers.selected().standardDeviation()),
                                            rounded(numbers.rest().mean()),
                                            rounded(numbers.rest().standardDeviation()));
                            case ColumnContrast.OfCategories categories ->
                                    Texts.of(
                                            "row.categories",
                                            categories.label(),
                                            share(categories.selected(), categories.label()),
                                            share(categories.rest(), categories.label()));
                        },
                        "contrast-detail");
        javafx.scene.control.ProgressBar strength =
                new javafx.scene.control.ProgressBar(Math.clamp(contrast.strength() / 2, 0, 1));
        strength.getStyleClass().add("small");
        strength.setPrefWidth(54);
        strength.setAccessibleText(Texts.of("row.strength", rounded(contrast.strength())));
        HBox head =
                Panels.row(
                        Panels.label(contrast.column(), "contrast-name"),
                        Panels.spacer(),
                        strength);
        VBox card = new VBox(4, head, detail);
        card.getStyleClass().add("contrast-card");
        return card;
    }

    private static String share(
            org.orrery.analytics.summary.CategorySummary summary, String label) {
        int with =
                summary.labels().stream()
                        .filter(each -> each.label().equals(label))
                        .mapToInt(each -> each.count())
                        .sum();
        return summary.count() == 0 ? "0 %" : Math.round(100.0 * with / summary.count()) + " %";
    }

    private static String rounded(double value) {
        return Double.isFinite(value)
                ? NumberText.of(
                        new java.math.BigDecimal(value)
                                .round(new java.math.MathContext(4))
                                .doubleValue())
                : "–";
    }
}
