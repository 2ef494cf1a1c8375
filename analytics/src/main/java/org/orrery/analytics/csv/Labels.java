package org.orrery.analytics.csv;

import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.WordBuilder;

/// Stores words, as a [WordBuilder] decides: as a category or as text.
final class Labels implements ColumnBuilder {

    private final ColumnName name;
    private final int rows;
    private final WordBuilder words;

    Labels(ColumnName name, int rows) {
        this.name = name;
        this.rows = rows;
        this.words = new WordBuilder(rows);
    }

    @Override
    public void put(int row, char[] buffer, int offset, int length) {
        if (Chars.skipBlanks(buffer, offset, offset + length) != offset + length) {
            fillTo(row);
            words.add(new String(buffer, offset, length));
        }
    }

    @Override
    public Column finish() {
        fillTo(rows);
        return words.finish(name);
    }

    /// Rows that nothing was put into are missing.
    private void fillTo(int row) {
        while (words.size() < row) {
            words.addMissing();
        }
    }
}
