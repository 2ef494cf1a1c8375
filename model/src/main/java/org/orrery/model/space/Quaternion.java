package org.orrery.model.space;

/// An orientation: a unit quaternion. The constructor normalises what it is given and refuses what has no direction.
public record Quaternion(double x, double y, double z, double w) {
    public static final Quaternion IDENTITY = new Quaternion(0, 0, 0, 1);

    public Quaternion {
        double length = Math.sqrt(x * x + y * y + z * z + w * w);
        if (!Double.isFinite(length) || length < 1e-9) {
            throw new IllegalArgumentException(
                    "no orientation: " + x + ", " + y + ", " + z + ", " + w);
        }
        x /= length;
        y /= length;
        z /= length;
        w /= length;
    }

    /// A turn by `radians` about `axis`, counter-clockwise when the axis points at the viewer.
    public static Quaternion fromAxisAngle(Vec3 axis, double radians) {
        Vec3 unit = axis.normalized();
        double sin = Math.sin(radians / 2);
        return new Quaternion(
                unit.x() * sin, unit.y() * sin, unit.z() * sin, Math.cos(radians / 2));
    }

    /// The orientation whose negative Z axis points from `position` to `target` and whose Y axis is as near to `up` as that
    /// allows. Looking straight along `up`, or at the own position, falls back to some upright orientation.
    public static Quaternion fromLookAt(Vec3 position, Vec3 target, Vec3 up) {
        Vec3 back = position.sub(target).normalized();
        if (back.equals(Vec3.ZERO)) {
            return IDENTITY;
        }
        Vec3 right = up.cross(back).normalized();
        if (right.equals(Vec3.ZERO)) {
            Vec3 other = Math.abs(back.z()) < 0.9 ? Vec3.Z.mul(-Math.signum(back.dot(up))) : Vec3.X;
            right = other.cross(back).normalized();
        }
        return fromAxes(right, back.cross(right), back);
    }

    /// Shepperd's method: the largest component is found first, so nothing is divided by a small number.
    private static Quaternion fromAxes(Vec3 x, Vec3 y, Vec3 z) {
        double trace = x.x() + y.y() + z.z();
        if (trace > 0) {
            return new Quaternion(y.z() - z.y(), z.x() - x.z(), x.y() - y.x(), 1 + trace);
        }
        if (x.x() >= y.y() && x.x() >= z.z()) {
            return new Quaternion(
                    1 + x.x() - y.y() - z.z(), y.x() + x.y(), z.x() + x.z(), y.z() - z.y());
        }
        if (y.y() >= z.z()) {
            return new Quaternion(
                    y.x() + x.y(), 1 + y.y() - x.x() - z.z(), z.y() + y.z(), z.x() - x.z());
        }
        return new Quaternion(
                z.x() + x.z(), z.y() + y.z(), 1 + z.z() - x.x() - y.y(), x.y() - y.x());
    }

    /// The turn that is `other` first and this one after it.
    public Quaternion times(Quaternion other) {
        return new Quaternion(
                w * other.x + x * other.w + y * other.z - z * other.y,
                w * other.y - x * other.z + y * other.w + z * other.x,
                w * other.z + x * other.y - y * other.x + z * other.w,
                w * other.w - x * other.x - y * other.y - z * other.z);
    }

    public Quaternion inverse() {
        return new Quaternion(-x, -y, -z, w);
    }

    public Vec3 rotate(Vec3 v) {
        double tx = 2 * (y * v.z() - z * v.y());
        double ty = 2 * (z * v.x() - x * v.z());
        double tz = 2 * (x * v.y() - y * v.x());
        return new Vec3(
                v.x() + w * tx + y * tz - z * ty,
                v.y() + w * ty + z * tx - x * tz,
                v.z() + w * tz + x * ty - y * tx);
    }

    public double dot(Quaternion other) {
        return x * other.x + y * other.y + z * other.z + w * other.w;
    }

    /// The angle in radians, 0 to pi, of the shortest turn to `other`.
    public double angleTo(Quaternion other) {
        return 2 * Math.acos(Math.min(1, Math.abs(dot(other))));
    }

    /// Spherical interpolation along the shorter arc; 0 is this, 1 is `other`.
    public Quaternion slerp(Quaternion other, double t) {
        double cos = dot(other);
        double sign = cos < 0 ? -1 : 1;
        cos = Math.abs(cos);
        double from = 1 - t;
        double to = t;
        if (cos < 0.9995) {
            double angle = Math.acos(cos);
            double sin = Math.sin(angle);
            from = Math.sin((1 - t) * angle) / sin;
            to = Math.sin(t * angle) / sin;
        }
        to *= sign;
        return new Quaternion(
                from * x + to * other.x,
                from * y + to * other.y,
                from * z + to * other.z,
                from * w + to * other.w);
    }

    /// Packed into 32 bits as "smallest three": two bits say which component is largest, the other three take ten bits each.
    /// The turn that comes back is less than 0.3 degrees off.
    public int pack() {
        return SmallestThree.pack(this);
    }

    /// Every 32 bits are some orientation, so nothing a peer sends can fail here.
    public static Quaternion unpack(int bits) {
        return SmallestThree.unpack(bits);
    }
}
