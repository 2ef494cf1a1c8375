package org.orrery.scene3d.raster;

import org.orrery.scene3d.PointCloud;

/// Draws a point that is too large for a sprite, computing each of its pixels.
final class BigDisc {
    private BigDisc() {}

    static void drawSolid(
            Raster raster, ProjectedPoints points, int index, int fromRow, int toRow) {
        draw(raster, points, index, fromRow, toRow, true);
    }

    static void drawRim(Raster raster, ProjectedPoints points, int index, int fromRow, int toRow) {
        draw(raster, points, index, fromRow, toRow, false);
    }

    private static void draw(
            Raster raster,
            ProjectedPoints points,
            int index,
            int fromRow,
            int toRow,
            boolean solid) {
        float centreX = points.screenX[index];
        float centreY = points.screenY[index];
        float radius = points.radius[index];
        float near = points.nearness[index];
        int argb = points.colour[index];
        boolean sphere = points.cloud.shape == PointCloud.Shape.SPHERE;
        int firstRow = Math.max(fromRow, (int) Math.floor(centreY - radius - 1));
        int lastRow = Math.min(toRow - 1, (int) Math.ceil(centreY + radius + 1));
        for (int row = firstRow; row <= lastRow; row++) {
            float dy = row + 0.5f - centreY;
            float outer = (radius + 1) * (radius + 1) - dy * dy;
            if (outer <= 0) {
                continue;
            }
            float half = (float) Math.sqrt(outer);
            int left = Math.max(0, (int) (centreX - half));
            int right = Math.min(raster.width - 1, (int) (centreX + half));
            for (int column = left; column <= right; column++) {
                int at = row * raster.width + column;
                if (near <= raster.nearness[at]) {
                    continue;
                }
                float dx = column + 0.5f - centreX;
                int coverage = DiscShading.coverage(dx, dy, radius);
                if (coverage == 0 || (coverage >= 240) != solid) {
                    continue;
                }
                int pixel =
                        sphere
                                ? DiscShading.sphere(dx, dy, radius)
                                : DiscShading.flat(dx, dy, radius);
                int shaded = Sprite.shade(argb, pixel);
                if (solid) {
                    raster.nearness[at] = near;
                    raster.colour[at] = shaded;
                } else {
                    raster.colour[at] = Mix.blend(raster.colour[at], shaded, coverage);
                }
            }
        }
    }
}
