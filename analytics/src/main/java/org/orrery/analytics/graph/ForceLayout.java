package org.orrery.analytics.graph;

import java.util.Arrays;
import java.util.Optional;
import org.orrery.analytics.job.Progress;

/// Places for the nodes of a graph so that linked ones are near each other: links pull, all push one another, and the steps become
/// smaller (Fruchterman and Reingold, 1991, in space), with a weak pull to the middle that keeps separate parts together.
final class ForceLayout {
    private static final double GRAVITY = 0.3;
    private static final double USUAL = 0.985;
    private static final double FIRST_STEP = 0.25;
    private final Graph graph;
    private final double[] xyz;
    private final double[] pull;
    private final int steps;

    ForceLayout(Graph graph) {
        this.graph = graph;
        xyz = new double[3 * graph.nodes()];
        for (int i = 0; i < xyz.length; i++) {
            xyz[i] = 2 * share(i) - 1;
        }
        pull = pulls(graph);
        steps = graph.nodes() <= 600 ? 400 : graph.nodes() <= 2000 ? 250 : 160;
    }

    /// Links of the usual weight pull with 1, heavier ones more, but no more than four times. The many links of a hub share its pull with
    /// those of their other end, lest all that is linked with everything fall into one point.
    private static double[] pulls(Graph graph) {
        double[] weights = graph.links().weight();
        int[] low = graph.links().low();
        int[] high = graph.links().high();
        int[] degree = new int[graph.nodes()];
        for (int link = 0; link < weights.length; link++) {
            degree[low[link]]++;
            degree[high[link]]++;
        }
        double sum = 0;
        for (double weight : weights) {
            sum += Math.sqrt(weight);
        }
        double usual = weights.length == 0 ? 1 : sum / weights.length;
        double[] pulls = new double[weights.length];
        for (int i = 0; i < pulls.length; i++) {
            double shared = Math.sqrt(Math.min(degree[low[i]], degree[high[i]]));
            pulls[i] = Math.clamp(Math.sqrt(weights[i]) / usual, 0.25, 4) / shared;
        }
        return pulls;
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014): the same for everybody.
    private static double share(long number) {
        long z = (number + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return ((z ^ (z >>> 31)) >>> 11) * 0x1p-53;
    }

    /// Three coordinates a node, none farther from the middle than 1; empty when it was cancelled.
    Optional<double[]> run(Progress progress) {
        int nodes = graph.nodes();
        double length = 1.6 / StrictMath.cbrt(Math.max(1, nodes));
        Octree tree = new Octree();
        double[] moves = new double[xyz.length];
        double[] force = new double[3];
        for (int step = 0; step < steps && nodes > 1; step++) {
            if (progress.cancelled()) {
                return Optional.empty();
            }
            progress.report((double) step / steps);
            tree.build(xyz);
            for (int i = 0; i < nodes; i++) {
                force[0] = -GRAVITY * xyz[3 * i];
                force[1] = -GRAVITY * xyz[3 * i + 1];
                force[2] = -GRAVITY * xyz[3 * i + 2];
                tree.push(xyz, i, length * length, force);
                System.arraycopy(force, 0, moves, 3 * i, 3);
            }
            pull(moves, length);
            move(moves, FIRST_STEP * (1 - (double) step / steps) + 0.001);
        }
        fit();
        return Optional.of(xyz);
    }

    private void pull(double[] moves, double length) {
        Graph.Links links = graph.links();
        for (int link = 0; link < links.count(); link++) {
            int a = 3 * links.low()[link];
            int b = 3 * links.high()[link];
            double dx = xyz[b] - xyz[a];
            double dy = xyz[b + 1] - xyz[a + 1];
            double dz = xyz[b + 2] - xyz[a + 2];
            double factor = pull[link] * Math.sqrt(dx * dx + dy * dy + dz * dz) / length;
            moves[a] += dx * factor;
            moves[a + 1] += dy * factor;
            moves[a + 2] += dz * factor;
            moves[b] -= dx * factor;
            moves[b + 1] -= dy * factor;
            moves[b + 2] -= dz * factor;
        }
    }

    private void move(double[] moves, double farthest) {
        for (int i = 0; i < xyz.length; i += 3) {
            double square =
                    moves[i] * moves[i] + moves[i + 1] * moves[i + 1] + moves[i + 2] * moves[i + 2];
            double size = Math.sqrt(square);
            double factor = size > farthest ? farthest / size : 1;
            for (int axis = 0; axis < 3; axis++) {
                xyz[i + axis] += factor * moves[i + axis];
            }
        }
    }

    /// Around the middle of all, in a ball of radius 1; the few that are farther out stand on its surface.
    private void fit() {
        int nodes = graph.nodes();
        for (int axis = 0; axis < 3; axis++) {
            double sum = 0;
            for (int i = 0; i < nodes; i++) {
                sum += xyz[3 * i + axis];
            }
            for (int i = 0; i < nodes; i++) {
                xyz[3 * i + axis] -= sum / nodes;
            }
        }
        double[] distances = new double[nodes];
        for (int i = 0; i < nodes; i++) {
            distances[i] = distance(i);
        }
        Arrays.sort(distances);
        double usual = nodes == 0 ? 0 : distances[(int) (USUAL * (nodes - 1))];
        for (int i = 0; i < nodes && usual > 0; i++) {
            double factor = 1 / Math.max(usual, distance(i));
            for (int axis = 0; axis < 3; axis++) {
                xyz[3 * i + axis] *= factor;
            }
        }
    }

    private double distance(int node) {
        int i = 3 * node;
        return Math.sqrt(xyz[i] * xyz[i] + xyz[i + 1] * xyz[i + 1] + xyz[i + 2] * xyz[i + 2]);
    }
}
