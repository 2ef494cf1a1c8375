package org.orrery.scene3d.chart;

import java.util.Arrays;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.ViewCondition;

/// Collects segments for a set of lines.
final class SegmentList {
    private float[] xyz = new float[48];
    private int[] colours = new int[16];
    private int length;

    void add(double x0, double y0, double z0, double x1, double y1, double z1) {
        if (length + 6 > xyz.length) {
            xyz = Arrays.copyOf(xyz, xyz.length * 2);
        }
        xyz[length++] = (float) x0;
        xyz[length++] = (float) y0;
        xyz[length++] = (float) z0;
        xyz[length++] = (float) x1;
        xyz[length++] = (float) y1;
        xyz[length++] = (float) z1;
    }

    /// A segment with a colour at each of its ends; for [#toLines(double, ViewCondition)], which wants no others.
    void add(Vec3 a, int colourA, Vec3 b, int colourB) {
        int segment = length / 6;
        if (2 * segment + 2 > colours.length) {
            colours = Arrays.copyOf(colours, colours.length * 2);
        }
        colours[2 * segment] = colourA;
        colours[2 * segment + 1] = colourB;
        add(a.x(), a.y(), a.z(), b.x(), b.y(), b.z());
    }

    LineSet toLines(double width, ViewCondition when) {
        int[] ends = length == 0 ? new int[1] : Arrays.copyOf(colours, length / 3);
        return new LineSet(Arrays.copyOf(xyz, length), ends, width, when);
    }

    LineSet toLines(int argb, double width, ViewCondition when) {
        return new LineSet(Arrays.copyOf(xyz, length), new int[] {argb}, width, when);
    }
}
