package org.orrery.analytics.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.job.Progress;

/// The directions along which standardised rows vary most, at most three. Of the two directions of each the one is taken in which the
/// strongest column grows.
final class PrincipalComponents implements Procedure {

    private static final int MOST = 3;
    private static final int MOST_NAMED = 3;
    private static final double WORTH_NAMING = 0.3;

    @Override
    public AnalysisOutcome run(CompleteRows rows, AnalysisRequest request, Progress progress) {
        int dimensions = rows.dimensions();
        double[][] correlations = new double[dimensions][dimensions];
        double[] point = new double[dimensions];
        for (int i = 0; i < rows.size(); i++) {
            rows.standard(i, point);
            for (int a = 0; a < dimensions; a++) {
                for (int b = 0; b < dimensions; b++) {
                    correlations[a][b] += point[a] * point[b] / (rows.size() - 1);
                }
            }
            if (i % 65_536 == 0) {
                if (progress.cancelled()) {
                    return new AnalysisOutcome.Cancelled();
                }
                progress.report(0.6 * i / rows.size());
            }
        }
        var eigen =
                new EigenDecompositionSymmetric(
                        MatrixUtils.createRealMatrix(correlations), 1e-12, true);
        int count = Math.min(MOST, dimensions);
        List<Column> columns = new ArrayList<>();
        Map<String, Double> quality = new HashMap<>();
        StringBuilder text = new StringBuilder();
        double explained = 0;
        for (int k = 0; k < count; k++) {
            double share = Math.max(0, eigen.getEigenvalues()[k]) / dimensions;
            double[] direction = oriented(eigen.getEigenvector(k).toArray());
            explained += share;
            quality.put("component_" + (k + 1), share);
            columns.add(
                    rows.spread(
                            Sentences.of("analysis.pca.column", k + 1, request.title()),
                            scores(rows, direction)));
            text.append(' ')
                    .append(
                            Sentences.of(
                                    "analysis.pca.component",
                                    k + 1,
                                    Wording.percent(share),
                                    loadings(rows, direction)));
            progress.report(0.6 + 0.4 * (k + 1) / count);
            if (progress.cancelled()) {
                return new AnalysisOutcome.Cancelled();
            }
        }
        quality.put("explained", explained);
        String head =
                Sentences.of(
                        "analysis.pca",
                        count,
                        dimensions,
                        rows.extent(),
                        Wording.percent(explained));
        return new AnalysisOutcome.Found(new Finding(columns, quality, head + text));
    }

    private static double[] oriented(double[] direction) {
        int strongest = 0;
        for (int c = 1; c < direction.length; c++) {
            strongest =
                    Math.abs(direction[c]) > Math.abs(direction[strongest]) + 1e-9 ? c : strongest;
        }
        if (direction[strongest] < 0) {
            for (int c = 0; c < direction.length; c++) {
                direction[c] = -direction[c];
            }
        }
        return direction;
    }

    private static double[] scores(CompleteRows rows, double[] direction) {
        double[] scores = new double[rows.size()];
        double[] point = new double[direction.length];
        for (int i = 0; i < scores.length; i++) {
            rows.standard(i, point);
            for (int c = 0; c < point.length; c++) {
                scores[i] += point[c] * direction[c];
            }
        }
        return scores;
    }

    /// Such as "+0.58 Mass, −0.41 Depth", the strongest first.
    private static String loadings(CompleteRows rows, double[] direction) {
        return IntStream.range(0, direction.length)
                .boxed()
                .sorted((a, b) -> Double.compare(Math.abs(direction[b]), Math.abs(direction[a])))
                .filter(c -> Math.abs(direction[c]) >= WORTH_NAMING)
                .limit(MOST_NAMED)
                .map(c ->
                        (direction[c] < 0 ? "−" : "+")
                                + Wording.decimals(Math.abs(direction[c]), 2)
                                + " "
                                + rows.title(c))
                .collect(Collectors.joining(", "));
    }
}
