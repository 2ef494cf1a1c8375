package org.orrery.scene3d.raster;

import org.orrery.scene3d.PointCloud;

/// Stamps points into some rows of a picture: first what is fully covered, which hides what lies behind, and after all lines
/// the rims, which blend. Two passes keep anti-aliased edges right without sorting.
final class PointPass {
    /// Below this radius, a point whose centre is hidden gets no rim: it would show a stray pixel at most. Rows of
    /// others are not looked at: they may be half drawn.
    private static final float SMALL = 2.5f;

    private final ProjectedPoints points;
    private final SpriteSheet sprites;
    private final SpriteSheet rings;

    PointPass(ProjectedPoints points, SpriteSheet sprites, SpriteSheet rings) {
        this.points = points;
        this.sprites = sprites;
        this.rings = rings;
    }

    void drawSolid(Raster raster, int fromRow, int toRow) {
        for (int chunk = 0; chunk < points.chunkTop.length; chunk++) {
            if (points.chunkBottom[chunk] >= fromRow && points.chunkTop[chunk] < toRow) {
                solidChunk(raster, chunk, fromRow, toRow);
            }
        }
    }

    void drawRims(Raster raster, int fromRow, int toRow) {
        for (int chunk = 0; chunk < points.chunkTop.length; chunk++) {
            if (points.chunkBottom[chunk] >= fromRow && points.chunkTop[chunk] < toRow) {
                rimChunk(raster, chunk, fromRow, toRow);
            }
        }
    }

    void drawHalos(Raster raster, int colour, int fromRow, int toRow) {
        SortedCloud cloud = points.cloud;
        if (!cloud.anySelected) {
            return;
        }
        for (int i = 0; i < cloud.count; i += points.every) {
            if ((cloud.flags[i] & PointCloud.SELECTED) == 0 || points.nearness[i] == 0) {
                continue;
            }
            float radius = Math.min(points.radius[i], SpriteSheet.LARGEST);
            Sprite ring = rings.at(points.screenX[i], points.screenY[i], radius);
            int column = (int) Math.floor(points.screenX[i]);
            int row = (int) Math.floor(points.screenY[i]);
            if (row + ring.reach >= fromRow && row - ring.reach < toRow) {
                blend(raster, ring, 0, column, row, points.nearness[i], colour, fromRow, toRow);
            }
        }
    }

    private void solidChunk(Raster raster, int chunk, int fromRow, int toRow) {
        int end = Math.min(points.cloud.count, (chunk + 1) * SortedCloud.CHUNK);
        int every = points.every;
        float[] nearness = raster.nearness;
        int[] colour = raster.colour;
        for (int i = chunk * SortedCloud.CHUNK; i < end; i += every) {
            float near = points.nearness[i];
            if (near == 0) {
                continue;
            }
            float x = points.screenX[i];
            float y = points.screenY[i];
            float radius = points.radius[i];
            if (y + radius + 1 < fromRow || y - radius - 1 >= toRow) {
                continue;
            }
            if (radius > SpriteSheet.LARGEST) {
                BigDisc.drawSolid(raster, points, i, fromRow, toRow);
                continue;
            }
            Sprite sprite = sprites.at(x, y, radius);
            int column = (int) x;
            int row = (int) y;
            int reach = sprite.reach;
            int argb = points.colour[i];
            int base = row * raster.width + column;
            boolean inside =
                    row - reach >= fromRow
                            && row + reach < toRow
                            && column - reach >= 0
                            && column + reach < raster.width;
            if (inside) {
                int[] offsets = sprite.offsets;
                for (int k = 0; k < sprite.solid; k++) {
                    int at = base + offsets[k];
                    if (near > nearness[at]) {
                        nearness[at] = near;
                        colour[at] = Sprite.shade(argb, sprite.pixels[k]);
                    }
                }
            } else {
                column = (int) Math.floor(x);
                row = (int) Math.floor(y);
                for (int k = 0; k < sprite.solid; k++) {
                    int px = column + sprite.columns[k];
                    int py = row + sprite.rows[k];
                    if (py >= fromRow && py < toRow && px >= 0 && px < raster.width) {
                        int at = py * raster.width + px;
                        if (near > nearness[at]) {
                            nearness[at] = near;
                            colour[at] = Sprite.shade(argb, sprite.pixels[k]);
                        }
                    }
                }
            }
        }
    }

    private void rimChunk(Raster raster, int chunk, int fromRow, int toRow) {
        int end = Math.min(points.cloud.count, (chunk + 1) * SortedCloud.CHUNK);
        int every = points.every;
        for (int i = chunk * SortedCloud.CHUNK; i < end; i += every) {
            float near = points.nearness[i];
            if (near == 0) {
                continue;
            }
            float x = points.screenX[i];
            float y = points.screenY[i];
            float radius = points.radius[i];
            if (y + radius + 1 < fromRow || y - radius - 1 >= toRow) {
                continue;
            }
            if (radius > SpriteSheet.LARGEST) {
                BigDisc.drawRim(raster, points, i, fromRow, toRow);
                continue;
            }
            if (radius < SMALL && y >= fromRow && y < toRow && isCentreHidden(raster, x, y, near)) {
                continue;
            }
            Sprite sprite = sprites.at(x, y, radius);
            blend(
                    raster,
                    sprite,
                    sprite.solid,
                    (int) Math.floor(x),
                    (int) Math.floor(y),
                    near,
                    points.colour[i],
                    fromRow,
                    toRow);
        }
    }

    private static boolean isCentreHidden(Raster raster, float x, float y, float near) {
        int column = Math.clamp((int) x, 0, raster.width - 1);
        int row = Math.clamp((int) y, 0, raster.height - 1);
        return raster.nearness[row * raster.width + column] > near;
    }

    private static void blend(
            Raster raster,
            Sprite sprite,
            int first,
            int column,
            int row,
            float near,
            int argb,
            int fromRow,
            int toRow) {
        float[] nearness = raster.nearness;
        int[] colour = raster.colour;
        int[] pixels = sprite.pixels;
        int reach = sprite.reach;
        boolean inside =
                row - reach >= fromRow
                        && row + reach < toRow
                        && column - reach >= 0
                        && column + reach < raster.width;
        if (inside) {
            int base = row * raster.width + column;
            int[] offsets = sprite.offsets;
            for (int k = first; k < offsets.length; k++) {
                int at = base + offsets[k];
                if (near > nearness[at]) {
                    int pixel = pixels[k];
                    colour[at] =
                            Mix.blend(
                                    colour[at], Sprite.shade(argb, pixel), Sprite.coverage(pixel));
                }
            }
            return;
        }
        for (int k = first; k < pixels.length; k++) {
            int px = column + sprite.columns[k];
            int py = row + sprite.rows[k];
            if (py >= fromRow && py < toRow && px >= 0 && px < raster.width) {
                int at = py * raster.width + px;
                if (near > nearness[at]) {
                    int pixel = pixels[k];
                    colour[at] =
                            Mix.blend(
                                    colour[at], Sprite.shade(argb, pixel), Sprite.coverage(pixel));
                }
            }
        }
    }
}
