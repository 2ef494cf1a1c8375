package org.orrery.ui.data;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableListBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.ui.control.Panels;

/// The rows of a data set as a table. Only the cells that can be seen are made, however many rows and columns there are.
public final class DataTable extends TableView<Integer> {
    private static final double ROW_HEIGHT = 28;
    private static final double NARROWEST = 60;
    private static final double CHARACTER = 7.5;
    private static final int LONGEST_NAME = 30;

    /// @param placeholder what is said while there is nothing to show
    public DataTable(String placeholder) {
        setFixedCellSize(ROW_HEIGHT);
        setPlaceholder(Panels.wrapped(placeholder, "muted"));
        getStyleClass().addAll("data-table", "dense");
    }

    public void show(DataSet data) {
        List<TableColumn<Integer, String>> columns = new ArrayList<>();
        for (Column column : data.columns()) {
            columns.add(column(column));
        }
        setItems(new RowNumbers(0));
        getColumns().setAll(columns);
        setItems(new RowNumbers(data.rowCount()));
        scrollTo(0);
    }

    public void clear() {
        setItems(new RowNumbers(0));
        getColumns().clear();
    }

    private static TableColumn<Integer, String> column(Column column) {
        TableColumn<Integer, String> shown = new TableColumn<>(column.name());
        shown.setCellValueFactory(row -> new ReadOnlyStringWrapper(column.textAt(row.getValue())));
        shown.setSortable(false);
        shown.setReorderable(false);
        int letters = Math.min(LONGEST_NAME, Math.max(9, column.name().length() + 3));
        shown.setPrefWidth(Math.max(NARROWEST, letters * CHARACTER));
        if (column instanceof NumberColumn) {
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
