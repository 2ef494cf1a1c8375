package org.orrery.scene3d.pick;

import java.util.Arrays;
import java.util.BitSet;
import org.orrery.scene3d.ScreenArea;

/// What a line drawn by hand encloses when its ends are joined; where it crosses itself, every other part counts (even-odd). It is filled once, so
/// that a million rows are looked up in milliseconds.
public final class Lasso implements ScreenArea {
    private static final int MOST_PIXELS = 8_192;
    private final int left;
    private final int top;
    private final int width;
    private final int height;
    private final BitSet filled = new BitSet();

    /// @param xy two coordinates a point; less than three points enclose nothing
    public Lasso(double... xy) {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xy.length; i += 2) {
            minX = Math.min(minX, xy[i]);
            maxX = Math.max(maxX, xy[i]);
            minY = Math.min(minY, xy[i + 1]);
            maxY = Math.max(maxY, xy[i + 1]);
        }
        boolean encloses = xy.length >= 6;
        left = encloses ? (int) Math.floor(minX) : 0;
        top = encloses ? (int) Math.floor(minY) : 0;
        width = encloses ? Math.min(MOST_PIXELS, (int) Math.ceil(maxX) - left + 1) : 0;
        height = encloses ? Math.min(MOST_PIXELS, (int) Math.ceil(maxY) - top + 1) : 0;
        fill(xy);
    }

    @Override
    public boolean contains(double x, double y) {
        int column = (int) Math.floor(x) - left;
        int row = (int) Math.floor(y) - top;
        return column >= 0
                && column < width
                && row >= 0
                && row < height
                && filled.get(row * width + column);
    }

    private void fill(double[] xy) {
        double[] crossings = new double[xy.length / 2];
        for (int row = 0; row < height; row++) {
            double y = top + row + 0.5;
            int count = 0;
            for (int i = 0, j = xy.length - 2; i < xy.length; j = i, i += 2) {
                if (xy[i + 1] > y != xy[j + 1] > y) {
                    crossings[count++] =
                            xy[i] + (y - xy[i + 1]) / (xy[j + 1] - xy[i + 1]) * (xy[j] - xy[i]);
                }
            }
            Arrays.sort(crossings, 0, count);
            for (int c = 0; c + 1 < count; c += 2) {
                int from = Math.max(0, (int) Math.round(crossings[c]) - left);
                int to = Math.min(width, (int) Math.round(crossings[c + 1]) - left);
                if (from < to) {
                    filled.set(row * width + from, row * width + to);
                }
            }
        }
    }
}
