package org.orrery.analytics.filter;

import java.util.Set;

/// One condition on one column. A filter that does not fit the data set (no such column, another type) hides nothing: it may have
/// been made for the data set before.
public sealed interface RowFilter {

    /// The full header of the column.
    String column();

    /// Whether rows are seen that have no value in the column.
    boolean keepMissing();

    /// Numbers from `min` to `max`, both included; times as epoch milliseconds. An infinite bound is an open one.
    record NumberRange(String column, double min, double max, boolean keepMissing)
            implements RowFilter {

        public NumberRange {
            if (Double.isNaN(min) || Double.isNaN(max)) {
                throw new IllegalArgumentException("a bound is NaN");
            }
        }
    }

    /// Any of these labels; labels that the column lacks are ignored.
    record CategoryIn(String column, Set<String> labels, boolean keepMissing) implements RowFilter {

        public CategoryIn {
            labels = Set.copyOf(labels);
        }
    }
}
