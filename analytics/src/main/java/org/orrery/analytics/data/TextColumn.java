package org.orrery.analytics.data;

/// Free text: names, remarks. Empty where missing. To be read, not plotted.
public final class TextColumn implements Column {

    private final ColumnName header;
    private final String[] values;
    private final int missing;

    /// Takes over `values`, which must not be changed afterwards.
    public TextColumn(ColumnName header, String[] values) {
        int absent = 0;
        for (String value : values) {
            if (value.isEmpty()) {
                absent++;
            }
        }
        this.header = header;
        this.values = values;
        this.missing = absent;
    }

    @Override
    public ColumnName header() {
        return header;
    }

    @Override
    public int size() {
        return values.length;
    }

    @Override
    public int missingCount() {
        return missing;
    }

    @Override
    public boolean isMissing(int row) {
        return values[row].isEmpty();
    }

    @Override
    public double positionAt(int row) {
        return values[row].isEmpty() ? Double.NaN : row;
    }

    @Override
    public String textAt(int row) {
        return values[row];
    }
}
