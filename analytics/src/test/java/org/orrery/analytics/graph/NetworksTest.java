package org.orrery.analytics.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.job.Progress;

final class NetworksTest {
    @Test
    void rowsBetweenTheSameNamesAreOneLink() {
        Graph graph =
                Graph.of(
                        text("from", "a", "b", "a", "c", "", "b"),
                        text("to", "b", "a", "c", "c", "a", "a"),
                        Optional.of(numbers("w", 1, 2, 5, 9, 9, Double.NaN)));
        assertThat(graph.names()).containsExactly("a", "b", "c");
        assertThat(graph.from()).containsExactly(0, 1, 0, 2, -1, 1);
        assertThat(graph.links().low()).containsExactly(0, 0);
        assertThat(graph.links().high()).containsExactly(1, 2);
        assertThat(graph.links().weight()).containsExactly(3, 5);
    }

    @Test
    @Tag("VW9")
    void threeCrowdsAreThreeGroupsApartFromEachOther() {
        NetworkLayout layout = laid(crowds(3, 20), Progress.NONE);
        int[] groups = layout.groups();
        for (int node = 0; node < 60; node++) {
            assertThat(groups[node]).isEqualTo(groups[node / 20 * 20]);
        }
        assertThat(Arrays.stream(groups).distinct().count()).isEqualTo(3);
        assertThat(layout.modularity()).isBetween(0.5, 0.67);
        double within = 0;
        double between = 0;
        int pairsWithin = 0;
        int pairsBetween = 0;
        for (int a = 0; a < 60; a++) {
            for (int b = 0; b < a; b++) {
                double distance = distance(layout.xyz(), a, b);
                boolean same = a / 20 == b / 20;
                within += same ? distance : 0;
                between += same ? 0 : distance;
                pairsWithin += same ? 1 : 0;
                pairsBetween += same ? 0 : 1;
            }
        }
        assertThat(between / pairsBetween).isGreaterThan(2 * within / pairsWithin);
    }

    @Test
    @Tag("VW9")
    void everybodyFindsTheSamePlaces() {
        double[] first = laid(crowds(4, 12), Progress.NONE).xyz();
        double[] second = laid(crowds(4, 12), Progress.NONE).xyz();
        assertThat(second).containsExactly(first);
        double farthest = 0;
        for (int node = 0; node < 48; node++) {
            farthest =
                    Math.max(
                            farthest,
                            Math.sqrt(
                                    first[3 * node] * first[3 * node]
                                            + first[3 * node + 1] * first[3 * node + 1]
                                            + first[3 * node + 2] * first[3 * node + 2]));
        }
        assertThat(farthest).isCloseTo(1, within(1e-9));
    }

    @Test
    void manyFarAwayPushLikeAllOfThemOneByOne() {
        Random random = new Random(3);
        double[] xyz = random.doubles(600, -1, 1).toArray();
        Octree tree = new Octree();
        tree.build(xyz);
        double error = 0;
        double size = 0;
        for (int i = 0; i < 200; i++) {
            double[] quick = new double[3];
            tree.push(xyz, i, 1, quick);
            double[] slow = new double[3];
            for (int other = 0; other < 200; other++) {
                double square = Math.pow(distance(xyz, i, other), 2);
                for (int axis = 0; other != i && axis < 3; axis++) {
                    slow[axis] += (xyz[3 * i + axis] - xyz[3 * other + axis]) / square;
                }
            }
            for (int axis = 0; axis < 3; axis++) {
                error += Math.pow(quick[axis] - slow[axis], 2);
                size += Math.pow(slow[axis], 2);
            }
        }
        assertThat(Math.sqrt(error / size)).isLessThan(0.05);
    }

    @Test
    void pointsAtOnePlaceDoNotStopTheTree() {
        double[] xyz = new double[30];
        Octree tree = new Octree();
        tree.build(xyz);
        double[] force = new double[3];
        tree.push(xyz, 4, 1, force);
        assertThat(force).containsExactly(0, 0, 0);
    }

