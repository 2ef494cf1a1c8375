package org.orrery.scene3d.raster;

/// Fills triangles, with colours interpolated between the corners (Gouraud), into some rows of a picture. A pixel belongs to
/// a triangle if its centre does, so neighbours leave neither gaps nor overlaps.
final class TrianglePass {
    /// From so many pixels on, colours go along a row in fixed point: eight bits and sixteen behind the point.
    private static final int LONG_SPAN = 8;

    /// In pixels: up to this size one colour for the whole triangle is enough.
    private static final float TINY = 2.5f;

    private TrianglePass() {}

    static void draw(Raster raster, ProjectedMesh mesh, int fromRow, int toRow) {
        for (int t = 0; t < mesh.triangleCount; t++) {
            fill(raster, mesh, t, fromRow, toRow, false);
        }
    }

    /// Blends one triangle over what is there, without hiding anything.
    static void blend(Raster raster, ProjectedMesh mesh, int triangle, int fromRow, int toRow) {
        fill(raster, mesh, triangle, fromRow, toRow, true);
    }

    private static void fill(
            Raster raster, ProjectedMesh mesh, int t, int fromRow, int toRow, boolean blend) {
        int a = mesh.triangles[3 * t];
        int b = mesh.triangles[3 * t + 1];
        int c = mesh.triangles[3 * t + 2];
        float[] ys = mesh.screenY;
        if (Math.min(ys[a], Math.min(ys[b], ys[c])) >= toRow
                || Math.max(ys[a], Math.max(ys[b], ys[c])) < fromRow) {
            return;
        }
        int swap;
        if (ys[b] < ys[a]) {
            swap = a;
            a = b;
            b = swap;
        }
        if (ys[c] < ys[a]) {
            swap = a;
            a = c;
            c = swap;
        }
        if (ys[c] < ys[b]) {
            swap = b;
            b = c;
            c = swap;
        }
        int firstRow = Math.max(fromRow, (int) Math.ceil(ys[a] - 0.5f));
        int endRow = Math.min(toRow, (int) Math.ceil(ys[c] - 0.5f));
        float[] xs = mesh.screenX;
        float mostLeft = Math.min(xs[a], Math.min(xs[b], xs[c]));
        float mostRight = Math.max(xs[a], Math.max(xs[b], xs[c]));
        boolean betweenCentres = Math.ceil(mostLeft - 0.5f) >= Math.ceil(mostRight - 0.5f);
        if (firstRow >= endRow || betweenCentres || mostRight < 0 || mostLeft >= raster.width) {
            return;
        }
        Slope slope = new Slope(xs[b] - xs[a], ys[b] - ys[a], xs[c] - xs[a], ys[c] - ys[a]);
        if (Math.abs(slope.area) < 1e-5f) {
            return;
        }
        float[] near = mesh.nearness;
        int ca = mesh.colour[a];
        int cb = mesh.colour[b];
        int cc = mesh.colour[c];
        float nearX = slope.byX(near[b] - near[a], near[c] - near[a]);
        float nearY = slope.byY(near[b] - near[a], near[c] - near[a]);
        if (!blend && ys[c] - ys[a] < TINY && mostRight - mostLeft < TINY) {
            int colour = Mix.blend(Mix.blend(ca, cb, 128), cc, 85);
            for (int row = firstRow; row < endRow; row++) {
                float y = row + 0.5f;
                float longX = xs[a] + (y - ys[a]) * slope.acX / slope.acY;
                float shortX =
                        y < ys[b]
                                ? xs[a] + (y - ys[a]) * slope.abX / slope.abY
                                : xs[b] + (y - ys[b]) * (xs[c] - xs[b]) / (ys[c] - ys[b]);
                int left = Math.max(0, (int) Math.ceil(Math.min(longX, shortX) - 0.5f));
                int end = Math.min(raster.width, (int) Math.ceil(Math.max(longX, shortX) - 0.5f));
                float n = near[a] + (left + 0.5f - xs[a]) * nearX + (y - ys[a]) * nearY;
                for (int at = row * raster.width + left; at < row * raster.width + end; at++) {
                    if (n > raster.nearness[at]) {
                        raster.nearness[at] = n;
                        raster.colour[at] = colour;
                    }
                    n += nearX;
                }
            }
            return;
        }
        float redX = slope.byX(red(cb) - red(ca), red(cc) - red(ca));
        float redY = slope.byY(red(cb) - red(ca), red(cc) - red(ca));
        float greenX = slope.byX(green(cb) - green(ca), green(cc) - green(ca));
        float greenY = slope.byY(green(cb) - green(ca), green(cc) - green(ca));
        float blueX = slope.byX(blue(cb) - blue(ca), blue(cc) - blue(ca));
        float blueY = slope.byY(blue(cb) - blue(ca), blue(cc) - blue(ca));
        float alphaX = slope.byX(alpha(cb) - alpha(ca), alpha(cc) - alpha(ca));
        float alphaY = slope.byY(alpha(cb) - alpha(ca), alpha(cc) - alpha(ca));
        for (int row = firstRow; row < endRow; row++) {
            float y = row + 0.5f;
            float dy = y - ys[a];
            float longX = xs[a] + dy * slope.acX / slope.acY;
            float shortX =
                    y < ys[b]
                            ? xs[a] + dy * slope.abX / slope.abY
                            : xs[b] + (y - ys[b]) * (xs[c] - xs[b]) / (ys[c] - ys[b]);
            int left = Math.max(0, (int) Math.ceil(Math.min(longX, shortX) - 0.5f));
            int end = Math.min(raster.width, (int) Math.ceil(Math.max(longX, shortX) - 0.5f));
            float dx = left + 0.5f - xs[a];
            float n = near[a] + dx * nearX + dy * nearY;
            float r = red(ca) + 0.5f + dx * redX + dy * redY;
            float g = green(ca) + 0.5f + dx * greenX + dy * greenY;
            float bl = blue(ca) + 0.5f + dx * blueX + dy * blueY;
            float al = alpha(ca) + 0.5f + dx * alphaX + dy * alphaY;
            int start = row * raster.width;
            if (end - left >= LONG_SPAN) {
                int steps = end - left - 1;
                int r0 = fixed(r);
                int g0 = fixed(g);
                int b0 = fixed(bl);
                int rStep = (fixed(r + steps * redX) - r0) / steps;
                int gStep = (fixed(g + steps * greenX) - g0) / steps;
                int bStep = (fixed(bl + steps * blueX) - b0) / steps;
                if (blend) {
                    int a0 = fixed(al);
                    int aStep = (fixed(al + steps * alphaX) - a0) / steps;
                    for (int at = start + left; at < start + end; at++) {
                        if (n > raster.nearness[at]) {
                            int rgb = (r0 & 0xff0000) | (g0 >>> 8 & 0xff00) | b0 >>> 16;
                            raster.colour[at] = Mix.blend(raster.colour[at], rgb, a0 >>> 16);
                        }
                        n += nearX;
                        r0 += rStep;
                        g0 += gStep;
                        b0 += bStep;
                        a0 += aStep;
                    }
                } else {
                    for (int at = start + left; at < start + end; at++) {
                        if (n > raster.nearness[at]) {
                            raster.nearness[at] = n;
                            raster.colour[at] =
                                    0xff000000 | (r0 & 0xff0000) | (g0 >>> 8 & 0xff00) | b0 >>> 16;
                        }
                        n += nearX;
                        r0 += rStep;
                        g0 += gStep;
                        b0 += bStep;
                    }
                }
                continue;
            }
            for (int at = start + left; at < start + end; at++) {
                if (n > raster.nearness[at]) {
                    int rgb = channel(r) << 16 | channel(g) << 8 | channel(bl);
                    if (blend) {
                        raster.colour[at] = Mix.blend(raster.colour[at], rgb, channel(al));
                    } else {
                        raster.nearness[at] = n;
                        raster.colour[at] = 0xff000000 | rgb;
                    }
                }
                n += nearX;
                r += redX;
                g += greenX;
                bl += blueX;
                al += alphaX;
            }
        }
    }

    /// Two sides of a triangle, from which follows how fast a quantity that is known at the corners changes over the picture.
    private static final class Slope {
        final float abX;
        final float abY;
        final float acX;
        final float acY;
        final float area;
        final float perArea;

        Slope(float abX, float abY, float acX, float acY) {
            this.abX = abX;
            this.abY = abY;
            this.acX = acX;
            this.acY = acY;
            this.area = abX * acY - abY * acX;
            this.perArea = 1 / area;
        }

        float byX(float alongAb, float alongAc) {
            return (alongAb * acY - alongAc * abY) * perArea;
        }

        float byY(float alongAb, float alongAc) {
            return (alongAc * abX - alongAb * acX) * perArea;
        }
    }

    private static float alpha(int argb) {
        return argb >>> 24;
    }

    private static float red(int argb) {
        return argb >>> 16 & 255;
    }

    private static float green(int argb) {
        return argb >>> 8 & 255;
    }

    private static float blue(int argb) {
        return argb & 255;
    }

    private static int fixed(float value) {
        return (int) (Math.max(0f, Math.min(255.9f, value)) * 65536f);
    }

    private static int channel(float value) {
        return Math.max(0, Math.min(255, (int) value));
    }
}
