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

/// The floor, the four walls, their grids, and the ticks and titles of a chart. Walls that would stand between the camera and
/// the data are not drawn, and the text stands at the edges that are then in front.
final class AxisFrame {
    private static final double TICK_GAP = 0.24;
    private static final double TITLE_GAP = 1.05;

    private final AxisScale x;
    private final AxisScale y;
    private final AxisScale z;
    private final SceneTheme theme;
    private final List<LineSet> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<TriangleMesh> sheets = new ArrayList<>();

    AxisFrame(AxisScale x, AxisScale y, AxisScale z, SceneTheme theme) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.theme = theme;
        floor();
        for (int side = -1; side <= 1; side += 2) {
            wallAcrossX(side);
            wallAcrossZ(side);
            labelsOfX(side);
            labelsOfZ(side);
        }
        labelsOfY();
    }

    List<LineSet> lines() {
        return lines;
    }

    List<Label> labels() {
        return labels;
    }

    List<TriangleMesh> sheets() {
        return sheets;
    }

    private static Vec3 low() {
        return ChartBox.LOW;
    }

    private static Vec3 high() {
        return ChartBox.HIGH;
    }

    private static double sideX(int side) {
        return side < 0 ? low().x() : high().x();
    }

    private static double sideZ(int side) {
        return side < 0 ? low().z() : high().z();
    }

    private static double atX(double fraction) {
        return low().x() + (high().x() - low().x()) * fraction;
    }

    private static double atY(double fraction) {
        return low().y() + (high().y() - low().y()) * fraction;
    }

    private static double atZ(double fraction) {
        return low().z() + (high().z() - low().z()) * fraction;
    }

    private void floor() {
        double y0 = low().y();
        SegmentList grid = new SegmentList();
        for (AxisScale.Tick tick : x.ticks()) {
            grid.add(atX(tick.fraction()), y0, low().z(), atX(tick.fraction()), y0, high().z());
        }
        for (AxisScale.Tick tick : z.ticks()) {
            grid.add(low().x(), y0, atZ(tick.fraction()), high().x(), y0, atZ(tick.fraction()));
        }
        SegmentList rim = new SegmentList();
        rim.add(low().x(), y0, low().z(), high().x(), y0, low().z());
        rim.add(high().x(), y0, low().z(), high().x(), y0, high().z());
        rim.add(high().x(), y0, high().z(), low().x(), y0, high().z());
        rim.add(low().x(), y0, high().z(), low().x(), y0, low().z());
        lines.add(grid.toLines(gridColour(), 1, ViewCondition.ALWAYS));
        lines.add(rim.toLines(rimColour(), 1.4, ViewCondition.ALWAYS));
        sheet(
                new Vec3(low().x(), y0, low().z()),
                new Vec3(low().x(), y0, high().z()),
                new Vec3(high().x(), y0, high().z()),
                new Vec3(high().x(), y0, low().z()),
                ViewCondition.ALWAYS);
    }

    private void wallAcrossX(int side) {
        double at = sideX(side);
        ViewCondition when = inside(new Vec3(at, 0, 0), new Vec3(-side, 0, 0));
        SegmentList grid = new SegmentList();
        for (AxisScale.Tick tick : z.ticks()) {
            grid.add(at, low().y(), atZ(tick.fraction()), at, high().y(), atZ(tick.fraction()));
        }
        for (AxisScale.Tick tick : y.ticks()) {
            grid.add(at, atY(tick.fraction()), low().z(), at, atY(tick.fraction()), high().z());
        }
        SegmentList rim = new SegmentList();
        rim.add(at, high().y(), low().z(), at, high().y(), high().z());
        rim.add(at, low().y(), low().z(), at, high().y(), low().z());
        rim.add(at, low().y(), high().z(), at, high().y(), high().z());
        lines.add(grid.toLines(gridColour(), 1, when));
        lines.add(rim.toLines(rimColour(), 1.2, when));
        sheet(
                new Vec3(at, low().y(), low().z()),
                new Vec3(at, low().y(), high().z()),
                new Vec3(at, high().y(), high().z()),
                new Vec3(at, high().y(), low().z()),
                when);
    }

    private void wallAcrossZ(int side) {
        double at = sideZ(side);
        ViewCondition when = inside(new Vec3(0, 0, at), new Vec3(0, 0, -side));
        SegmentList grid = new SegmentList();
        for (AxisScale.Tick tick : x.ticks()) {
            grid.add(atX(tick.fraction()), low().y(), at, atX(tick.fraction()), high().y(), at);
        }
        for (AxisScale.Tick tick : y.ticks()) {
            grid.add(low().x(), atY(tick.fraction()), at, high().x(), atY(tick.fraction()), at);
        }
        SegmentList rim = new SegmentList();
        rim.add(low().x(), high().y(), at, high().x(), high().y(), at);
        rim.add(low().x(), low().y(), at, low().x(), high().y(), at);
        rim.add(high().x(), low().y(), at, high().x(), high().y(), at);
        lines.add(grid.toLines(gridColour(), 1, when));
        lines.add(rim.toLines(rimColour(), 1.2, when));
        sheet(
                new Vec3(low().x(), low().y(), at),
                new Vec3(high().x(), low().y(), at),
                new Vec3(high().x(), high().y(), at),
                new Vec3(low().x(), high().y(), at),
                when);
    }

    /// Along the floor's edge on the camera's side.
    private void labelsOfX(int side) {
        ViewCondition when = inside(Vec3.ZERO, new Vec3(0, 0, side));
        double edge = sideZ(side);
        Vec3 out = new Vec3(0, 0, side);
        for (AxisScale.Tick tick : x.ticks()) {
            Vec3 place = new Vec3(atX(tick.fraction()), low().y(), edge + side * TICK_GAP);
            tick(tick, place, out, when);
        }
        title(x, new Vec3(0, low().y() - 0.25, edge + side * titleGap(x)), when);
    }

    private void labelsOfZ(int side) {
        ViewCondition when = inside(Vec3.ZERO, new Vec3(side, 0, 0));
        double edge = sideX(side);
        Vec3 out = new Vec3(side, 0, 0);
        for (AxisScale.Tick tick : z.ticks()) {
            Vec3 place = new Vec3(edge + side * TICK_GAP, low().y(), atZ(tick.fraction()));
            tick(tick, place, out, when);
        }
        title(z, new Vec3(edge + side * titleGap(z), low().y() - 0.25, 0), when);
    }

    /// Along the upright edge that is leftmost in the picture; which one that is depends on the quarter the camera is in.
    private void labelsOfY() {
        for (int sideX = -1; sideX <= 1; sideX += 2) {
            for (int sideZ = -1; sideZ <= 1; sideZ += 2) {
                ViewCondition when =
                        ViewCondition.inFrontOf(
                                new Plane(Vec3.ZERO, new Vec3(sideX, 0, 0)),
                                new Plane(Vec3.ZERO, new Vec3(0, 0, sideZ)));
                boolean same = sideX == sideZ;
                double atX = same ? sideX(-sideX) : sideX(sideX);
                double atZ = same ? sideZ(sideZ) : sideZ(-sideZ);
                Vec3 out = new Vec3(Math.signum(atX) * 0.13, 0, Math.signum(atZ) * 0.13);
                for (AxisScale.Tick tick : y.ticks()) {
                    Vec3 place = new Vec3(atX, atY(tick.fraction()), atZ).add(out);
                    tick(tick, place, out, when);
                }
                title(y, new Vec3(atX, high().y() + 0.45, atZ).add(out), when);
            }
        }
    }

    private void tick(AxisScale.Tick tick, Vec3 place, Vec3 outward, ViewCondition when) {
        Label label = Label.text(tick.label(), place, Label.Kind.TICK, theme.tickText(), when);
        labels.add(label.growing(outward));
    }

    /// Titles stand beyond the longest tick.
    private static double titleGap(AxisScale axis) {
        int longest = axis.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
        return TITLE_GAP + 0.06 * Math.min(18, longest);
    }

    private void title(AxisScale axis, Vec3 place, ViewCondition when) {
        if (!axis.title().isEmpty()) {
            labels.add(
                    Label.text(
                            axis.title(), place, Label.Kind.AXIS_TITLE, theme.titleText(), when));
        }
    }

    private void sheet(Vec3 a, Vec3 b, Vec3 c, Vec3 d, ViewCondition when) {
        float[] xyz = new float[12];
        Vec3[] corners = {a, b, c, d};
        for (int i = 0; i < 4; i++) {
            xyz[3 * i] = (float) corners[i].x();
            xyz[3 * i + 1] = (float) corners[i].y();
            xyz[3 * i + 2] = (float) corners[i].z();
        }
        int colour = theme.isDark() ? 0x16a9c1ff : 0x50ffffff;
        sheets.add(
                new TriangleMesh(
                        xyz,
                        new float[12],
                        new int[] {colour},
                        new int[] {0, 1, 2, 0, 2, 3},
                        new int[0],
                        TriangleMesh.Material.GLASS,
                        when));
    }

    private static ViewCondition inside(Vec3 point, Vec3 normal) {
        return ViewCondition.inFrontOf(new Plane(point, normal));
    }

    private int gridColour() {
        return (theme.grid() & 0xffffff) | (theme.isDark() ? 0x38000000 : 0x50000000);
    }

    private int rimColour() {
        return (theme.grid() & 0xffffff) | (theme.isDark() ? 0x90000000 : 0xb0000000);
    }
}
