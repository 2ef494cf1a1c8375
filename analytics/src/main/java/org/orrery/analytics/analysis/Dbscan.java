package org.orrery.analytics.analysis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.clustering.Cluster;
import org.hipparchus.clustering.DBSCANClusterer;
import org.hipparchus.clustering.DoublePoint;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.job.Progress;

/// Groups by density. The radius is the one around which the number of groups stays the same for longest: what is there does not depend on how
/// closely one looks. Groups are found in at most [#MOST_FITTED] rows, evenly spread; every other row belongs to the group of its nearest
/// grouped row within the radius.
final class Dbscan implements Procedure {

    private static final int MOST_FITTED = 2_000;
    private static final int MOST_GROUPS = 60;
    private static final double STEP = 1.12;
    private static final double FARTHEST = 4;

    @Override
    public AnalysisOutcome run(CompleteRows rows, AnalysisRequest request, Progress progress) {
        double[][] points = rows.sample(MOST_FITTED);
        int neighbours = Math.max(4, 2 * rows.dimensions());
        double radius = radius(points, neighbours, progress);
        progress.report(0.4);
        if (progress.cancelled()) {
            return new AnalysisOutcome.Cancelled();
        }
        if (!(radius > 0)) {
            return AnalysisOutcome.Impossible.of("analysis.distinct", neighbours, neighbours);
        }
        int[] fitted = fit(points, radius, neighbours);
        int count = Arrays.stream(fitted).max().orElse(-1) + 1;
        progress.report(0.6);
        if (count == 0 || count > MOST_GROUPS) {
            return AnalysisOutcome.Impossible.of("analysis.dbscan.groups", count);
        }
        int[] all = assign(rows, points, fitted, radius, progress);
        if (progress.cancelled()) {
            return new AnalysisOutcome.Cancelled();
        }
        Groups groups = Groups.bySize(all, count);
        double outside = (double) Arrays.stream(all).filter(each -> each < 0).count() / all.length;
        double silhouette = Groups.silhouette(points, fitted, count);
        String text =
                Sentences.of(
                                "analysis.dbscan",
                                count,
                                rows.extent(),
                                Wording.percent(outside),
                                Wording.decimals(radius, 2),
                                neighbours)
                        + Wording.note(
                                count > 1,
                                "analysis.dbscan.silhouette",
                                Wording.decimals(silhouette, 2))
                        + Wording.note(count == 1, "analysis.dbscan.one")
                        + groups.described(rows)
                        + Wording.note(rows.size() > MOST_FITTED, "analysis.sampled", MOST_FITTED);
        Map<String, Double> quality =
                count > 1
                        ? Map.of(
                                "groups",
                                (double) count,
                                "silhouette",
                                silhouette,
                                "outside",
                                outside)
                        : Map.of("groups", (double) count, "outside", outside);
        return new AnalysisOutcome.Found(
                new Finding(List.of(groups.column(rows, request.title())), quality, text));
    }

    /// Looks at radii from the median distance to the k-th neighbour upwards.
    private static double radius(double[][] points, int k, Progress progress) {
        double[] reach = new double[points.length];
        double[] distances = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 0; j < points.length; j++) {
                distances[j] = Groups.squaredDistance(points[i], points[j]);
            }
            Arrays.sort(distances);
            reach[i] = Math.sqrt(distances[Math.min(k, distances.length - 1)]);
        }
        Arrays.sort(reach);
        double usual = reach[points.length / 2];
        double farthest = FARTHEST * reach[points.length * 95 / 100];
        double best = reach[points.length * 9 / 10];
        int longest = 1;
        int length = 0;
        int before = 0;
        for (double radius = usual;
                usual > 0 && radius <= farthest && !progress.cancelled();
                radius *= STEP) {
            int count = Arrays.stream(fit(points, radius, k)).max().orElse(-1) + 1;
            length = count == before ? length + 1 : 1;
            if (count > 1 && length > longest) {
                longest = length;
                best = radius / Math.pow(STEP, (length - 1) / 2.0);
            }
            if (count == 1 && before > 0) {
                break;
            }
            before = count;
            progress.report(
                    0.4 * Math.log(radius / usual) / Math.max(1, Math.log(farthest / usual)));
        }
        return usual > 0 ? best : 0;
    }

    private static int[] fit(double[][] points, double radius, int neighbours) {
        IdentityHashMap<double[], Integer> places = new IdentityHashMap<>();
        List<DoublePoint> all = Arrays.stream(points).map(DoublePoint::new).toList();
        for (int i = 0; i < points.length; i++) {
            places.put(all.get(i).getPoint(), i);
        }
        int[] groups = new int[points.length];
        Arrays.fill(groups, -1);
        int number = 0;
        for (Cluster<DoublePoint> cluster :
                new DBSCANClusterer<DoublePoint>(radius, neighbours).cluster(all)) {
            for (DoublePoint point : cluster.getPoints()) {
                Integer place = places.get(point.getPoint());
                if (place != null) {
                    groups[place] = number;
                }
            }
            number++;
        }
        return groups;
    }

    /// Looks only at fitted rows whose first coordinate is within the radius.
    private static int[] assign(
            CompleteRows rows, double[][] points, int[] fitted, double radius, Progress progress) {
        Integer[] order = new Integer[points.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> points[i][0]));
        double[] firsts = Arrays.stream(order).mapToDouble(i -> points[i][0]).toArray();
        int[] groups = new int[rows.size()];
        double[] point = new double[rows.dimensions()];
        for (int i = 0; i < groups.length; i++) {
            rows.standard(i, point);
            int found = Arrays.binarySearch(firsts, point[0] - radius);
            double least = radius * radius;
            int group = -1;
            for (int j = found < 0 ? -found - 1 : found;
                    j < firsts.length && firsts[j] <= point[0] + radius;
                    j++) {
                double distance = Groups.squaredDistance(points[order[j]], point);
                if (fitted[order[j]] >= 0 && distance <= least) {
                    least = distance;
                    group = fitted[order[j]];
                }
            }
            groups[i] = group;
            if (i % 4_096 == 0) {
                if (progress.cancelled()) {
                    return groups;
                }
                progress.report(0.6 + 0.4 * i / groups.length);
            }
        }
        return groups;
    }
}
