package org.orrery.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableListBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// The rows of a data set as a table. Only the cells that can be seen are made, however many rows and columns there are.
public final class DataTable extends TableView<Integer> {
    private static final double ROW_HEIGHT = 28;
    private static final double NARROWEST = 60;
    private static final double CHARACTER = 7.5;
    private static final int LONGEST_NAME = 30;
    private static final int MEASURED_ROWS = 100;
    private final boolean numbered;

    /// @param placeholder what is said while there is nothing to show
    public DataTable(String placeholder) {
        this(placeholder, false);
    }

    /// @param numbered whether the numbers of the rows are shown
    public DataTable(String placeholder, boolean numbered) {
        this.numbered = numbered;
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(Panels.wrapped(placeholder, "muted"));
        getStyleClass().addAll("data-table", "dense");
    }

    /// Shows all rows in the order of the data.
    public void show(DataSet data) {
        setItems(new RowNumbers(0));
        List<TableColumn<Integer, String>> columns = columns(data, false);
        getColumns().setAll(numbered ? columns : columns.subList(1, columns.size()));
        setItems(new RowNumbers(data.rowCount()));
        scrollTo(0);
    }

    public void clear() {
        setItems(new RowNumbers(0));
        getColumns().clear();
    }

    /// The number of the row, and a column for each of the data set, which it has as user data.
    ///
    /// @param sortable whether a click on a header asks for another order
    public static List<TableColumn<Integer, String>> columns(DataSet data, boolean sortable) {
        List<TableColumn<Integer, String>> columns = new ArrayList<>();
        TableColumn<Integer, String> number =
                column(Texts.of("table.row"), row -> String.valueOf(row + 1), true);
        number.setPrefWidth(NARROWEST + 4);
        number.setSortable(false);
        columns.add(number);
        for (Column column : data.columns()) {
            TableColumn<Integer, String> shown =
                    column(column.name(), column::textAt, column instanceof NumberColumn);
            shown.setUserData(column);
            shown.setSortable(sortable);
            shown.setPrefWidth(Math.max(NARROWEST, letters(column) * CHARACTER));
            columns.add(shown);
        }
        return columns;
    }

    /// As wide as its name and its first values need.
    private static int letters(Column column) {
        int letters = Math.min(LONGEST_NAME, column.name().length() + 3);
        for (int row = 0; row < Math.min(MEASURED_ROWS, column.size()); row++) {
            letters = Math.max(letters, column.textAt(row).length() + 2);
        }
        return Math.min(LONGEST_NAME, letters);
    }

    private static TableColumn<Integer, String> column(
            String name, IntFunction<String> text, boolean number) {
        TableColumn<Integer, String> shown = new TableColumn<>(name);
        shown.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        shown.setReorderable(false);
        if (number) {
            shown.getStyleClass().add("number-column");
        }
        return shown;
    }

    /// The numbers from 0, none of which is stored.
    private static final class RowNumbers extends ObservableListBase<Integer> {
        private final int size;

        RowNumbers(int size) {
            this.size = size;
        }

        @Override
        public Integer get(int index) {
            if (index < 0 || index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            return index;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public int indexOf(@Nullable Object row) {
            return row instanceof Integer number && number >= 0 && number < size ? number : -1;
        }

        @Override
        public int lastIndexOf(@Nullable Object row) {
            return indexOf(row);
        }

        @Override
        public boolean contains(@Nullable Object row) {
            return indexOf(row) >= 0;
        }
    }
}
