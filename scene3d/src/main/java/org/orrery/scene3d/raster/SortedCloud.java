package org.orrery.scene3d.raster;

import org.orrery.scene3d.PointCloud;

/// A point cloud rearranged for drawing: one array a coordinate, neighbours in space are neighbours in the arrays (Morton
/// order), so that a chunk of points falls into few rows of the picture.
final class SortedCloud {
    static final int CHUNK = 256;
    private static final int SORT_FROM = 4 * CHUNK;

    final int count;
    final float[] x;
    final float[] y;
    final float[] z;
    final float[] radius;
    final int[] argb;
    final byte[] flags;
    final boolean anySelected;
    final PointCloud.Shape shape;

    SortedCloud(PointCloud cloud) {
        count = cloud.count();
        shape = cloud.shape();
        int[] order = count < SORT_FROM ? identity(count) : MortonOrder.of(cloud.xyz());
        x = new float[count];
        y = new float[count];
        z = new float[count];
        radius = new float[count];
        argb = new int[count];
        flags = new byte[cloud.flags().length];
        boolean selected = false;
        for (int i = 0; i < count; i++) {
            int from = order[i];
            x[i] = cloud.xyz()[3 * from];
            y[i] = cloud.xyz()[3 * from + 1];
            z[i] = cloud.xyz()[3 * from + 2];
            radius[i] = cloud.radius()[cloud.radius().length == 1 ? 0 : from];
            argb[i] = cloud.argb()[cloud.argb().length == 1 ? 0 : from];
            if (flags.length > 0) {
                flags[i] = cloud.flags()[from];
                selected |= (flags[i] & PointCloud.SELECTED) != 0;
            }
        }
        anySelected = selected;
    }

    int chunks() {
        return (count + CHUNK - 1) / CHUNK;
    }

    private static int[] identity(int count) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        return order;
    }
}
