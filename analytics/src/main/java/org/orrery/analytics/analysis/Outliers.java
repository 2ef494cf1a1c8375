package org.orrery.analytics.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.hipparchus.stat.descriptive.rank.Median;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.job.Progress;

/// Rows with a value far from the median of its column, measured by the median absolute deviation, which outliers themselves hardly
/// change.
final class Outliers implements Procedure {

    /// The limit that Iglewicz and Hoaglin recommend.
    private static final double LIMIT = 3.5;

    /// Makes the median absolute deviation, or the mean one, of a normal distribution its standard deviation.
    private static final double OF_MEDIAN = 1 / 0.6745;

    private static final double OF_MEAN = 1.253314;
    private static final int MOST_NAMED = 3;

    @Override
    public AnalysisOutcome run(CompleteRows rows, AnalysisRequest request, Progress progress) {
        double[] scores = new double[rows.size()];
        int[] worst = new int[rows.size()];
        double[] medians = new double[rows.dimensions()];
        for (int c = 0; c < rows.dimensions(); c++) {
            int column = c;
            double[] values =
                    IntStream.range(0, rows.size())
                            .mapToDouble(i -> rows.value(i, column))
                            .toArray();
            double median = new Median().evaluate(values);
            medians[c] = median;
            double[] distances =
                    Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
            double spread = OF_MEDIAN * new Median().evaluate(distances);
            if (spread == 0) {
                spread = OF_MEAN * Arrays.stream(distances).average().orElse(0);
            }
            for (int i = 0; i < scores.length; i++) {
                double score = distances[i] / spread;
                if (score > scores[i]) {
                    scores[i] = score;
                    worst[i] = c;
                }
            }
            progress.report((c + 1.0) / (rows.dimensions() + 1));
            if (progress.cancelled()) {
                return new AnalysisOutcome.Cancelled();
            }
        }
        int[] far = IntStream.range(0, scores.length).filter(i -> scores[i] > LIMIT).toArray();
        int[] codes = Arrays.stream(scores).mapToInt(score -> score > LIMIT ? 1 : 0).toArray();
        String name = request.title();
        CategoryColumn flags =
                new CategoryColumn(
                        new ColumnName(name, name, null),
                        rows.spreadCodes(codes),
                        List.of(
                                Sentences.of("analysis.outliers.usual"),
                                Sentences.of("analysis.outliers.far")));
        double share = (double) far.length / scores.length;
        return new AnalysisOutcome.Found(
                new Finding(
                        List.of(
                                flags,
                                rows.spread(Sentences.of("analysis.outliers.score", name), scores)),
                        Map.of("outliers", (double) far.length, "share", share),
                        Sentences.of("analysis.outliers", far.length, rows.extent(), LIMIT)
                                + strongest(rows, far, scores, worst, medians)));
    }

    private static String strongest(
            CompleteRows rows, int[] far, double[] scores, int[] worst, double[] medians) {
        StringBuilder text = new StringBuilder();
        Arrays.stream(far)
                .boxed()
                .sorted((a, b) -> Double.compare(scores[b], scores[a]))
                .limit(MOST_NAMED)
                .forEach(i ->
                        text.append(' ')
                                .append(
                                        Sentences.of(
                                                "analysis.outliers.one",
                                                rows.row(i) + 1,
                                                rows.title(worst[i]),
                                                rows.text(i, worst[i]),
                                                rows.textOf(worst[i], medians[worst[i]]))));
        return text.toString();
    }
}
