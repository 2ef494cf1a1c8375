package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleToIntFunction;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ViewCondition;

/// Lines of equal height of a surface, on it and on the floor: marching triangles over the triangles the sheet is drawn with, so that the
/// lines lie on it. A tick of the height axis is a main line; fifths between are thin ones.
final class Contours {
    private static final int PARTS = 5;
    private static final double OVER_FLOOR = 0.012;
    private final HeightField field;
    private final SurfaceShape shape;
    private final AxisScale.Numbers y;
    private final List<Level> levels = new ArrayList<>();

    /// @param fraction its height, from 0 to 1
    record Level(double fraction, boolean main) {}

    Contours(HeightField field, SurfaceShape shape, AxisScale.Numbers y) {
        this.field = field;
        this.shape = shape;
        this.y = y;
        List<AxisScale.Tick> ticks = y.ticks();
        for (int i = 0; i < ticks.size(); i++) {
            double here = ticks.get(i).fraction();
            levels.add(new Level(here, true));
            for (int part = 1; part < PARTS && i + 1 < ticks.size(); part++) {
                double next = ticks.get(i + 1).fraction();
                levels.add(new Level(here + (next - here) * part / PARTS, false));
            }
        }
    }

    List<Level> levels() {
        return levels;
    }

    /// @param colourOfHeight of the lines on the floor
    List<LineSet> lines(DoubleToIntFunction colourOfHeight, SceneTheme theme) {
        int ink = theme.isDark() ? 0xffffff : 0x0b1526;
        SegmentList mainOn = new SegmentList();
        SegmentList thinOn = new SegmentList();
        SegmentList mainBelow = new SegmentList();
        SegmentList thinBelow = new SegmentList();
        for (Level level : levels) {
            int colour = colourOfHeight.applyAsInt(y.valueAt(level.fraction()));
            for (Vec3[] segment : segments(level.fraction())) {
                (level.main() ? mainOn : thinOn).add(segment[0], ink, segment[1], ink);
                (level.main() ? mainBelow : thinBelow)
                        .add(onFloor(segment[0]), colour, onFloor(segment[1]), colour);
            }
        }
        return List.of(
                mainOn.toLines(0xd0000000 | ink, 1.7, ViewCondition.ALWAYS),
                thinOn.toLines(0x60000000 | ink, 1, ViewCondition.ALWAYS),
                mainBelow.toLines(2.2, ViewCondition.ALWAYS),
                thinBelow.toLines(1.1, ViewCondition.ALWAYS));
    }

    private static Vec3 onFloor(Vec3 at) {
        return new Vec3(at.x(), ChartBox.LOW.y() + OVER_FLOOR, at.z());
    }

    /// The pieces of the line at a height.
    List<Vec3[]> segments(double fraction) {
        List<Vec3[]> segments = new ArrayList<>();
        for (int row = 0; row < HeightField.SIDE - 1; row++) {
            for (int column = 0; column < HeightField.SIDE - 1; column++) {
                boolean whole =
                        field.has(column, row)
                                && field.has(column + 1, row)
                                && field.has(column, row + 1)
                                && field.has(column + 1, row + 1);
                if (whole) {
                    Vec3 corner = shape.place(column, row);
                    Vec3 opposite = shape.place(column + 1, row + 1);
                    double height = ChartBox.y(fraction);
                    cross(segments, height, corner, shape.place(column, row + 1), opposite);
                    cross(segments, height, corner, opposite, shape.place(column + 1, row));
                }
            }
        }
        return segments;
    }

    /// What of a triangle is at a height: nothing or one segment, as a corner is above or not.
    private static void cross(List<Vec3[]> segments, double height, Vec3 a, Vec3 b, Vec3 c) {
        Vec3[] corners = {a, b, c};
        Vec3[] ends = new Vec3[2];
        int count = 0;
        for (int i = 0; i < 3; i++) {
            Vec3 from = corners[i];
            Vec3 to = corners[(i + 1) % 3];
            if (from.y() > height != to.y() > height) {
                double share = (height - from.y()) / (to.y() - from.y());
                ends[count++] = from.add(to.sub(from).mul(share));
            }
        }
        if (count == 2) {
            segments.add(ends);
        }
    }

    String note() {
        List<AxisScale.Tick> ticks = y.ticks();
        if (ticks.size() < 2) {
            return "Lines of equal height.";
        }
        return "Lines of equal height at %s, %s and so on; thin ones at fifths between."
                .formatted(ticks.get(0).label(), ticks.get(1).label());
    }
}
