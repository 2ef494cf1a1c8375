package org.orrery.scene3d.view;

import org.orrery.model.space.Vec3;
import org.orrery.scene3d.RowPositions;

/// A ball that holds all drawn rows; the whole chart where none is drawn.
record DataBall(Vec3 centre, double radius) {
    private static final DataBall CHART = new DataBall(new Vec3(0, 0.4, 0), 6.2);
    private static final double SMALLEST = 0.8;

    static DataBall around(RowPositions rows) {
        Vec3 low = new Vec3(1e9, 1e9, 1e9);
        Vec3 high = low.mul(-1);
        boolean any = false;
        for (int row = 0; row < rows.rows(); row++) {
            if (rows.isDrawn(row)) {
                Vec3 p = rows.of(row).orElseThrow();
                low =
                        new Vec3(
                                Math.min(low.x(), p.x()),
                                Math.min(low.y(), p.y()),
                                Math.min(low.z(), p.z()));
                high =
                        new Vec3(
                                Math.max(high.x(), p.x()),
                                Math.max(high.y(), p.y()),
                                Math.max(high.z(), p.z()));
                any = true;
            }
        }
        if (!any) {
            return CHART;
        }
        return new DataBall(low.lerp(high, 0.5), Math.max(SMALLEST, 0.55 * low.distance(high)));
    }
}
