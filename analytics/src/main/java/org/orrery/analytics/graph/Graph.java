package org.orrery.analytics.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.analytics.data.Column;

/// Nodes and links. Each row of a table is a link between the names in two of its columns; links between the same two nodes, in whatever
/// direction, count together, those of a node with itself do not.
@SuppressWarnings("ArrayRecordComponent")
public record Graph(List<String> names, int[] from, int[] to, Links links) {
    /// What a row without both names is linked to.
    public static final int NONE = -1;

    public Graph {
        names = List.copyOf(names);
    }

    /// Which nodes are linked, each pair once, the lower number first.
    public record Links(int[] low, int[] high, double[] weight) {
        /// @param sums of the weights, by [#key]
        static Links of(Map<Long, Double> sums) {
            long[] keys = sums.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
            int[] low = new int[keys.length];
            int[] high = new int[keys.length];
            double[] weights = new double[keys.length];
            for (int i = 0; i < keys.length; i++) {
                low[i] = (int) (keys[i] >> 32);
                high[i] = (int) keys[i];
                weights[i] = sums.getOrDefault(keys[i], 0.0);
            }
            return new Links(low, high, weights);
        }

        static long key(int a, int b) {
            return (long) Math.min(a, b) << 32 | Math.max(a, b);
        }

        int count() {
            return low.length;
        }
    }

    /// The network of the pairs that rows name.
    ///
    /// @param weight how much a row counts; what is missing, zero or less counts nothing
    public static Graph of(Column from, Column to, Optional<Column> weight) {
        Map<String, Integer> numbers = new HashMap<>();
        List<String> names = new ArrayList<>();
        int rows = from.size();
        int[] starts = new int[rows];
        int[] ends = new int[rows];
        Arrays.fill(starts, NONE);
        Arrays.fill(ends, NONE);
        for (int row = 0; row < rows; row++) {
            if (!from.isMissing(row) && !to.isMissing(row)) {
                starts[row] = number(from.textAt(row), numbers, names);
                ends[row] = number(to.textAt(row), numbers, names);
            }
        }
        return new Graph(names, starts, ends, links(starts, ends, weight));
    }

    private static int number(String name, Map<String, Integer> numbers, List<String> names) {
        Integer known = numbers.putIfAbsent(name, names.size());
        if (known != null) {
            return known;
        }
        names.add(name);
        return names.size() - 1;
    }

    private static Links links(int[] from, int[] to, Optional<Column> weight) {
        Map<Long, Double> sums = new HashMap<>();
        for (int row = 0; row < from.length; row++) {
            double value = weight.isEmpty() ? 1 : weight.get().positionAt(row);
            if (from[row] != NONE && from[row] != to[row] && value > 0) {
                sums.merge(Links.key(from[row], to[row]), value, Double::sum);
            }
        }
        return Links.of(sums);
    }

    public int nodes() {
        return names.size();
    }
}
