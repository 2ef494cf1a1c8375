package org.orrery.analytics.graph;

/// Links by node: those of a node lie side by side.
final class Neighbours {
    private final int[] begin;
    private final int[] nodes;
    private final double[] weights;

    Neighbours(int count, int[] low, int[] high, double[] weight) {
        begin = new int[count + 1];
        for (int link = 0; link < low.length; link++) {
            begin[low[link] + 1]++;
            begin[high[link] + 1]++;
        }
        for (int i = 0; i < count; i++) {
            begin[i + 1] += begin[i];
        }
        nodes = new int[2 * low.length];
        weights = new double[nodes.length];
        int[] next = begin.clone();
        for (int link = 0; link < low.length; link++) {
            put(next[low[link]]++, high[link], weight[link]);
            put(next[high[link]]++, low[link], weight[link]);
        }
    }

    private void put(int at, int node, double weight) {
        nodes[at] = node;
        weights[at] = weight;
    }

    /// Where the links of a node begin; they end where those of the next one begin.
    int begin(int node) {
        return begin[node];
    }

    int node(int at) {
        return nodes[at];
    }

    double weight(int at) {
        return weights[at];
    }

    double sum(int node) {
        double sum = 0;
        for (int at = begin[node]; at < begin[node + 1]; at++) {
            sum += weights[at];
        }
        return sum;
    }
}
