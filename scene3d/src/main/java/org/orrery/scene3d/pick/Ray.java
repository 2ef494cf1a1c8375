package org.orrery.scene3d.pick;

import org.orrery.model.space.Vec3;
import org.orrery.scene3d.TriangleMesh;

/// A line of sight and where it first meets a mesh (Möller and Trumbore).
record Ray(Vec3 origin, Vec3 direction) {
    /// Not hit.
    static final int MISS = -1;

    /// The first triangle hit and how far along the ray.
    record MeshHit(int triangle, double distance) {}

    MeshHit first(TriangleMesh mesh) {
        int best = MISS;
        double nearest = Double.MAX_VALUE;
        if (!meets(mesh.box(), 0)) {
            return new MeshHit(MISS, nearest);
        }
        float[] boxes = mesh.triangleCount() > TriangleMesh.BLOCK ? mesh.boxes() : mesh.box();
        for (int from = 0; from < mesh.triangleCount(); from += TriangleMesh.BLOCK) {
            if (!meets(boxes, from / TriangleMesh.BLOCK)) {
                continue;
            }
            int to = Math.min(mesh.triangleCount(), from + TriangleMesh.BLOCK);
            for (int t = from; t < to; t++) {
                double distance = distance(mesh, t);
                if (distance < nearest) {
                    nearest = distance;
                    best = t;
                }
            }
        }
        return new MeshHit(best, nearest);
    }

    /// Whether the ray passes the ball around a box; a little more than that.
    boolean meets(float[] boxes, int box) {
        return meets(boxes, box, 1e-4, 0);
    }

    /// The same where the box reaches `wider` farther, and `widerByDistance` times its distance besides.
    boolean meets(float[] boxes, int box, double wider, double widerByDistance) {
        double hx = 0.5 * (boxes[6 * box + 3] - boxes[6 * box]);
        double hy = 0.5 * (boxes[6 * box + 4] - boxes[6 * box + 1]);
        double hz = 0.5 * (boxes[6 * box + 5] - boxes[6 * box + 2]);
        double cx = boxes[6 * box] + hx - origin.x();
        double cy = boxes[6 * box + 1] + hy - origin.y();
        double cz = boxes[6 * box + 2] + hz - origin.z();
        double ball = Math.sqrt(hx * hx + hy * hy + hz * hz);
        double along = cx * direction.x() + cy * direction.y() + cz * direction.z();
        double reach = ball + wider + widerByDistance * (Math.abs(along) + ball);
        if (along < -reach) {
            return false;
        }
        return cx * cx + cy * cy + cz * cz - along * along <= reach * reach;
    }

    private double distance(TriangleMesh mesh, int t) {
        float[] p = mesh.xyz();
        int a = 3 * mesh.triangles()[3 * t];
        int b = 3 * mesh.triangles()[3 * t + 1];
        int c = 3 * mesh.triangles()[3 * t + 2];
        double ux = p[b] - p[a];
        double uy = p[b + 1] - p[a + 1];
        double uz = p[b + 2] - p[a + 2];
        double vx = p[c] - p[a];
        double vy = p[c + 1] - p[a + 1];
        double vz = p[c + 2] - p[a + 2];
        double px = direction.y() * vz - direction.z() * vy;
        double py = direction.z() * vx - direction.x() * vz;
        double pz = direction.x() * vy - direction.y() * vx;
        double determinant = ux * px + uy * py + uz * pz;
        boolean fromBehind = determinant < 0 && !mesh.material().twoSided();
        if (Math.abs(determinant) < 1e-14 || fromBehind) {
            return Double.MAX_VALUE;
        }
        double tx = origin.x() - p[a];
        double ty = origin.y() - p[a + 1];
        double tz = origin.z() - p[a + 2];
        double u = (tx * px + ty * py + tz * pz) / determinant;
        double qx = ty * uz - tz * uy;
        double qy = tz * ux - tx * uz;
        double qz = tx * uy - ty * ux;
        double v = (direction.x() * qx + direction.y() * qy + direction.z() * qz) / determinant;
        if (u < 0 || v < 0 || u + v > 1) {
            return Double.MAX_VALUE;
        }
        double distance = (vx * qx + vy * qy + vz * qz) / determinant;
        return distance > 1e-6 ? distance : Double.MAX_VALUE;
    }
}
