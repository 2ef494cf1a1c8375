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

/// Upright planes across x, one for each axis, from left to right, on a floor. Each has its ticks along the edge that is in front,
/// and its title over that edge.
final class PlaneFrame {
    private static final int LONGEST_TITLE = 24;
    private static final double TICK_GAP = 0.16;

    private final List<AxisScale> axes;
    private final SceneTheme theme;
    private final List<LineSet> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<TriangleMesh> sheets = new ArrayList<>();

    PlaneFrame(List<AxisScale> axes, SceneTheme theme) {
        this.axes = axes;
        this.theme = theme;
        floor();
        for (int i = 0; i < axes.size(); i++) {
            plane(i);
        }
    }

    /// Where a plane stands along x: the first at the left end, the last at the right.
    static double placeOf(int plane, int planes) {
        return ChartBox.x(planes == 1 ? 0.5 : (double) plane / (planes - 1));
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

    private void floor() {
        Vec3 low = ChartBox.LOW;
        Vec3 high = ChartBox.HIGH;
        SegmentList rim = new SegmentList();
        rim.add(low.x(), low.y(), low.z(), high.x(), low.y(), low.z());
        rim.add(low.x(), low.y(), high.z(), high.x(), low.y(), high.z());
        lines.add(rim.toLines((theme.grid() & 0xffffff) | 0x60000000, 1.2, ViewCondition.ALWAYS));
        sheets.add(
                sheet(
                        theme.isDark() ? 0x0ca9c1ff : 0x30ffffff,
                        new Vec3(low.x(), low.y(), low.z()),
                        new Vec3(low.x(), low.y(), high.z()),
                        new Vec3(high.x(), low.y(), high.z()),
                        new Vec3(high.x(), low.y(), low.z())));
    }

    private void plane(int index) {
        double x = placeOf(index, axes.size());
        AxisScale axis = axes.get(index);
        Vec3 low = new Vec3(x, ChartBox.LOW.y(), ChartBox.LOW.z());
        Vec3 high = new Vec3(x, ChartBox.HIGH.y(), ChartBox.HIGH.z());
        sheets.add(
                sheet(
                        theme.isDark() ? 0x1ca9c1ff : 0x58ffffff,
                        low,
                        new Vec3(x, low.y(), high.z()),
                        high,
                        new Vec3(x, high.y(), low.z())));
        SegmentList rim = new SegmentList();
        rim.add(x, low.y(), low.z(), x, low.y(), high.z());
        rim.add(x, high.y(), low.z(), x, high.y(), high.z());
        rim.add(x, low.y(), low.z(), x, high.y(), low.z());
        rim.add(x, low.y(), high.z(), x, high.y(), high.z());
        SegmentList grid = new SegmentList();
        for (AxisScale.Tick tick : axis.ticks()) {
            double y = ChartBox.y(tick.fraction());
            grid.add(x, y, low.z(), x, y, high.z());
        }
        lines.add(grid.toLines((theme.grid() & 0xffffff) | 0x30000000, 1, ViewCondition.ALWAYS));
        lines.add(rim.toLines((theme.grid() & 0xffffff) | 0xa0000000, 1.3, ViewCondition.ALWAYS));
        for (int side = -1; side <= 1; side += 2) {
            label(axis, x, side);
        }
    }

    private void label(AxisScale axis, double x, int side) {
        ViewCondition when = ViewCondition.inFrontOf(new Plane(Vec3.ZERO, new Vec3(0, 0, side)));
        double z = side < 0 ? ChartBox.LOW.z() : ChartBox.HIGH.z();
        Vec3 out = new Vec3(0, 0, side);
        for (AxisScale.Tick tick : axis.ticks()) {
            Vec3 place = new Vec3(x, ChartBox.y(tick.fraction()), z + side * TICK_GAP);
            labels.add(
                    Label.text(tick.label(), place, Label.Kind.TICK, theme.tickText(), when)
                            .growing(out));
        }
        double up = ChartBox.HIGH.y() + 0.35;
        labels.add(
                Label.text(
                        shortened(axis.title()),
                        new Vec3(x, up, z),
                        Label.Kind.AXIS_TITLE,
                        theme.titleText(),
                        when));
    }

    /// Long titles lose their unit first.
    private static String shortened(String whole) {
        int unit = whole.lastIndexOf(" (");
        String title =
                whole.length() > LONGEST_TITLE && unit > 0 ? whole.substring(0, unit) : whole;
        return title.length() <= LONGEST_TITLE
                ? title
                : title.substring(0, LONGEST_TITLE - 1) + "…";
    }

    private static TriangleMesh sheet(int colour, Vec3... corners) {
        float[] xyz = new float[12];
        for (int i = 0; i < 4; i++) {
            xyz[3 * i] = (float) corners[i].x();
            xyz[3 * i + 1] = (float) corners[i].y();
            xyz[3 * i + 2] = (float) corners[i].z();
        }
        return new TriangleMesh(
                xyz,
                new float[12],
                new int[] {colour},
                new int[] {0, 1, 2, 0, 2, 3},
                new int[0],
                TriangleMesh.Material.GLASS,
                ViewCondition.ALWAYS);
    }
}
