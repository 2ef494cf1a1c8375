package org.orrery.analytics.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.MultiKMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.job.Progress;

/// Groups around centres. Centres are found in at most [#MOST_FITTED] rows, evenly spread, and each row belongs to the nearest one. When
/// nobody says how many, the number with the best silhouette is taken.
final class KMeans implements Procedure {

    private static final int MOST_FITTED = 10_000;
    private static final int MOST_JUDGED = 1_500;
    private static final int MOST_CHOSEN = 8;
    private static final int TRIALS = 4;
    private static final int MOST_ITERATIONS = 100;
    private static final long SEED = 20_070_107;
    private static final double WEAK = 0.25;

    @SuppressWarnings("ArrayRecordComponent") // never changed
    private record Fit(double[][] centres, double silhouette) {}

    @Override
    public AnalysisOutcome run(CompleteRows rows, AnalysisRequest request, Progress progress) {
        double[][] fitted = rows.sample(MOST_FITTED);
        double[][] judged = rows.sample(MOST_JUDGED);
        boolean chosen = request.groups() == 0;
        int least = chosen ? 2 : request.groups();
        int most = chosen ? MOST_CHOSEN : request.groups();
        long distinct = Arrays.stream(fitted).map(Arrays::toString).distinct().count();
        if (distinct <= most) {
            return AnalysisOutcome.Impossible.of("analysis.distinct", distinct, most);
        }
        Fit best = null;
        for (int k = least; k <= most && !progress.cancelled(); k++) {
            Fit fit = fit(fitted, judged, k);
            best = best == null || fit.silhouette() > best.silhouette() ? fit : best;
            progress.report(0.8 * (k - least + 1) / (most - least + 1));
        }
        return best == null
                ? new AnalysisOutcome.Cancelled()
                : finish(rows, request, best, chosen, progress);
    }

    private static Fit fit(double[][] fitted, double[][] judged, int k) {
        var once =
                new KMeansPlusPlusClusterer<DoublePoint>(
                        k, MOST_ITERATIONS, new EuclideanDistance(), new Well19937c(SEED));
        List<CentroidCluster<DoublePoint>> clusters =
                new MultiKMeansPlusPlusClusterer<>(once, TRIALS)
                        .cluster(Arrays.stream(fitted).map(DoublePoint::new).toList());
        double[][] centres =
                clusters.stream()
                        .map(cluster -> cluster.getCenter().getPoint())
                        .toArray(double[][]::new);
        int[] groups = Arrays.stream(judged).mapToInt(point -> nearest(centres, point)).toArray();
        return new Fit(centres, Groups.silhouette(judged, groups, k));
    }

    private static int nearest(double[][] centres, double[] point) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int c = 0; c < centres.length; c++) {
            double distance = Groups.squaredDistance(centres[c], point);
            if (distance < least) {
                least = distance;
                best = c;
            }
        }
        return best;
    }

    private static AnalysisOutcome finish(
            CompleteRows rows,
            AnalysisRequest request,
            Fit fit,
            boolean chosen,
            Progress progress) {
        int[] raw = new int[rows.size()];
        double[] point = new double[rows.dimensions()];
        double within = 0;
        double all = 0;
        for (int i = 0; i < raw.length; i++) {
            rows.standard(i, point);
            raw[i] = nearest(fit.centres(), point);
            within += Groups.squaredDistance(fit.centres()[raw[i]], point);
            for (double each : point) {
                all += each * each;
            }
            if (i % 65_536 == 0) {
                if (progress.cancelled()) {
                    return new AnalysisOutcome.Cancelled();
                }
                progress.report(0.8 + 0.2 * i / raw.length);
            }
        }
        int count = fit.centres().length;
        Groups groups = Groups.bySize(raw, count);
        double explained = 1 - within / all;
        String text =
                Sentences.of(
                                "analysis.kmeans",
                                count,
                                rows.extent(),
                                Wording.percent(explained),
                                Wording.decimals(fit.silhouette(), 2))
                        + groups.described(rows)
                        + Wording.note(fit.silhouette() < WEAK, "analysis.weak")
                        + Wording.note(chosen, "analysis.kmeans.chosen")
                        + Wording.note(rows.size() > MOST_FITTED, "analysis.sampled", MOST_FITTED);
        return new AnalysisOutcome.Found(
                new Finding(
                        List.of(groups.column(rows, request.title())),
                        Map.of(
                                "groups",
                                (double) count,
                                "silhouette",
                                fit.silhouette(),
                                "explained",
                                explained),
                        text));
    }
}
