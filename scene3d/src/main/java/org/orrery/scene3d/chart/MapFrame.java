package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.ViewCondition.Plane;

/// The sea, the coast lines and the net of a map, degrees along its edges, and a scale for the height where there is one.
final class MapFrame {
    private static final double OVER_SEA = 0.008;
    private static final double TICK_GAP = 0.22;
    private final MapView view;
    private final AxisScale height;
    private final SceneTheme theme;
    private final List<LineSet> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    MapFrame(MapView view, AxisScale height, SceneTheme theme) {
        this.view = view;
        this.height = height;
        this.theme = theme;
        net();
        coasts();
        if (!(height instanceof AxisScale.Unused)) {
            heights();
        }
    }

    List<LineSet> lines() {
        return lines;
    }

    List<Label> labels() {
        return labels;
    }

    TriangleMesh sea() {
        Vec3[] corners = {
            view.place(view.west(), view.south(), 0),
            view.place(view.east(), view.south(), 0),
            view.place(view.east(), view.north(), 0),
            view.place(view.west(), view.north(), 0)
        };
        float[] xyz = new float[12];
        float[] normals = new float[12];
        for (int i = 0; i < 4; i++) {
            xyz[3 * i] = (float) corners[i].x();
            xyz[3 * i + 1] = (float) corners[i].y();
            xyz[3 * i + 2] = (float) corners[i].z();
            normals[3 * i + 1] = 1;
        }
        return new TriangleMesh(
                xyz,
                normals,
                new int[] {theme.isDark() ? 0xff24385f : 0xffd9e5f3},
                new int[] {0, 1, 2, 0, 2, 3},
                new int[0],
                new TriangleMesh.Material(false, true, false, 0),
                ViewCondition.ALWAYS);
    }

    private void net() {
        SegmentList net = new SegmentList();
        double step = view.step();
        for (double east = firstAfter(view.west(), step); east <= view.east(); east += step) {
            add(net, east, view.south(), east, view.north());
            label(degrees(east, " E", " W"), east, view.south(), new Vec3(0, 0, 1));
            label(degrees(east, " E", " W"), east, view.north(), new Vec3(0, 0, -1));
        }
        for (double north = firstAfter(view.south(), step); north <= view.north(); north += step) {
            add(net, view.west(), north, view.east(), north);
            label(degrees(north, " N", " S"), view.east(), north, new Vec3(1, 0, 0));
            label(degrees(north, " N", " S"), view.west(), north, new Vec3(-1, 0, 0));
        }
        SegmentList rim = new SegmentList();
        add(rim, view.west(), view.south(), view.east(), view.south());
        add(rim, view.east(), view.south(), view.east(), view.north());
        add(rim, view.east(), view.north(), view.west(), view.north());
        add(rim, view.west(), view.north(), view.west(), view.south());
        lines.add(net.toLines((theme.grid() & 0xffffff) | 0x48000000, 1, ViewCondition.ALWAYS));
        lines.add(rim.toLines((theme.grid() & 0xffffff) | 0xa0000000, 1.3, ViewCondition.ALWAYS));
    }

    private static double firstAfter(double from, double step) {
        return Math.ceil(from / step - 1e-9) * step;
    }

    private void add(SegmentList list, double e0, double n0, double e1, double n1) {
        view.addClipped(list, new double[] {e0, n0}, new double[] {e1, n1}, OVER_SEA);
    }

    private static String degrees(double value, String positive, String negative) {
        String number = TickFormat.of(Math.abs(value), 0.1).replaceAll("\\.0$", "");
        boolean none = value == 0 || Math.abs(value) == 180;
        return number + "°" + (none ? "" : value > 0 ? positive : negative);
    }

    /// Beyond the edge on the camera's side.
    private void label(String text, double east, double north, Vec3 outward) {
        Vec3 at = view.place(east, north, 0).add(outward.mul(TICK_GAP));
        ViewCondition when = ViewCondition.inFrontOf(new Plane(Vec3.ZERO, outward));
        labels.add(Label.text(text, at, Label.Kind.TICK, theme.tickText(), when).growing(outward));
    }

    private void coasts() {
        SegmentList coast = new SegmentList();
        for (double[] line : CoastLines.all()) {
            for (int i = 2; i < line.length; i += 2) {
                if (Math.abs(line[i] - line[i - 2]) < 180) {
                    view.addClipped(
                            coast,
                            new double[] {line[i - 2], line[i - 1]},
                            new double[] {line[i], line[i + 1]},
                            OVER_SEA);
                }
            }
        }
        int colour = theme.isDark() ? 0xe0a9c1f0 : 0xe0506a94;
        lines.add(coast.toLines(colour, 1.5, ViewCondition.ALWAYS));
    }

    /// Up the edge that is leftmost in the picture.
    private void heights() {
        for (int sideX = -1; sideX <= 1; sideX += 2) {
            for (int sideZ = -1; sideZ <= 1; sideZ += 2) {
                ViewCondition when =
                        ViewCondition.inFrontOf(
                                new Plane(Vec3.ZERO, new Vec3(sideX, 0, 0)),
                                new Plane(Vec3.ZERO, new Vec3(0, 0, sideZ)));
                boolean same = sideX == sideZ;
                boolean east = same ? sideX < 0 : sideX > 0;
                boolean south = same ? sideZ > 0 : sideZ < 0;
                Vec3 foot =
                        view.place(
                                east ? view.east() : view.west(),
                                south ? view.south() : view.north(),
                                0);
                Vec3 out = new Vec3(Math.signum(foot.x()) * 0.13, 0, Math.signum(foot.z()) * 0.13);
                SegmentList pole = new SegmentList();
                double top = ChartBox.HIGH.y();
                pole.add(foot.x(), foot.y(), foot.z(), foot.x(), top, foot.z());
                for (AxisScale.Tick tick : height.ticks()) {
                    Vec3 at = new Vec3(foot.x(), ChartBox.y(tick.fraction()), foot.z());
                    pole.add(
                            at.x(),
                            at.y(),
                            at.z(),
                            at.x() + out.x() / 2,
                            at.y(),
                            at.z() + out.z() / 2);
                    labels.add(
                            Label.text(
                                            tick.label(),
                                            at.add(out),
                                            Label.Kind.TICK,
                                            theme.tickText(),
                                            when)
                                    .growing(out));
                }
                lines.add(pole.toLines((theme.grid() & 0xffffff) | 0xa0000000, 1.2, when));
                Vec3 head = new Vec3(foot.x(), top + 0.45, foot.z());
                labels.add(
                        Label.text(
                                height.title(),
                                head.add(out),
                                Label.Kind.AXIS_TITLE,
                                theme.titleText(),
                                when));
            }
        }
    }
}
