package org.orrery.scene3d.raster;

import org.jspecify.annotations.Nullable;

/// Sprites by radius and sub-pixel place for pictures of one width, made when first wanted. Threads may share a sheet: a
/// sprite is immutable, and making one twice does no harm.
final class SpriteSheet {
    static final float LARGEST = 20f;
    private static final int STEPS = 4;
    private static final int PHASES = 4;
    private static final int FAINTEST = 18;

    /// Added before a number is cut to a whole one, for cutting rounds towards zero.
    private static final float ABOVE_ZERO = 64;

    private final int width;
    private final Look look;
    private final @Nullable Sprite[] sprites =
            new Sprite[((int) (LARGEST * STEPS) + 2) * PHASES * PHASES];

    /// What the stamped thing is.
    enum Look {
        DISC,
        SPHERE,
        RING
    }

    SpriteSheet(int width, Look look) {
        this.width = width;
        this.look = look;
    }

    int width() {
        return width;
    }

    /// The sprite for a disc around (x, y); stamp it at the pixel that contains the centre.
    Sprite at(float x, float y, float radius) {
        int step = Math.min((int) (radius * STEPS + 0.5f), (int) (LARGEST * STEPS));
        int phaseX = (int) ((x + ABOVE_ZERO) * PHASES) & (PHASES - 1);
        int phaseY = (int) ((y + ABOVE_ZERO) * PHASES) & (PHASES - 1);
        int index = (step * PHASES + phaseY) * PHASES + phaseX;
        Sprite sprite = sprites[index];
        if (sprite == null) {
            sprite = make(step / (float) STEPS, (phaseX + 0.5f) / PHASES, (phaseY + 0.5f) / PHASES);
            sprites[index] = sprite;
        }
        return sprite;
    }

    private Sprite make(float radius, float centreX, float centreY) {
        float outer = look == Look.RING ? Halo.outer(radius) : radius;
        int reach = (int) Math.ceil(outer + 1);
        int side = 2 * reach + 1;
        int[] found = new int[side * side];
        int solid = 0;
        int total = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int cell = 0; cell < side * side; cell++) {
                float dx = cell % side - reach + 0.5f - centreX;
                float dy = cell / side - reach + 0.5f - centreY;
                int pixel = pixel(dx, dy, radius);
                int coverage = Sprite.coverage(pixel);
                boolean isSolid = look != Look.RING && coverage >= solidFrom(radius);
                if (coverage >= FAINTEST && isSolid == (pass == 0)) {
                    found[total++] = cell;
                    solid += isSolid ? 1 : 0;
                }
            }
        }
        return pack(found, total, solid, reach, side, radius, centreX, centreY);
    }

    /// Of a tiny disc no pixel may be covered whole; those that nearly are hide what is behind, else it would shine through.
    private static int solidFrom(float radius) {
        return radius < 1.5f ? 165 : 240;
    }

    private Sprite pack(
            int[] found,
            int total,
            int solid,
            int reach,
            int side,
            float radius,
            float centreX,
            float centreY) {
        int[] offsets = new int[total];
        int[] pixels = new int[total];
        byte[] columns = new byte[total];
        byte[] rows = new byte[total];
        for (int i = 0; i < total; i++) {
            int column = found[i] % side - reach;
            int row = found[i] / side - reach;
            columns[i] = (byte) column;
            rows[i] = (byte) row;
            offsets[i] = row * width + column;
            pixels[i] = pixel(column + 0.5f - centreX, row + 0.5f - centreY, radius);
        }
        return new Sprite(solid, reach, offsets, pixels, columns, rows);
    }

    private int pixel(float dx, float dy, float radius) {
        return switch (look) {
            case DISC -> DiscShading.flat(dx, dy, radius);
            case SPHERE -> DiscShading.sphere(dx, dy, radius);
            case RING -> Halo.pixel(dx, dy, radius);
        };
    }
}
