package org.orrery.scene3d.raster;

import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.ZOrder;

/// A point cloud arranged for drawing: neighbours in space are neighbours in the arrays, so that a chunk of points falls into
/// few rows of the picture. A cloud that is in order already is used as it is.
final class SortedCloud {
    static final int CHUNK = PointCloud.BLOCK;
    private static final int SORT_FROM = 4 * CHUNK;

    final int count;

    /// Three coordinates a point.
    final float[] xyz;

    /// One, or one a point.
    final float[] radius;

    /// One, or one a point.
    final int[] argb;

    final byte[] flags;
    final boolean anySelected;
    final PointCloud.Shape shape;

    SortedCloud(PointCloud cloud) {
        count = cloud.count();
        shape = cloud.shape();
        if (cloud.isInOrder() || count < SORT_FROM) {
            xyz = cloud.xyz();
            radius = cloud.radius();
            argb = cloud.argb();
            flags = cloud.flags();
        } else {
            int[] order = ZOrder.of(cloud.xyz());
            xyz = new float[3 * count];
            radius = cloud.radius().length == 1 ? cloud.radius() : new float[count];
            argb = cloud.argb().length == 1 ? cloud.argb() : new int[count];
            flags = new byte[cloud.flags().length];
            arrange(cloud, order);
        }
        anySelected = anySelected(flags);
    }

    int chunks() {
        return (count + CHUNK - 1) / CHUNK;
    }

    private void arrange(PointCloud cloud, int[] order) {
        for (int i = 0; i < count; i++) {
            int from = order[i];
            xyz[3 * i] = cloud.xyz()[3 * from];
            xyz[3 * i + 1] = cloud.xyz()[3 * from + 1];
            xyz[3 * i + 2] = cloud.xyz()[3 * from + 2];
            if (radius.length > 1) {
                radius[i] = cloud.radius()[from];
            }
            if (argb.length > 1) {
                argb[i] = cloud.argb()[from];
            }
            if (flags.length > 0) {
                flags[i] = cloud.flags()[from];
            }
        }
    }

    private static boolean anySelected(byte[] flags) {
        int all = 0;
        for (byte flag : flags) {
            all |= flag;
        }
        return (all & PointCloud.SELECTED) != 0;
    }
}
