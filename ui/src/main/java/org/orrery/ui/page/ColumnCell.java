package org.orrery.ui.page;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignN;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.data.TimeColumn;
import org.orrery.analytics.summary.ColumnSummary;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.data.HistogramBars;
import org.orrery.ui.page.DataPageModel.ColumnRow;
import org.orrery.ui.text.Texts;

/// One column in the list: its type, its name, what it lacks, and how its values are spread.
final class ColumnCell extends ListCell<ColumnRow> {
    private static final double SPARK_WIDTH = 76;
    private static final double SPARK_HEIGHT = 26;
    private final StackPane type = new StackPane();
    private final Label name = Panels.label("", "column-name");
    private final Label detail = Panels.label("", "column-detail");
    private final StackPane spark = new StackPane();
    private final HBox row;

    ColumnCell() {
        VBox words = new VBox(1, name, detail);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        spark.setMinWidth(SPARK_WIDTH);
        spark.setMaxWidth(SPARK_WIDTH);
        spark.setAlignment(Pos.CENTER_RIGHT);
        row = Panels.row(type, words, spark);
        row.setMinWidth(0);
        row.setPrefWidth(0);
    }

    @Override
    protected void updateItem(ColumnRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        Column column = item.column();
        type.getChildren().setAll(Icons.icon(icon(column), "column-type"));
        name.setText(column.header().title());
        detail.setText(detail(item));
        spark.getChildren().clear();
        item.summary().ifPresent(this::draw);
        setGraphic(row);
        setAccessibleText(column.name() + ", " + detail(item));
    }

    private void draw(ColumnSummary summary) {
        switch (summary) {
            case ColumnSummary.OfNumbers numbers when numbers.count() > 0 ->
                    spark.getChildren().add(new HistogramBars(numbers.histogram(), SPARK_HEIGHT));
            case ColumnSummary.OfTimes times when times.count() > 0 ->
                    spark.getChildren().add(new HistogramBars(times.histogram(), SPARK_HEIGHT));
            case ColumnSummary.OfCategories categories ->
                    spark.getChildren()
                            .add(
                                    Panels.label(
                                            Texts.of(
                                                    "page.distinct",
                                                    categories.categories().labels().size()),
                                            "column-detail"));
            case ColumnSummary.OfNumbers _, ColumnSummary.OfTimes _, ColumnSummary.OfTexts _ -> {}
        }
    }

    private static String detail(ColumnRow row) {
        Column column = row.column();
        String kind = Texts.of("type." + typeOf(column));
        String unit = column.unit().map(text -> " · " + text).orElse("");
        String missing =
                column.missingCount() == 0
                        ? ""
                        : " · " + Texts.of("page.missing.short", column.missingCount());
        String decided = row.decided().isPresent() ? " · " + Texts.of("page.decided") : "";
        return kind + unit + missing + decided;
    }

    /// The wire name of what a column is read as.
    static String typeOf(Column column) {
        return switch (column) {
            case NumberColumn _ -> "number";
            case CategoryColumn _ -> "category";
            case TimeColumn _ -> "time";
            case TextColumn _ -> "text";
        };
    }

    private static Ikon icon(Column column) {
        return switch (column) {
            case NumberColumn _ -> MaterialDesignN.NUMERIC;
            case CategoryColumn _ -> MaterialDesignS.SHAPE_OUTLINE;
            case TimeColumn _ -> MaterialDesignC.CALENDAR_CLOCK;
            case TextColumn _ -> MaterialDesignF.FORMAT_TEXT;
        };
    }
}
