package org.orrery.analytics.chart;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.hipparchus.stat.correlation.PearsonsCorrelation;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TimeColumn;

/// What a column is good for, judged by a sample of its values.
///
/// @param distinct different values in it
/// @param evenness how evenly they fill their range (bins of a number, labels of a category), 0 to 1: the entropy over its
///     greatest possible value
/// @param time a time, or a whole number that means years
/// @param idLike whole numbers that only count the rows or name them
record ColumnProfile(
        Column column,
        RowSample sample,
        int distinct,
        double evenness,
        double missingShare,
        boolean time,
        boolean idLike) {

    private static final int BINS = 16;
    private static final double RICH = 50;
    private static final double TIME_WEIGHT = 0.85;
    private static final int FEWEST_FOR_ID = 8;
    private static final double NEARLY_THE_SAME = 0.98;
    private static final double COUNTING = 0.999;
    private static final Pattern YEAR_NAME = Pattern.compile("(?i)(.*[^a-z])?(year|yr)([^a-z].*)?");
    private static final Pattern ID_NAME =
            Pattern.compile("(?i)(.*[\\s_.-])?(id|index|idx|key|no|nr|rank|row)\\.?|.*[a-z]I[dD]");

    static ColumnProfile of(Column column, RowSample sample) {
        double[] positions = sample.positions(column);
        double[] present = Arrays.stream(positions).filter(v -> !Double.isNaN(v)).toArray();
        double[] sorted = present.clone();
        Arrays.sort(sorted);
        int distinct = distinct(sorted);
        boolean year = column instanceof NumberColumn && isYear(column.name(), present, sorted);
        return new ColumnProfile(
                column,
                sample,
                distinct,
                evenness(column, sorted),
                1 - (double) present.length / Math.max(1, positions.length),
                year || column instanceof TimeColumn,
                !year && isIdLike(column, present, distinct));
    }

    /// Positions of the values in the sample, NaN where missing.
    double[] positions() {
        return sample.positions(column);
    }

    boolean isNumber() {
        return column instanceof NumberColumn;
    }

    /// True if the name says that the numbers only name the rows.
    boolean isNamedAsId() {
        return ID_NAME.matcher(column.name()).matches();
    }

    boolean isCategory() {
        return column instanceof CategoryColumn;
    }

    String name() {
        return column.name();
    }

    int labelCount() {
        return column instanceof CategoryColumn category ? category.labels().size() : 0;
    }

    /// True if the values tell nothing apart.
    boolean isConstant() {
        return distinct < 2;
    }

    /// True if nearly every row has a value of its own.
    boolean isUnique() {
        return distinct > 0.95 * (1 - missingShare) * sample.size();
    }

    /// How well the column serves as an axis, 0 to 1.
    double axisScore() {
        double richness = Math.min(1, Math.log(distinct) / Math.log(RICH));
        double score = (1 - missingShare) * (0.35 * richness + 0.65 * evenness);
        return isConstant() ? 0 : time ? TIME_WEIGHT * score : score;
    }

    /// True if hardly any two rows have the same value here and the same label there.
    boolean tellsApart(ColumnProfile labels) {
        double[] here = positions();
        double[] there = labels.positions();
        Set<List<Double>> pairs = new HashSet<>();
        int rows = 0;
        for (int i = 0; i < here.length; i++) {
            if (!Double.isNaN(here[i] + there[i])) {
                rows++;
                pairs.add(List.of(here[i], there[i]));
            }
        }
        return rows > 0 && pairs.size() >= NEARLY_THE_SAME * rows;
    }

    /// True if one axis would show nearly what the other shows.
    boolean repeats(ColumnProfile other) {
        double[] a = positions();
        double[] b = other.positions();
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            if (!Double.isNaN(a[i] + b[i])) {
                a[count] = a[i];
                b[count] = b[i];
                count++;
            }
        }
        if (count < 3) {
            return false;
        }
        double correlation =
                new PearsonsCorrelation()
                        .correlation(Arrays.copyOf(a, count), Arrays.copyOf(b, count));
        return Math.abs(correlation) > NEARLY_THE_SAME;
    }

    private static int distinct(double[] sorted) {
        int distinct = sorted.length == 0 ? 0 : 1;
        for (int i = 1; i < sorted.length; i++) {
            distinct += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        return distinct;
    }

    private static double evenness(Column column, double[] sorted) {
        if (sorted.length == 0) {
            return 0;
        }
        double min = sorted[0];
        double max = sorted[sorted.length - 1];
        int bins = column instanceof CategoryColumn labels ? labels.labels().size() : BINS;
        if (min == max || bins < 2) {
            return 0;
        }
        int[] counts = new int[bins];
        for (double value : sorted) {
            double share = (value / 2 - min / 2) / (max / 2 - min / 2);
            counts[Math.min(bins - 1, (int) (share * bins))]++;
        }
        double entropy = 0;
        for (int count : counts) {
            double share = (double) count / sorted.length;
            entropy -= count == 0 ? 0 : share * Math.log(share);
        }
        return entropy / Math.log(bins);
    }

    private static boolean isYear(String name, double[] present, double[] sorted) {
        return present.length > 0
                && YEAR_NAME.matcher(name).matches()
                && areWhole(present)
                && sorted[0] >= 1000
                && sorted[sorted.length - 1] <= 2500;
    }

    private static boolean isIdLike(Column column, double[] present, int distinct) {
        if (!(column instanceof NumberColumn)
                || present.length < FEWEST_FOR_ID
                || distinct < present.length
                || !areWhole(present)) {
            return false;
        }
        return areCounting(present) || ID_NAME.matcher(column.name()).matches();
    }

    private static boolean areWhole(double[] values) {
        return Arrays.stream(values).allMatch(v -> v == Math.rint(v));
    }

    /// True if the values rise or fall with the row number, all but in a line: a counter, maybe with gaps, and not a trend.
    private static boolean areCounting(double[] values) {
        double[] rows = new double[values.length];
        Arrays.setAll(rows, row -> row);
        return Math.abs(new PearsonsCorrelation().correlation(rows, values)) > COUNTING;
    }

    /// True if the title, without its unit, is one of these words.
    boolean isCalled(String... words) {
        String title = column.header().title().toLowerCase(Locale.ROOT).strip();
        return Arrays.asList(words).contains(title);
    }
}
