package org.orrery.scene3d.raster;

import org.orrery.scene3d.PointCloud;

/// A point cloud as one camera sees it: place and radius in device pixels, nearness (zero: not seen) and colour with haze.
final class ProjectedPoints {
    static final float SMALLEST = 0.85f;

    final SortedCloud cloud;
    final float[] screenX;
    final float[] screenY;
    final float[] nearness;
    final float[] radius;
    final int[] colour;
    final float[] chunkTop;
    final float[] chunkBottom;

    ProjectedPoints(SortedCloud cloud) {
        this.cloud = cloud;
        screenX = new float[cloud.count];
        screenY = new float[cloud.count];
        nearness = new float[cloud.count];
        radius = new float[cloud.count];
        colour = new int[cloud.count];
        chunkTop = new float[cloud.chunks()];
        chunkBottom = new float[cloud.chunks()];
    }

    /// Projects the chunks `from` to `to`; disjoint ranges may run at once.
    void project(Lens lens, Atmosphere air, int from, int to) {
        for (int chunk = from; chunk < to; chunk++) {
            int start = chunk * SortedCloud.CHUNK;
            int end = Math.min(cloud.count, start + SortedCloud.CHUNK);
            transform(lens, start, end);
            finish(lens, air, chunk, start, end);
        }
    }

    /// Straight-line arithmetic over plain arrays: the compiler makes it wide instructions.
    private void transform(Lens lens, int start, int end) {
        float[] x = cloud.x;
        float[] y = cloud.y;
        float[] z = cloud.z;
        float[] size = cloud.radius;
        float focal = lens.focal;
        float smallest = SMALLEST * Math.max(1f, lens.scale * 0.8f);
        for (int i = start; i < end; i++) {
            float away = lens.awayX * x[i] + lens.awayY * y[i] + lens.awayZ * z[i] + lens.awayD;
            float right =
                    lens.rightX * x[i] + lens.rightY * y[i] + lens.rightZ * z[i] + lens.rightD;
            float up = lens.upX * x[i] + lens.upY * y[i] + lens.upZ * z[i] + lens.upD;
            float near = 1f / Math.max(away, 1e-6f);
            float pixels = focal * near;
            screenX[i] = lens.centreX + right * pixels;
            screenY[i] = lens.centreY - up * pixels;
            radius[i] = Math.max(size[i] * pixels, smallest);
            nearness[i] = near;
        }
    }

    private void finish(Lens lens, Atmosphere air, int chunk, int start, int end) {
        float top = Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        float nearest = 1 / Lens.NEAR;
        for (int i = start; i < end; i++) {
            float reach = radius[i] + 1;
            boolean seen =
                    nearness[i] < nearest
                            && screenX[i] + reach > 0
                            && screenX[i] - reach < lens.width
                            && screenY[i] + reach > 0
                            && screenY[i] - reach < lens.height;
            if (!seen) {
                nearness[i] = 0;
                continue;
            }
            top = Math.min(top, screenY[i] - reach);
            bottom = Math.max(bottom, screenY[i] + reach);
            colour[i] = air.seen(cloud.argb[i], 1 / nearness[i]);
        }
        if (cloud.flags.length > 0) {
            for (int i = start; i < end; i++) {
                if ((cloud.flags[i] & PointCloud.DIMMED) != 0) {
                    colour[i] = air.faded(colour[i]);
                }
            }
        }
        chunkTop[chunk] = top;
        chunkBottom[chunk] = bottom;
    }
}
