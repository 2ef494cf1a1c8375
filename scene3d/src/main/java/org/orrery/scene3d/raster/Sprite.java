package org.orrery.scene3d.raster;

/// The pixels of a small disc at one sub-pixel place, ready to be stamped. The fully covered ones come first: they hide what
/// is behind; the rim after them is blended. Each pixel packs highlight (8 bits), diffuse (9 bits) and coverage (9 bits).
final class Sprite {
    final int solid;
    final int reach;
    final int[] offsets;
    final int[] pixels;
    final byte[] columns;
    final byte[] rows;

    Sprite(int solid, int reach, int[] offsets, int[] pixels, byte[] columns, byte[] rows) {
        this.solid = solid;
        this.reach = reach;
        this.offsets = offsets;
        this.pixels = pixels;
        this.columns = columns;
        this.rows = rows;
    }

    static int pack(int coverage, int diffuse, int highlight) {
        return coverage << 17 | diffuse << 8 | highlight;
    }

    static int coverage(int pixel) {
        return pixel >>> 17;
    }

    static int shade(int colour, int pixel) {
        return Mix.shade(colour, pixel >>> 8 & 511, pixel & 255);
    }
}