    @Test
    void groupsHaveTheModularityOfTheDefinition() {
        Graph graph = crowds(2, 6);
        int[] groups = Communities.of(graph);
        double all = 0;
        double[] degree = new double[12];
        double[][] weight = new double[12][12];
        Graph.Links links = graph.links();
        for (int i = 0; i < links.count(); i++) {
            weight[links.low()[i]][links.high()[i]] = links.weight()[i];
            weight[links.high()[i]][links.low()[i]] = links.weight()[i];
            degree[links.low()[i]] += links.weight()[i];
            degree[links.high()[i]] += links.weight()[i];
            all += links.weight()[i];
        }
        double sum = 0;
        for (int a = 0; a < 12; a++) {
            for (int b = 0; b < 12; b++) {
                if (groups[a] == groups[b]) {
                    sum += weight[a][b] - degree[a] * degree[b] / (2 * all);
                }
            }
        }
        assertThat(Communities.modularity(graph, groups)).isCloseTo(sum / (2 * all), within(1e-12));
    }

    @Test
    @Tag("VW9")
    void whatIsTooLargeIsASentence() {
        String[] names = new String[Networks.MOST_NODES + 1];
        Arrays.setAll(names, i -> "n" + i);
        assertThat(outcome(text("from", names), text("to", names)))
                .isInstanceOfSatisfying(
                        NetworkOutcome.Impossible.class,
                        impossible -> {
                            assertThat(impossible.reason())
                                    .isEqualTo(
                                            "This network has 5,001 nodes; up to 5,000 can be drawn.");
                            assertThat(impossible.nextStep()).endsWith(".");
                        });
        assertThat(outcome(text("from", "", "a"), text("to", "b", "")))
                .isInstanceOf(NetworkOutcome.Impossible.class);
        assertThat(
                        Networks.layOut(
                                Optional.of(text("from", "a")),
                                Optional.empty(),
                                Optional.empty(),
                                Progress.NONE))
                .isInstanceOf(NetworkOutcome.Impossible.class);
    }

    @Test
    void aLayoutThatNobodyWantsEnds() {
        Progress unwanted =
                new Progress() {
                    private int asked;

                    @Override
                    public void report(double fraction) {
                        assertThat(fraction).isLessThan(0.1);
                    }

                    @Override
                    public boolean cancelled() {
                        return asked++ > 3;
                    }
                };
        assertThat(new ForceLayout(crowds(5, 30)).run(unwanted)).isEmpty();
    }

    private static NetworkLayout laid(Graph graph, Progress progress) {
        int[] groups = Communities.of(graph);
        return new NetworkLayout(
                graph,
                new ForceLayout(graph).run(progress).orElseThrow(),
                groups,
                Communities.modularity(graph, groups));
    }

    private static double distance(double[] xyz, int a, int b) {
        double square = 0;
        for (int axis = 0; axis < 3; axis++) {
            square += Math.pow(xyz[3 * a + axis] - xyz[3 * b + axis], 2);
        }
        return Math.sqrt(square);
    }

    /// Crowds in which everybody knows everybody, in a row of which neighbours share one link.
    private static Graph crowds(int crowds, int size) {
        List<String> from = new ArrayList<>();
        List<String> to = new ArrayList<>();
        for (int crowd = 0; crowd < crowds; crowd++) {
            for (int a = 0; a < size; a++) {
                for (int b = a + 1; b < size; b++) {
                    from.add("n" + (crowd * size + a));
                    to.add("n" + (crowd * size + b));
                }
            }
        }
        for (int crowd = 1; crowd < crowds; crowd++) {
            from.add("n" + crowd * size);
            to.add("n" + (crowd * size - 1));
        }
        return Graph.of(
                text("from", from.toArray(String[]::new)),
                text("to", to.toArray(String[]::new)),
                Optional.empty());
    }

    private static NetworkOutcome outcome(Column from, Column to) {
        return Networks.layOut(Optional.of(from), Optional.of(to), Optional.empty(), Progress.NONE);
    }

    private static Column text(String name, String... values) {
        return new TextColumn(new ColumnName(name, name, null), values);
    }

    private static Column numbers(String name, double... values) {
        return new NumberColumn(new ColumnName(name, name, null), values);
    }
}
