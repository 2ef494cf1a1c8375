package org.orrery.analytics.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.ColumnName;

/// Which group each complete row is in: numbered from 0, the largest first; -1 for none.
///
/// @param of one for each row
@SuppressWarnings("ArrayRecordComponent") // never changed
record Groups(int[] of, int count) {

    private static final int MOST_DESCRIBED = 4;

    /// Numbers groups by size.
    static Groups bySize(int[] raw, int count) {
        int[] sizes = new int[count];
        for (int group : raw) {
            if (group >= 0) {
                sizes[group]++;
            }
        }
        int[] order =
                IntStream.range(0, count)
                        .boxed()
                        .sorted(Comparator.comparingInt((Integer group) -> -sizes[group]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        int[] rank = new int[count];
        for (int place = 0; place < count; place++) {
            rank[order[place]] = place;
        }
        return new Groups(
                Arrays.stream(raw).map(group -> group < 0 ? -1 : rank[group]).toArray(), count);
    }

    int size(int group) {
        return (int) Arrays.stream(of).filter(each -> each == group).count();
    }

    int[] members(int group) {
        return IntStream.range(0, of.length).filter(i -> of[i] == group).toArray();
    }

    /// A column with the number of each row's group, and a word for those in none.
    CategoryColumn column(CompleteRows rows, String name) {
        List<String> labels = new ArrayList<>();
        for (int group = 0; group < count; group++) {
            labels.add(Sentences.of("analysis.group", group + 1));
        }
        boolean someOutside = Arrays.stream(of).anyMatch(group -> group < 0);
        if (someOutside) {
            labels.add(Sentences.of("analysis.group.none"));
        }
        int[] codes = Arrays.stream(of).map(group -> group < 0 ? count : group).toArray();
        return new CategoryColumn(
                new ColumnName(name, name, null), rows.spreadCodes(codes), labels);
    }

    /// What sets the largest groups apart, a sentence for each.
    String described(CompleteRows rows) {
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < Math.min(count, MOST_DESCRIBED); group++) {
            int[] members = members(group);
            int best = 0;
            double[] means = new double[rows.dimensions()];
            for (int c = 0; c < means.length; c++) {
                for (int i : members) {
                    means[c] += (rows.value(i, c) - rows.mean(c)) / rows.deviation(c);
                }
                means[c] /= members.length;
                best = Math.abs(means[c]) > Math.abs(means[best]) ? c : best;
            }
            text.append(' ')
                    .append(
                            Sentences.of(
                                    means[best] >= 0 ? "analysis.group.high" : "analysis.group.low",
                                    group + 1,
                                    members.length,
                                    rows.title(best),
                                    Wording.decimals(Math.abs(means[best]), 1)));
        }
        return text.toString();
    }

    /// Mean silhouette (Rousseeuw 1987) of some rows: 1 when groups lie far apart, 0 when they touch, below when rows are in the wrong one.
    /// NaN with less than two groups.
    static double silhouette(double[][] points, int[] groups, int count) {
        double sum = 0;
        int measured = 0;
        double[] distances = new double[count];
        int[] sizes = new int[count];
        for (int i = 0; i < points.length; i++) {
            if (groups[i] < 0) {
                continue;
            }
            Arrays.fill(distances, 0);
            Arrays.fill(sizes, 0);
            for (int j = 0; j < points.length; j++) {
                if (j != i && groups[j] >= 0) {
                    distances[groups[j]] += distance(points[i], points[j]);
                    sizes[groups[j]]++;
                }
            }
            double own =
                    sizes[groups[i]] == 0 ? Double.NaN : distances[groups[i]] / sizes[groups[i]];
            double other = Double.POSITIVE_INFINITY;
            for (int group = 0; group < count; group++) {
                if (group != groups[i] && sizes[group] > 0) {
                    other = Math.min(other, distances[group] / sizes[group]);
                }
            }
            if (other < Double.POSITIVE_INFINITY) {
                double larger = Math.max(own, other);
                sum += Double.isNaN(own) || larger == 0 ? 0 : (other - own) / larger;
                measured++;
            }
        }
        return measured == 0 ? Double.NaN : sum / measured;
    }

    static double distance(double[] a, double[] b) {
        return Math.sqrt(squaredDistance(a, b));
    }

    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int c = 0; c < a.length; c++) {
            double d = a[c] - b[c];
            sum += d * d;
        }
        return sum;
    }
}
