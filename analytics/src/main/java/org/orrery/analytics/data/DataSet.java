package org.orrery.analytics.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// An immutable table, stored by column, that knows the SHA-256 of the exact bytes it was read from.
///
/// The hash is its content address: everybody in a session looks at the same bytes, and hash plus row key name one row for
/// good, whatever filters or axes say.
public final class DataSet {

    private static final String ROW_KEY_PREFIX = "row:";

    private final String name;
    private final String sha256;
    private final List<Column> columns;
    private final Map<String, Column> byName;
    private final int rowCount;

    /// Checks that the columns fit together.
    ///
    /// @param sha256 64 lower-case hexadecimal digits
    /// @param columns at least one, all of one size, with distinct names
    public DataSet(String name, String sha256, List<Column> columns) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("not a SHA-256: " + sha256);
        }
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a data set needs a column");
        }
        this.name = name;
        this.sha256 = sha256;
        this.columns = List.copyOf(columns);
        this.rowCount = columns.getFirst().size();
        this.byName = new HashMap<>();
        for (Column column : columns) {
            if (column.size() != rowCount) {
                throw new IllegalArgumentException("size of column " + column.name());
            }
            if (byName.put(column.name(), column) != null) {
                throw new IllegalArgumentException("two columns named " + column.name());
            }
        }
    }

    public String name() {
        return name;
    }

    public String sha256() {
        return sha256;
    }

    public List<Column> columns() {
        return columns;
    }

    public int rowCount() {
        return rowCount;
    }

    public Optional<Column> column(String columnName) {
        return Optional.ofNullable(byName.get(columnName));
    }

    /// The key of a row within these bytes: `row:` and its number from 0, header and blank lines not counted.
    public String rowKey(int row) {
        return ROW_KEY_PREFIX + checkRow(row);
    }

    /// The row that a key names; empty for a key of another form or beyond this data set.
    public OptionalInt rowOf(String rowKey) {
        if (!rowKey.matches(ROW_KEY_PREFIX + "(0|[1-9][0-9]{0,8})")) {
            return OptionalInt.empty();
        }
        int row = Integer.parseInt(rowKey, ROW_KEY_PREFIX.length(), rowKey.length(), 10);
        return row < rowCount ? OptionalInt.of(row) : OptionalInt.empty();
    }

    /// All values of one row, in column order, to show what was picked.
    public List<Cell> rowAsText(int row) {
        checkRow(row);
        return columns.stream()
                .map(c -> new Cell(c.header(), c.textAt(row), c.isMissing(row)))
                .toList();
    }

    private int checkRow(int row) {
        if (row < 0 || row >= rowCount) {
            throw new IndexOutOfBoundsException("row " + row + " of " + rowCount);
        }
        return row;
    }
}
