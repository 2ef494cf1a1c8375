package org.orrery.scene3d.raster;

import java.util.Arrays;

/// A picture being drawn: colours (opaque ARGB, row by row) and, for each pixel, how near the nearest opaque thing is, as one
/// over its distance; zero is nothing. Threads may draw into disjoint rows at once.
final class Raster {
    final int width;
    final int height;
    final int[] colour;
    final float[] nearness;

    Raster(int width, int height) {
        this(width, height, new int[width * height], new float[width * height]);
    }

    Raster(int width, int height, int[] colour, float[] nearness) {
        this.width = width;
        this.height = height;
        this.colour = colour;
        this.nearness = nearness;
    }

    /// Begins a picture: the rows get the backdrop and nothing in front of it.
    void clear(int[] backdrop, int fromRow, int toRow) {
        System.arraycopy(
                backdrop, fromRow * width, colour, fromRow * width, (toRow - fromRow) * width);
        Arrays.fill(nearness, fromRow * width, toRow * width, 0f);
    }

    void copyRows(Raster from, int fromRow, int toRow) {
        int start = fromRow * width;
        int length = (toRow - fromRow) * width;
        System.arraycopy(from.colour, start, colour, start, length);
        System.arraycopy(from.nearness, start, nearness, start, length);
    }
}
