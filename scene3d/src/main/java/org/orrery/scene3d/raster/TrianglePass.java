package org.orrery.scene3d.raster;

/// Fills triangles, with colours interpolated between the corners (Gouraud), into some rows of a picture. A pixel belongs to
/// a triangle if its centre does, so neighbours leave neither gaps nor overlaps.
final class TrianglePass {
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
        float[] xs = mesh.screenX;
        float abX = xs[b] - xs[a];
        float abY = ys[b] - ys[a];
        float acX = xs[c] - xs[a];
        float acY = ys[c] - ys[a];
        float area = abX * acY - abY * acX;
        if (Math.abs(area) < 1e-5f) {
            return;
        }
        Gradient near =
                gradient(
                        mesh.nearness[a],
                        mesh.nearness[b],
                        mesh.nearness[c],
                        abX,
                        abY,
                        acX,
                        acY,
                        area);
        int ca = mesh.colour[a];
        int cb = mesh.colour[b];
        int cc = mesh.colour[c];
        Gradient red = channel(ca, cb, cc, 16, abX, abY, acX, acY, area);
        Gradient green = channel(ca, cb, cc, 8, abX, abY, acX, acY, area);
        Gradient blue = channel(ca, cb, cc, 0, abX, abY, acX, acY, area);
        Gradient alpha = blend ? channel(ca, cb, cc, 24, abX, abY, acX, acY, area) : null;
        int firstRow = Math.max(fromRow, (int) Math.ceil(ys[a] - 0.5f));
        int endRow = Math.min(toRow, (int) Math.ceil(ys[c] - 0.5f));
        for (int row = firstRow; row < endRow; row++) {
            float y = row + 0.5f;
            float longX = xs[a] + (y - ys[a]) * acX / acY;
            float shortX =
                    y < ys[b]
                            ? xs[a] + (y - ys[a]) * abX / abY
                            : xs[b] + (y - ys[b]) * (xs[c] - xs[b]) / (ys[c] - ys[b]);
            int left = Math.max(0, (int) Math.ceil(Math.min(longX, shortX) - 0.5f));
            int end = Math.min(raster.width, (int) Math.ceil(Math.max(longX, shortX) - 0.5f));
            if (left >= end) {
                continue;
            }
            float dx = left + 0.5f - xs[a];
            float dy = y - ys[a];
            if (alpha == null) {
                span(raster, row * raster.width + left, end - left, dx, dy, near, red, green, blue);
            } else {
                blendSpan(
                        raster,
                        row * raster.width + left,
                        end - left,
                        dx,
                        dy,
                        near,
                        red,
                        green,
                        blue,
                        alpha);
            }
        }
    }

    /// A quantity that changes evenly over the picture, given at corner `a` of the triangle.
    private record Gradient(float start, float byX, float byY) {
        float at(float dx, float dy) {
            return start + dx * byX + dy * byY;
        }
    }

    private static Gradient gradient(
            float va, float vb, float vc, float abX, float abY, float acX, float acY, float area) {
        float ab = vb - va;
        float ac = vc - va;
        return new Gradient(va, (ab * acY - ac * abY) / area, (ac * abX - ab * acX) / area);
    }

    private static Gradient channel(
            int ca,
            int cb,
            int cc,
            int shift,
            float abX,
            float abY,
            float acX,
            float acY,
            float area) {
        return gradient(
                (ca >>> shift & 255) + 0.5f,
                (cb >>> shift & 255) + 0.5f,
                (cc >>> shift & 255) + 0.5f,
                abX,
                abY,
                acX,
                acY,
                area);
    }

    private static void span(
            Raster raster,
            int start,
            int length,
            float dx,
            float dy,
            Gradient near,
            Gradient red,
            Gradient green,
            Gradient blue) {
        float n = near.at(dx, dy);
        float r = red.at(dx, dy);
        float g = green.at(dx, dy);
        float b = blue.at(dx, dy);
        float[] nearness = raster.nearness;
        int[] colour = raster.colour;
        for (int at = start; at < start + length; at++) {
            if (n > nearness[at]) {
                nearness[at] = n;
                colour[at] = 0xff000000 | clamp(r) << 16 | clamp(g) << 8 | clamp(b);
            }
            n += near.byX;
            r += red.byX;
            g += green.byX;
            b += blue.byX;
        }
    }

    private static void blendSpan(
            Raster raster,
            int start,
            int length,
            float dx,
            float dy,
            Gradient near,
            Gradient red,
            Gradient green,
            Gradient blue,
            Gradient alpha) {
        float n = near.at(dx, dy);
        float r = red.at(dx, dy);
        float g = green.at(dx, dy);
        float b = blue.at(dx, dy);
        float a = alpha.at(dx, dy);
        for (int at = start; at < start + length; at++) {
            if (n > raster.nearness[at]) {
                int over = clamp(r) << 16 | clamp(g) << 8 | clamp(b);
                raster.colour[at] = Mix.blend(raster.colour[at], over, clamp(a));
            }
            n += near.byX;
            r += red.byX;
            g += green.byX;
            b += blue.byX;
            a += alpha.byX;
        }
    }

    private static int clamp(float channel) {
        return Math.clamp((int) channel, 0, 255);
    }
}
