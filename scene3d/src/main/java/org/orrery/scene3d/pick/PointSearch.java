package org.orrery.scene3d.pick;

import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.Viewport;

/// Looks for the point of a cloud under a place of the picture by projecting them. Of a cloud in order only the blocks along
/// the line of sight are looked at: some microseconds for a million.
final class PointSearch {
    static final int NONE = -1;

    private final Pose pose;
    private final double x;
    private final double y;
    private final double focal;
    private final double smallest;

    /// The best point found so far whose disc covers the place, and the nearest beside it for those who miss by a little.
    int covering = NONE;

    double coveringDepth = Double.MAX_VALUE;
    int beside = NONE;
    double besideMiss;
    double besideDepth = Double.MAX_VALUE;

    /// @param x from the centre of the picture, in logical pixels, to the right
    /// @param y from the centre of the picture, upwards
    PointSearch(Pose pose, double x, double y, double height, double slack) {
        this.pose = pose;
        this.x = x;
        this.y = y;
        this.focal = height / 2 / Math.tan(Viewport.FIELD_OF_VIEW / 2);
        this.smallest = 0.85;
        this.besideMiss = slack;
    }

    /// @param sight from the eye through the place
    void search(PointCloud cloud, Ray sight) {
        if (!cloud.isInOrder()) {
            search(cloud, 0, cloud.count());
            return;
        }
        float[] boxes = cloud.boxes();
        double wider = cloud.largestRadius();
        double widerByDistance = (besideMiss + smallest + 1) / focal;
        for (int from = 0; from < cloud.count(); from += PointCloud.BLOCK) {
            if (sight.meets(boxes, from / PointCloud.BLOCK, wider, widerByDistance)) {
                search(cloud, from, Math.min(cloud.count(), from + PointCloud.BLOCK));
            }
        }
    }

    private void search(PointCloud cloud, int from, int to) {
        float[] p = cloud.xyz();
        float[] radii = cloud.radius();
        Vec3 eye = pose.position();
        Vec3 right = pose.right();
        Vec3 up = pose.up();
        Vec3 away = pose.forward();
        float ex = (float) eye.x();
        float ey = (float) eye.y();
        float ez = (float) eye.z();
        float ax = (float) away.x();
        float ay = (float) away.y();
        float az = (float) away.z();
        for (int i = from; i < to; i++) {
            float dx = p[3 * i] - ex;
            float dy = p[3 * i + 1] - ey;
            float dz = p[3 * i + 2] - ez;
            float depth = dx * ax + dy * ay + dz * az;
            if (!(depth > 0.05f)) {
                continue;
            }
            double perUnit = focal / depth;
            double sx = (dx * right.x() + dy * right.y() + dz * right.z()) * perUnit - x;
            double sy = (dx * up.x() + dy * up.y() + dz * up.z()) * perUnit - y;
            double radius = Math.max(smallest, radii[radii.length == 1 ? 0 : i] * perUnit);
            double miss = Math.sqrt(sx * sx + sy * sy) - radius;
            if (miss <= 0.5) {
                if (depth < coveringDepth) {
                    coveringDepth = depth;
                    covering = i;
                }
            } else if (miss < besideMiss) {
                besideMiss = miss;
                beside = i;
                besideDepth = depth;
            }
        }
    }
}
