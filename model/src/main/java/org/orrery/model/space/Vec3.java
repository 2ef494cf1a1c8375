package org.orrery.model.space;

/// A point or a direction in the world. All three coordinates are finite.
public record Vec3(double x, double y, double z) {
    public static final Vec3 ZERO = new Vec3(0, 0, 0);
    public static final Vec3 X = new Vec3(1, 0, 0);
    public static final Vec3 Y = new Vec3(0, 1, 0);
    public static final Vec3 Z = new Vec3(0, 0, 1);

    public Vec3 {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("not finite: " + x + ", " + y + ", " + z);
        }
    }

    public Vec3 add(Vec3 other) {
        return new Vec3(x + other.x, y + other.y, z + other.z);
    }

    public Vec3 sub(Vec3 other) {
        return new Vec3(x - other.x, y - other.y, z - other.z);
    }

    public Vec3 mul(double factor) {
        return new Vec3(x * factor, y * factor, z * factor);
    }

    public double dot(Vec3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    public Vec3 cross(Vec3 other) {
        return new Vec3(
                y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    public double length() {
        return Math.sqrt(dot(this));
    }

    public double distance(Vec3 other) {
        return sub(other).length();
    }

    /// The same direction with length 1; the zero vector has none and stays what it is.
    public Vec3 normalized() {
        double length = length();
        return length < 1e-12 ? ZERO : mul(1 / length);
    }

    /// The point at the fraction `t` of the way to `other`; 0 is here, 1 is there.
    public Vec3 lerp(Vec3 other, double t) {
        return new Vec3(x + (other.x - x) * t, y + (other.y - y) * t, z + (other.z - z) * t);
    }
}
