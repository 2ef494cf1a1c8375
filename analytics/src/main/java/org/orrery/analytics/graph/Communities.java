package org.orrery.analytics.graph;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Groups of nodes with more links among themselves than chance would give: nodes move to the neighbouring group where modularity grows
/// most, then groups become nodes, until nothing is gained (Blondel, Guillaume, Lambiotte and Lefebvre, 2008). Nodes are taken in their
/// order, so that everybody finds the same groups.
final class Communities {
    private static final int MOST_PASSES = 40;
    private static final double GAIN = 1e-9;

    private Communities() {}

    /// The group of each node; the largest group is 0.
    static int[] of(Graph graph) {
        int[] group = numbers(graph.nodes());
        Graph.Links links = graph.links();
        int nodes = graph.nodes();
        int[] low = links.low();
        int[] high = links.high();
        double[] weight = links.weight();
        double[] self = new double[nodes];
        for (int level = 0; level < 12; level++) {
            Neighbours neighbours = new Neighbours(nodes, low, high, weight);
            int[] moved = move(nodes, neighbours, self);
            int[] numbered = renumbered(moved);
            int groups = Arrays.stream(numbered).max().orElse(-1) + 1;
            for (int i = 0; i < group.length; i++) {
                group[i] = numbered[group[i]];
            }
            if (groups == nodes) {
                break;
            }
            double[] inside = new double[groups];
            for (int i = 0; i < nodes; i++) {
                inside[numbered[i]] += self[i];
            }
            Map<Long, Double> between = new HashMap<>();
            for (int link = 0; link < low.length; link++) {
                int a = numbered[low[link]];
                int b = numbered[high[link]];
                if (a == b) {
                    inside[a] += weight[link];
                } else {
                    between.merge(Graph.Links.key(a, b), weight[link], Double::sum);
                }
            }
            Graph.Links joined = Graph.Links.of(between);
            low = joined.low();
            high = joined.high();
            weight = joined.weight();
            self = inside;
            nodes = groups;
        }
        return bySize(group);
    }

    /// One level: the group of each node, named after one of its nodes.
    private static int[] move(int nodes, Neighbours near, double[] self) {
        int[] group = numbers(nodes);
        double[] degree = new double[nodes];
        double twice = 0;
        for (int i = 0; i < nodes; i++) {
            degree[i] = near.sum(i) + 2 * self[i];
            twice += degree[i];
        }
        double[] total = degree.clone();
        double[] links = new double[nodes];
        boolean changed = twice > 0;
        for (int pass = 0; changed && pass < MOST_PASSES; pass++) {
            changed = false;
            for (int i = 0; i < nodes; i++) {
                for (int n = near.begin(i); n < near.begin(i + 1); n++) {
                    links[group[near.node(n)]] += near.weight(n);
                }
                int own = group[i];
                total[own] -= degree[i];
                int best = own;
                double most = links[own] - total[own] * degree[i] / twice;
                for (int n = near.begin(i); n < near.begin(i + 1); n++) {
                    int other = group[near.node(n)];
                    double gain = links[other] - total[other] * degree[i] / twice;
                    if (gain > most + GAIN) {
                        most = gain;
                        best = other;
                    }
                }
                total[best] += degree[i];
                group[i] = best;
                changed |= best != own;
                for (int n = near.begin(i); n < near.begin(i + 1); n++) {
                    links[group[near.node(n)]] = 0;
                }
                links[own] = 0;
                links[best] = 0;
            }
        }
        return group;
    }

    private static int[] numbers(int count) {
        int[] numbers = new int[count];
        Arrays.setAll(numbers, i -> i);
        return numbers;
    }

    /// In the order of their first node.
    private static int[] renumbered(int[] group) {
        int[] number = new int[group.length];
        Arrays.fill(number, -1);
        int next = 0;
        int[] result = new int[group.length];
        for (int i = 0; i < group.length; i++) {
            if (number[group[i]] < 0) {
                number[group[i]] = next++;
            }
            result[i] = number[group[i]];
        }
        return result;
    }

    private static int[] bySize(int[] group) {
        int count = Arrays.stream(group).max().orElse(-1) + 1;
        int[] sizes = new int[count];
        for (int each : group) {
            sizes[each]++;
        }
        Integer[] order = new Integer[count];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Integer.compare(sizes[b], sizes[a]));
        int[] rank = new int[count];
        for (int i = 0; i < count; i++) {
            rank[order[i]] = i;
        }
        return Arrays.stream(group).map(each -> rank[each]).toArray();
    }

    /// The share of the links that are within groups, less what chance would give.
    static double modularity(Graph graph, int[] group) {
        int groups = Arrays.stream(group).max().orElse(-1) + 1;
        double[] inside = new double[groups];
        double[] degree = new double[groups];
        double all = 0;
        Graph.Links links = graph.links();
        for (int link = 0; link < links.count(); link++) {
            double weight = links.weight()[link];
            int a = group[links.low()[link]];
            int b = group[links.high()[link]];
            all += weight;
            degree[a] += weight;
            degree[b] += weight;
            inside[a] += a == b ? weight : 0;
        }
        double sum = 0;
        for (int i = 0; i < groups && all > 0; i++) {
            sum += inside[i] / all - degree[i] / (2 * all) * (degree[i] / (2 * all));
        }
        return sum;
    }
}
