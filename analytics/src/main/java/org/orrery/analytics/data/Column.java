package org.orrery.analytics.data;

import java.util.Optional;

/// One column of a [DataSet]: as many values as the data set has rows, each of them possibly missing.
///
/// Columns are immutable and hold their values in one primitive array where they can; rows count from 0.
public sealed interface Column permits NumberColumn, CategoryColumn, TimeColumn, TextColumn {

    ColumnName header();

    /// The full header, which identifies the column within its data set.
    default String name() {
        return header().full();
    }

    default Optional<String> unit() {
        return Optional.ofNullable(header().unit());
    }

    int size();

    int missingCount();

    default boolean isMissing(int row) {
        return Double.isNaN(positionAt(row));
    }

    /// Where the value lies along an axis: the number itself, epoch milliseconds of a time, the code of a category, the row
    /// number of a text. NaN where the value is missing.
    double positionAt(int row);

    /// The value as a person reads it; empty where it is missing.
    String textAt(int row);
}
