package org.orrery.analytics.summary;

import java.util.BitSet;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;

/// How one column differs between the selected rows and the rest.
public sealed interface ColumnContrast {

    String column();

    /// How much the two differ, from 0 (not at all) on; comparable between columns.
    double strength();

    /// For numbers and times.
    ///
    /// @param effect difference of the means in units of the pooled standard deviation (Cohen's d), positive if the selection is
    ///     higher; 0 if it cannot be told
    record OfNumbers(String column, NumberSummary selected, NumberSummary rest, double effect)
            implements ColumnContrast {

        static OfNumbers of(Column column, BitSet selected, BitSet rest) {
            NumberSummary a = NumberSummary.of(column, selected);
            NumberSummary b = NumberSummary.of(column, rest);
            return new OfNumbers(column.name(), a, b, cohensD(a, b));
        }

        @Override
        public double strength() {
            return Math.abs(effect);
        }

        private static double cohensD(NumberSummary a, NumberSummary b) {
            if (a.count() < 2 || b.count() < 2) {
                return 0;
            }
            double squares =
                    (a.count() - 1) * Math.pow(a.standardDeviation(), 2)
                            + (b.count() - 1) * Math.pow(b.standardDeviation(), 2);
            double pooled = Math.sqrt(squares / (a.count() + b.count() - 2.0));
            double effect = (a.mean() - b.mean()) / pooled;
            return Double.isFinite(effect) ? effect : 0;
        }
    }

    /// For categories.
    ///
    /// @param label the one whose share differs most; empty if there is no label
    /// @param effect difference of its shares, selected minus rest, as Cohen's h (of the arcsines of their roots); 0 if either
    ///     side has no value
    record OfCategories(
            String column,
            CategorySummary selected,
            CategorySummary rest,
            String label,
            double effect)
            implements ColumnContrast {

        static OfCategories of(CategoryColumn column, BitSet selected, BitSet rest) {
            int[] a = CategorySummary.counts(column, selected);
            int[] b = CategorySummary.counts(column, rest);
            CategorySummary ofSelected = CategorySummary.of(column, selected);
            CategorySummary ofRest = CategorySummary.of(column, rest);
            String label = "";
            double effect = 0;
            boolean comparable = ofSelected.count() > 0 && ofRest.count() > 0;
            for (int code = 0; comparable && code < a.length; code++) {
                double difference =
                        angle(a[code], ofSelected.count()) - angle(b[code], ofRest.count());
                if (label.isEmpty() || Math.abs(difference) > Math.abs(effect)) {
                    label = column.labels().get(code);
                    effect = difference;
                }
            }
            return new OfCategories(column.name(), ofSelected, ofRest, label, effect);
        }

        private static double angle(int count, int total) {
            return 2 * Math.asin(Math.sqrt((double) count / total));
        }

        @Override
        public double strength() {
            return Math.abs(effect);
        }
    }
}
