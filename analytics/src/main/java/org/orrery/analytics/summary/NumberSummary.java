package org.orrery.analytics.summary;

import java.util.BitSet;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.hipparchus.stat.descriptive.rank.Percentile;
import org.hipparchus.stat.descriptive.rank.Percentile.EstimationType;
import org.orrery.analytics.data.Column;

/// What a column of numbers or times holds in some rows; times in epoch milliseconds. All but the counts are NaN if there is no
/// value.
///
/// The standard deviation is the sample's (n - 1; NaN for a single value); quartiles interpolate linearly (type 7 of Hyndman and
/// Fan, as spreadsheets, R and NumPy do).
public record NumberSummary(
        int count,
        int missing,
        double min,
        double max,
        double mean,
        double standardDeviation,
        double lowerQuartile,
        double median,
        double upperQuartile) {

    public static NumberSummary of(Column column, BitSet rows) {
        double[] values = Values.present(column, rows);
        int missing = rows.cardinality() - values.length;
        if (values.length == 0) {
            double none = Double.NaN;
            return new NumberSummary(0, missing, none, none, none, none, none, none, none);
        }
        StreamingStatistics statistics =
                StreamingStatistics.builder().sumOfLogs(false).sumOfSquares(false).build();
        for (double value : values) {
            statistics.addValue(value);
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(values);
        return new NumberSummary(
                values.length,
                missing,
                statistics.getMin(),
                statistics.getMax(),
                statistics.getMean(),
                values.length == 1 ? Double.NaN : statistics.getStandardDeviation(),
                percentile.evaluate(25),
                percentile.evaluate(50),
                percentile.evaluate(75));
    }
}
