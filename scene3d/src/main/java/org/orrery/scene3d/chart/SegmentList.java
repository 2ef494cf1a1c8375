package org.orrery.scene3d.chart;

import java.util.Arrays;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.ViewCondition;

/// Collects segments for a set of lines.
final class SegmentList {
    private float[] xyz = new float[48];
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

    LineSet toLines(int argb, double width, ViewCondition when) {
        return new LineSet(Arrays.copyOf(xyz, length), new int[] {argb}, width, when);
    }
}
