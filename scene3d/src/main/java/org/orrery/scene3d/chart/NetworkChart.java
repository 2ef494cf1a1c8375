package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ViewCondition;

/// A ball for each name that a row links and a line for each pair of them; a row stands in the middle of its line.
final class NetworkChart {
    private static final double REACH = 4.6;
    private static final double REACH_UP = 3.3;
    private static final Vec3 CENTRE = new Vec3(0, 0.6, 0);
    private static final int MOST_NAMES = 60;
    private static final double FADED = 0.7;

    /// Line widths, for the lightest third of the weights up to the heaviest few.
    private static final double[] WIDTHS = {0.9, 1.5, 2.6};

    private final ChartData data;
    private final ChartSpec spec;
    private final BitSet rows;
    private final Network network;
    private final boolean selecting;
    private final int[] degree;
    private final BitSet shown = new BitSet();
    private final BitSet chosen = new BitSet();
    private final int most;

    NetworkChart(ChartData data, ChartSpec spec) {
        this.data = data;
        this.spec = spec;
        network =
                spec.extras()
                        .network()
                        .orElse(
                                new Network(
                                        List.of(),
                                        new int[0],
                                        new int[0],
                                        new float[0],
                                        new int[0]));
        rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        selecting = spec.selected().intersects(rows);
        degree = new int[network.names().size()];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (network.links(row)) {
                count(network.from()[row], network.to()[row], row);
            }
        }
        most = Math.max(1, Arrays.stream(degree).max().orElse(1));
    }

    private void count(int from, int to, int row) {
        shown.set(from);
        shown.set(to);
        degree[from]++;
        degree[to] += from == to ? 0 : 1;
        if (selecting && spec.selected().get(row)) {
            chosen.set(from);
            chosen.set(to);
        }
    }

    Chart build() {
        NodeColours colours =
                new NodeColours(
                        network,
                        data.column(spec.encoding().colour()).orElse(null),
                        rows,
                        shown,
                        spec.theme());
        float[] places = new float[3 * data.rows()];
        Arrays.fill(places, Float.NaN);
        int drawn = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (network.links(row)) {
                Vec3 middle = place(network.from()[row]).add(place(network.to()[row])).mul(0.5);
                places[3 * row] = (float) middle.x();
                places[3 * row + 1] = (float) middle.y();
                places[3 * row + 2] = (float) middle.z();
                drawn++;
            }
        }
        List<LineSet> lines = new ArrayList<>(links(colours, drawn));
        lines.add(floor());
        SceneContent content =
                new SceneContent(
                        List.of(balls(colours)),
                        List.of(),
                        lines,
                        names(),
                        this::pick,
                        new RowPositions(places));
        Legend.SizeKey sizes =
                shown.isEmpty()
                        ? Legend.SizeKey.NONE
                        : new Legend.SizeKey("Links", "1", TickFormat.of(most));
        return new Chart(
                content, new Legend(colours.legend(), sizes, notes(drawn)), summary(drawn));
    }

    private Vec3 place(int node) {
        return CENTRE.add(
                new Vec3(
                        network.xyz()[3 * node] * REACH,
                        network.xyz()[3 * node + 1] * REACH_UP,
                        network.xyz()[3 * node + 2] * REACH));
    }

    /// The area of a ball grows with its links; the more balls there are the smaller they all are.
    private float radius(int node) {
        double base = Math.clamp(0.9 / Math.cbrt(Math.max(1, shown.cardinality())), 0.035, 0.2);
        return (float) (base * (0.45 + 1.15 * Math.sqrt((double) degree[node] / most)));
    }

    private PointCloud balls(NodeColours colours) {
        int[] nodes = shown.stream().toArray();
        float[] xyz = new float[3 * nodes.length];
        int[] argb = new int[Math.max(1, nodes.length)];
        float[] radius = new float[Math.max(1, nodes.length)];
        byte[] flags = new byte[selecting ? nodes.length : 0];
        for (int i = 0; i < nodes.length; i++) {
            Vec3 at = place(nodes[i]);
            xyz[3 * i] = (float) at.x();
            xyz[3 * i + 1] = (float) at.y();
            xyz[3 * i + 2] = (float) at.z();
            argb[i] = colours.of(nodes[i]);
            radius[i] = radius(nodes[i]);
            if (selecting) {
                flags[i] = chosen.get(nodes[i]) ? PointCloud.SELECTED : PointCloud.DIMMED;
            }
        }
        return new PointCloud(xyz, argb, radius, flags, nodes, PointCloud.Shape.SPHERE);
    }

    /// Wider the more a row counts; the more lines there are the fainter.
    private List<LineSet> links(NodeColours colours, int drawn) {
        SizeScale weights = SizeScale.of(data.column(spec.encoding().size()).orElse(null), rows);
        double strength = Math.clamp(11 / Math.sqrt(Math.max(1, drawn)), 0.1, 0.7);
        SegmentList[] byWidth = new SegmentList[WIDTHS.length];
        Arrays.setAll(byWidth, _ -> new SegmentList());
        SegmentList selected = new SegmentList();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (!network.links(row)) {
                continue;
            }
            int from = network.from()[row];
            int to = network.to()[row];
            if (selecting && spec.selected().get(row)) {
                int accent = spec.theme().accent();
                selected.add(place(from), accent, place(to), accent);
                continue;
            }
            double alpha = selecting ? strength * (1 - FADED) : strength;
            int width = weights.values() == null ? 0 : width(weights.factor(row));
            byWidth[width].add(
                    place(from),
                    faint(colours.of(from), alpha * (1 + 0.4 * width)),
                    place(to),
                    faint(colours.of(to), alpha * (1 + 0.4 * width)));
        }
        List<LineSet> lines = new ArrayList<>();
        for (int i = 0; i < WIDTHS.length; i++) {
            lines.add(byWidth[i].toLines(WIDTHS[i], ViewCondition.ALWAYS));
        }
        lines.add(selected.toLines(2.2, ViewCondition.ALWAYS));
        return lines;
    }

    private static int width(float factor) {
        return factor > 1.9 ? 2 : factor > 1.2 ? 1 : 0;
    }

    private static int faint(int argb, double alpha) {
        return (argb & 0xffffff) | (int) (255 * Math.min(1, alpha)) << 24;
    }

    /// Something to stand on.
    private LineSet floor() {
        Vec3 low = ChartBox.LOW;
        Vec3 high = ChartBox.HIGH;
        double y = CENTRE.y() - REACH_UP;
        SegmentList net = new SegmentList();
        for (int i = 0; i <= 8; i++) {
            double share = i / 8.0;
            double x = low.x() + (high.x() - low.x()) * share;
            double z = low.z() + (high.z() - low.z()) * share;
            net.add(x, y, low.z(), x, y, high.z());
            net.add(low.x(), y, z, high.x(), y, z);
        }
        SceneTheme theme = spec.theme();
        int strength = theme.isDark() ? 0x28000000 : 0x48000000;
        return net.toLines((theme.grid() & 0xffffff) | strength, 1, ViewCondition.ALWAYS);
    }

    /// Of the nodes with the most links.
    private List<Label> names() {
        return shown.stream()
                .boxed()
                .sorted(Comparator.comparingInt(node -> -degree[node]))
                .limit(MOST_NAMES)
                .map(node ->
                        Label.text(
                                shortened(network.names().get(node)),
                                place(node).add(new Vec3(0, radius(node) + 0.1, 0)),
                                Label.Kind.TICK,
                                spec.theme().titleText(),
                                ViewCondition.ALWAYS))
                .toList();
    }

    private static String shortened(String name) {
        return name.length() <= 22 ? name : name.substring(0, 21) + "…";
    }

    private PickTarget pick(int node, Vec3 at) {
        int[] linked =
                rows.stream()
                        .filter(network::links)
                        .filter(row -> network.from()[row] == node || network.to()[row] == node)
                        .toArray();
        long others =
                IntStream.of(linked)
                        .map(row -> network.from()[row] + network.to()[row] - node)
                        .distinct()
                        .count();
        String label =
                "%s: linked with %d %s"
                        .formatted(
                                network.names().get(node), others, others == 1 ? "node" : "nodes");
        return new PickTarget.GroupPick(linked, label, at);
    }

    private List<String> notes(int drawn) {
        List<String> notes = new ArrayList<>();
        if (spec.extras().network().isEmpty()) {
            return notes;
        }
        if (shown.cardinality() > MOST_NAMES) {
            notes.add("The %d nodes with the most links are named.".formatted(MOST_NAMES));
        }
        int missing = rows.cardinality() - drawn;
        if (missing > 0) {
            notes.add(
                    missing
                            + (missing == 1 ? " row lacks" : " rows lack")
                            + " a name and cannot be drawn.");
        }
        return notes;
    }

    private String summary(int drawn) {
        if (spec.extras().network().isEmpty()) {
            return "Network that is not laid out yet.";
        }
        int busiest =
                shown.stream()
                        .boxed()
                        .max(Comparator.comparingInt(node -> degree[node]))
                        .orElse(-1);
        String head =
                "Network of %d %s and %d %s"
                        .formatted(
                                shown.cardinality(),
                                shown.cardinality() == 1 ? "node" : "nodes",
                                drawn,
                                drawn == 1 ? "link" : "links");
        return busiest < 0
                ? head + "."
                : head
                        + "; most links has %s with %d."
                                .formatted(network.names().get(busiest), degree[busiest]);
    }
}
