package org.orrery.scene3d.chart;

import java.util.Arrays;

/// Which corners of long lines are drawn: of every step along x the first, the lowest, the highest and the last, so that no
/// peak is lost (M4: Jugel, Jerzak, Hackenbroich and Markl, VLDB 2014).
final class LineThinning {
    /// Up to so many corners all are drawn.
    static final int MOST_CORNERS = 24_000;

    private static final int FEWEST_STEPS = 24;
    private static final int MOST_STEPS = 1500;

    private final LineCorners corners;
    private final int steps;
    private int[] kept = new int[64];
    private int count;

    LineThinning(LineCorners corners) {
        this.corners = corners;
        int fair = MOST_CORNERS / 4 / Math.max(1, corners.lines().size());
        steps = corners.count() <= MOST_CORNERS ? 0 : Math.clamp(fair, FEWEST_STEPS, MOST_STEPS);
        for (LineCorners.Line line : corners.lines()) {
            thin(line);
        }
    }

    /// Steps along x, 0 if everything is drawn.
    int steps() {
        return steps;
    }

    /// The corners that are drawn, in order.
    int[] kept() {
        return Arrays.copyOf(kept, count);
    }

    private void thin(LineCorners.Line line) {
        if (steps == 0) {
            for (int corner = line.from(); corner < line.to(); corner++) {
                keep(corner);
            }
            return;
        }
        int first = line.from();
        while (first < line.to()) {
            int step = step(first);
            int last = first;
            int low = first;
            int high = first;
            while (last + 1 < line.to() && step(last + 1) == step) {
                last++;
                low = corners.height(last) < corners.height(low) ? last : low;
                high = corners.height(last) > corners.height(high) ? last : high;
            }
            int[] wanted = {first, Math.min(low, high), Math.max(low, high), last};
            for (int i = 0; i < wanted.length; i++) {
                if (i == 0 || wanted[i] != wanted[i - 1]) {
                    keep(wanted[i]);
                }
            }
            first = last + 1;
        }
    }

    private int step(int corner) {
        return Math.min(steps - 1, (int) (corners.along(corner) * steps));
    }

    private void keep(int corner) {
        if (count == kept.length) {
            kept = Arrays.copyOf(kept, 2 * count);
        }
        kept[count++] = corner;
    }
}
