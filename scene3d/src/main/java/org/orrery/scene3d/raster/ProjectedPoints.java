package org.orrery.scene3d.raster;

import org.jspecify.annotations.Nullable;
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

    /// Of so many points that follow each other one is drawn, larger, so that all cover as much as before. A power of two up
    /// to the size of a chunk.
    int every = 1;

    /// @param spare one that is not used any more, whose arrays may be taken over, or null
    ProjectedPoints(SortedCloud cloud, @Nullable ProjectedPoints spare) {
        this.cloud = cloud;
        ProjectedPoints used = spare != null && spare.suits(cloud.count) ? spare : null;
        screenX = used == null ? new float[cloud.count] : used.screenX;
        screenY = used == null ? new float[cloud.count] : used.screenY;
        nearness = used == null ? new float[cloud.count] : used.nearness;
        radius = used == null ? new float[cloud.count] : used.radius;
        colour = used == null ? new int[cloud.count] : used.colour;
        chunkTop = new float[cloud.chunks()];
        chunkBottom = new float[cloud.chunks()];
    }

    private boolean suits(int count) {
        return screenX.length >= count && screenX.length / 2 <= count;
    }

    /// Projects the chunks `from` to `to`; disjoint ranges may run at once.
    void project(Lens lens, Atmosphere air, int from, int to) {
        float[] camera = new float[3 * SortedCloud.CHUNK];
        for (int chunk = from; chunk < to; chunk++) {
            int start = chunk * SortedCloud.CHUNK;
            int end = Math.min(cloud.count, start + SortedCloud.CHUNK);
            transform(lens, camera, start, end);
            finish(lens, air, chunk, start, end);
        }
    }

    /// Straight-line arithmetic over plain arrays: the compiler makes it wide instructions. The interleaved coordinates are
    /// taken apart first, in an array that stays in the nearest cache.
    private void transform(Lens lens, float[] apart, int start, int end) {
        float[] xyz = cloud.xyz;
        int count = 0;
        for (int i = start; i < end; i += every) {
            apart[count] = xyz[3 * i];
            apart[SortedCloud.CHUNK + count] = xyz[3 * i + 1];
            apart[2 * SortedCloud.CHUNK + count] = xyz[3 * i + 2];
            count++;
        }
        float focal = lens.focal;
        for (int i = 0; i < count; i++) {
            float x = apart[i];
            float y = apart[SortedCloud.CHUNK + i];
            float z = apart[2 * SortedCloud.CHUNK + i];
            float away = lens.awayX * x + lens.awayY * y + lens.awayZ * z + lens.awayD;
            float right = lens.rightX * x + lens.rightY * y + lens.rightZ * z + lens.rightD;
            float up = lens.upX * x + lens.upY * y + lens.upZ * z + lens.upD;
            float near = 1f / Math.max(away, 1e-6f);
            float pixels = focal * near;
            apart[i] = lens.centreX + right * pixels;
            apart[SortedCloud.CHUNK + i] = lens.centreY - up * pixels;
            apart[2 * SortedCloud.CHUNK + i] = near;
        }
        for (int i = start, from = 0; i < end; i += every, from++) {
            screenX[i] = apart[from];
            screenY[i] = apart[SortedCloud.CHUNK + from];
            nearness[i] = apart[2 * SortedCloud.CHUNK + from];
        }
    }

    private void finish(Lens lens, Atmosphere air, int chunk, int start, int end) {
        float top = Float.MAX_VALUE;
        float bottom = -Float.MAX_VALUE;
        float nearest = 1 / Lens.NEAR;
        float wider = (float) Math.sqrt(every);
        float smallest = SMALLEST * Math.max(1f, lens.scale * 0.8f) * Math.min(wider, 2f);
        float focal = lens.focal * wider;
        boolean oneRadius = cloud.radius.length == 1;
        boolean oneColour = cloud.argb.length == 1;
        for (int i = start; i < end; i += every) {
            float near = nearness[i];
            float size = Math.max(cloud.radius[oneRadius ? 0 : i] * focal * near, smallest);
            float reach = size + 1;
            boolean seen =
                    near < nearest
                            && screenX[i] + reach > 0
                            && screenX[i] - reach < lens.width
                            && screenY[i] + reach > 0
                            && screenY[i] - reach < lens.height;
            if (!seen) {
                nearness[i] = 0;
                continue;
            }
            radius[i] = size;
            top = Math.min(top, screenY[i] - reach);
            bottom = Math.max(bottom, screenY[i] + reach);
            colour[i] = air.seen(cloud.argb[oneColour ? 0 : i], 1 / near);
        }
        if (cloud.flags.length > 0) {
            for (int i = start; i < end; i += every) {
                if ((cloud.flags[i] & PointCloud.DIMMED) != 0) {
                    colour[i] = air.faded(colour[i]);
                }
            }
        }
        chunkTop[chunk] = top;
        chunkBottom[chunk] = bottom;
    }
}
