package org.orrery.scene3d.raster;

/// Draws anti-aliased segments of any width into some rows of a picture, hidden by what is in front of them. The coverage of a
/// pixel is taken from its distance to the segment (Gupta and Sproull).
final class LinePass {
    /// Lines win against the surface they lie on.
    private static final float BIAS = 1.0022f;

    private LinePass() {}

    /// @param hides whether the opaque middle of a line hides what is drawn later behind it
    static void draw(Raster raster, Segments segments, boolean hides, int fromRow, int toRow) {
        for (int i = 0; i < segments.count; i++) {
            int at = i * Segments.STRIDE;
            float[] d = segments.data;
            float reach = d[at + 6] + 1.5f;
            float top = Math.min(d[at + 1], d[at + 4]) - reach;
            float bottom = Math.max(d[at + 1], d[at + 4]) + reach;
            if (bottom >= fromRow && top < toRow) {
                new Stroke(raster, segments, i, hides).draw(fromRow, toRow);
            }
        }
    }

    /// One segment on its way into the picture.
    private static final class Stroke {
        private final Raster raster;
        private final float x0;
        private final float y0;
        private final float near0;
        private final float nearStep;
        private final float dx;
        private final float dy;
        private final float length;
        private final float ux;
        private final float uy;
        private final float half;
        private final int colour0;
        private final int colour1;
        private final float thin;
        private final boolean hides;

        Stroke(Raster raster, Segments segments, int index, boolean hides) {
            float[] d = segments.data;
            int at = index * Segments.STRIDE;
            this.raster = raster;
            x0 = d[at];
            y0 = d[at + 1];
            near0 = d[at + 2];
            dx = d[at + 3] - x0;
            dy = d[at + 4] - y0;
            length = Math.max(1e-3f, (float) Math.sqrt(dx * dx + dy * dy));
            ux = dx / length;
            uy = dy / length;
            nearStep = (d[at + 5] - near0) / length;
            half = Math.max(0.5f, d[at + 6]);
            thin = Math.min(1f, d[at + 6] / 0.5f);
            colour0 = segments.colours[2 * index];
            colour1 = segments.colours[2 * index + 1];
            this.hides = hides && (colour0 >>> 24) > 200 && (colour1 >>> 24) > 200;
        }

        void draw(int fromRow, int toRow) {
            if (Math.abs(dx) >= Math.abs(dy)) {
                drawByColumns(fromRow, toRow);
            } else {
                drawByRows(fromRow, toRow);
            }
        }

        private void drawByColumns(int fromRow, int toRow) {
            float slope = dy / dx;
            float reach = (half + 0.5f) / Math.abs(ux);
            float left = Math.min(x0, x0 + dx) - half - 0.5f;
            float right = Math.max(x0, x0 + dx) + half + 0.5f;
            if (Math.abs(slope) > 1e-4f) {
                float atTop = x0 + (fromRow - reach - y0) / slope;
                float atBottom = x0 + (toRow + reach - y0) / slope;
                left = Math.max(left, Math.min(atTop, atBottom) - 1);
                right = Math.min(right, Math.max(atTop, atBottom) + 1);
            }
            int first = Math.max(0, (int) Math.floor(left));
            int last = Math.min(raster.width - 1, (int) Math.ceil(right));
            for (int column = first; column <= last; column++) {
                float px = column + 0.5f - x0;
                float centre = y0 + px * slope;
                int top = Math.max(fromRow, (int) Math.ceil(centre - reach - 0.5f));
                int bottom = Math.min(toRow - 1, (int) Math.floor(centre + reach - 0.5f));
                for (int row = top; row <= bottom; row++) {
                    pixel(row * raster.width + column, px, row + 0.5f - y0);
                }
            }
        }

        private void drawByRows(int fromRow, int toRow) {
            float slope = dx / dy;
            float reach = (half + 0.5f) / Math.abs(uy);
            float top = Math.min(y0, y0 + dy) - half - 0.5f;
            float bottom = Math.max(y0, y0 + dy) + half + 0.5f;
            int first = Math.max(fromRow, (int) Math.floor(top));
            int last = Math.min(toRow - 1, (int) Math.ceil(bottom));
            for (int row = first; row <= last; row++) {
                float py = row + 0.5f - y0;
                float centre = x0 + py * slope;
                int left = Math.max(0, (int) Math.ceil(centre - reach - 0.5f));
                int right = Math.min(raster.width - 1, (int) Math.floor(centre + reach - 0.5f));
                for (int column = left; column <= right; column++) {
                    pixel(row * raster.width + column, column + 0.5f - x0, py);
                }
            }
        }

        private void pixel(int at, float px, float py) {
            float along = px * ux + py * uy;
            float side = half + 0.5f - Math.abs(py * ux - px * uy);
            float end = Math.min(along, length - along) + 0.5f;
            float coverage = Math.min(1f, side) * Math.min(1f, end);
            if (side <= 0 || end <= 0) {
                return;
            }
            float near = near0 + nearStep * Math.clamp(along, 0f, length);
            if (near * BIAS < raster.nearness[at]) {
                return;
            }
            int argb = colourAt(along);
            int weight = (int) (coverage * thin * ((argb >>> 24) * (256f / 255f)) + 0.5f);
            raster.colour[at] = Mix.blend(raster.colour[at], argb, weight);
            if (hides && coverage > 0.6f && near > raster.nearness[at]) {
                raster.nearness[at] = near;
            }
        }

        private int colourAt(float along) {
            if (colour0 == colour1) {
                return colour0;
            }
            int t = (int) (Math.clamp(along / length, 0f, 1f) * 256);
            int alpha = ((colour0 >>> 24) * (256 - t) + (colour1 >>> 24) * t) >>> 8;
            return alpha << 24 | (Mix.blend(colour0, colour1, t) & 0xffffff);
        }
    }
}
