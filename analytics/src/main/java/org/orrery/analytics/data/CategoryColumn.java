package org.orrery.analytics.data;

import java.util.List;

/// One of a few labels per row, as a code into [#labels()]; -1 where missing.
public final class CategoryColumn implements Column {

    /// The code of a missing value.
    public static final int MISSING = -1;

    private final ColumnName header;
    private final int[] codes;
    private final List<String> labels;
    private final int missing;

    /// Takes over `codes`, which must not be changed afterwards. Labels are distinct, in the order the data names them.
    public CategoryColumn(ColumnName header, int[] codes, List<String> labels) {
        this.header = header;
        this.labels = List.copyOf(labels);
        int absent = 0;
        for (int code : codes) {
            if (code < MISSING || code >= labels.size()) {
                throw new IllegalArgumentException("code " + code + " in column " + header.full());
            }
            if (code == MISSING) {
                absent++;
            }
        }
        this.codes = codes;
        this.missing = absent;
    }

    public List<String> labels() {
        return labels;
    }

    public int codeAt(int row) {
        return codes[row];
    }

    @Override
    public ColumnName header() {
        return header;
    }

    @Override
    public int size() {
        return codes.length;
    }

    @Override
    public int missingCount() {
        return missing;
    }

    @Override
    public boolean isMissing(int row) {
        return codes[row] == MISSING;
    }

    @Override
    public double positionAt(int row) {
        return codes[row] == MISSING ? Double.NaN : codes[row];
    }

    @Override
    public String textAt(int row) {
        return codes[row] == MISSING ? "" : labels.get(codes[row]);
    }
}
