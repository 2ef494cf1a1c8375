package org.orrery.scene3d.avatar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.avatar.Figure.Tint;

/// Puts a figure together from smooth patches.
final class FigureBuilder {
    private record Vertex(Vec3 place, Vec3 normal, Tint tint, boolean isHead) {}

    /// A point of a patch and the direction that it faces, at two parameters from 0 to 1.
    private interface Patch {
        Vec3 place(double u, double v);

        Vec3 normal(double u, double v);
    }

    private final double detail;
    private final List<Vertex> vertices = new ArrayList<>();
    private final List<int[]> triangles = new ArrayList<>();

    /// @param detail 1 for what is seen from near; half of it has a quarter of the triangles
    FigureBuilder(double detail) {
        this.detail = detail;
    }

    /// A superellipsoid (Barr): `roundness` 1 is an ellipsoid, less is more of a box.
    void ball(
            double cx,
            double cy,
            double cz,
            double rx,
            double ry,
            double rz,
            double roundness,
            Tint tint,
            boolean isHead) {
        Vec3 centre = new Vec3(cx, cy, cz);
        boolean large = Math.max(rx, Math.max(ry, rz)) > 0.15;
        patch(
                large ? 28 : 12,
                large ? 18 : 8,
                tint,
                isHead,
                new Patch() {
                    @Override
                    public Vec3 place(double u, double v) {
                        Vec3 d = direction(u, v, roundness);
                        return centre.add(new Vec3(d.x() * rx, d.y() * ry, d.z() * rz));
                    }

                    @Override
                    public Vec3 normal(double u, double v) {
                        Vec3 d = direction(u, v, 2 - roundness);
                        return new Vec3(d.x() / rx, d.y() / ry, d.z() / rz).normalized();
                    }
                });
    }

    /// A piece of a sphere around the eye: `sideways` degrees to both sides of straight ahead, from `low` to `high` degrees.
    void cap(double radius, double sideways, double low, double high, Tint tint) {
        patch(
                20,
                8,
                tint,
                true,
                new Patch() {
                    @Override
                    public Vec3 place(double u, double v) {
                        return normal(u, v).mul(radius);
                    }

                    @Override
                    public Vec3 normal(double u, double v) {
                        double side = 2 * u - 1;
                        double narrowing = Math.sqrt(1 - 0.75 * Math.pow(2 * v - 1, 4));
                        double azimuth = Math.toRadians(sideways) * side * narrowing;
                        double height = Math.toRadians(low + (high - low) * v);
                        return ahead(azimuth, height);
                    }
                });
    }

    /// Two round spots on a sphere around the eye, `sideways` and up by some degrees, with an angular radius of `size` degrees.
    void eyes(double radius, double sideways, double height, double size, Tint tint) {
        for (int side = -1; side <= 1; side += 2) {
            double azimuth = Math.toRadians(side * sideways);
            patch(
                    18,
                    4,
                    tint,
                    true,
                    new Patch() {
                        @Override
                        public Vec3 place(double u, double v) {
                            return normal(u, v).mul(radius);
                        }

                        @Override
                        public Vec3 normal(double u, double v) {
                            double turn = 2 * Math.PI * u;
                            double reach = Math.toRadians(size) * (1 - v);
                            return ahead(
                                    azimuth + reach * Math.cos(turn),
                                    Math.toRadians(height) + 1.25 * reach * Math.sin(turn));
                        }
                    });
        }
    }

    /// A slightly vaulted plate that faces ahead; `roundness` 1 is an ellipse, less is more of a rectangle.
    void plate(double cx, double cy, double cz, double rx, double ry, double roundness, Tint tint) {
        patch(
                28,
                4,
                tint,
                true,
                new Patch() {
                    @Override
                    public Vec3 place(double u, double v) {
                        double turn = 2 * Math.PI * u;
                        double reach = 1 - v;
                        return new Vec3(
                                cx - rx * reach * power(Math.cos(turn), roundness),
                                cy + ry * reach * power(Math.sin(turn), roundness),
                                cz - 0.02 * (1 - reach * reach));
                    }

                    @Override
                    public Vec3 normal(double u, double v) {
                        Vec3 out = place(u, v).sub(new Vec3(cx, cy, cz));
                        return new Vec3(out.x() * 0.9, out.y() * 0.9, -1).normalized();
                    }
                });
    }

    /// The upper half of an ellipsoid on a flatter lower one: shoulders.
    void dome(double cx, double cy, double cz, double rx, double ry, double rz, Tint tint) {
        Vec3 centre = new Vec3(cx, cy, cz);
        patch(
                28,
                12,
                tint,
                false,
                new Patch() {
                    @Override
                    public Vec3 place(double u, double v) {
                        Vec3 d = direction(u, v, 1);
                        return centre.add(
                                new Vec3(
                                        d.x() * rx,
                                        d.y() * (d.y() < 0 ? ry * 0.35 : ry),
                                        d.z() * rz));
                    }

                    @Override
                    public Vec3 normal(double u, double v) {
                        Vec3 d = direction(u, v, 1);
                        return new Vec3(d.x() / rx, d.y() / ry, d.z() / rz).normalized();
                    }
                });
    }

    void cone(double cx, double base, double cz, double radius, double height, Tint tint) {
        patch(
                28,
                6,
                tint,
                false,
                new Patch() {
                    @Override
                    public Vec3 place(double u, double v) {
                        double angle = -2 * Math.PI * u;
                        double r = radius * (1 - 0.82 * Math.pow(v, 0.8));
                        return new Vec3(
                                cx + r * Math.cos(angle),
                                base + height * v,
                                cz + r * Math.sin(angle));
                    }

                    @Override
                    public Vec3 normal(double u, double v) {
                        double angle = -2 * Math.PI * u;
                        return new Vec3(Math.cos(angle), 0.45, Math.sin(angle)).normalized();
                    }
                });
    }

    /// A level disc that faces down.
    void base(double cx, double cy, double cz, double radius, Tint tint) {
        patch(
                28,
                2,
                tint,
                false,
                new Patch() {
                    @Override
                    public Vec3 place(double u, double v) {
                        double turn = 2 * Math.PI * u;
                        double r = radius * (1 - v);
                        return new Vec3(cx + r * Math.cos(turn), cy, cz + r * Math.sin(turn));
                    }

                    @Override
                    public Vec3 normal(double u, double v) {
                        return Vec3.Y.mul(-1);
                    }
                });
    }

    Figure build() {
        int count = vertices.size();
        float[] xyz = new float[3 * count];
        float[] normals = new float[3 * count];
        Tint[] tints = new Tint[count];
        boolean[] isHead = new boolean[count];
        for (int i = 0; i < count; i++) {
            Vertex v = vertices.get(i);
            put(xyz, i, v.place());
            put(normals, i, v.normal());
            tints[i] = v.tint();
            isHead[i] = v.isHead();
        }
        int[] corners = triangles.stream().flatMapToInt(Arrays::stream).toArray();
        return new Figure(xyz, normals, tints, isHead, corners);
    }

    private static void put(float[] array, int index, Vec3 v) {
        array[3 * index] = (float) v.x();
        array[3 * index + 1] = (float) v.y();
        array[3 * index + 2] = (float) v.z();
    }

    private void patch(int finestColumns, int finestRows, Tint tint, boolean isHead, Patch patch) {
        int columns = (int) Math.max(8, finestColumns * detail);
        int rows = (int) Math.max(2, finestRows * detail);
        int first = vertices.size();
        for (int row = 0; row <= rows; row++) {
            for (int column = 0; column <= columns; column++) {
                double u = column / (double) columns;
                double v = row / (double) rows;
                vertices.add(new Vertex(patch.place(u, v), patch.normal(u, v), tint, isHead));
            }
        }
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int a = first + row * (columns + 1) + column;
                int b = a + 1;
                int c = a + columns + 1;
                int d = c + 1;
                triangles.add(new int[] {a, b, d});
                triangles.add(new int[] {a, d, c});
            }
        }
    }

    /// Around the vertical axis by `u` and from the bottom to the top by `v`; seen from outside, `u` grows to the right.
    private static Vec3 direction(double u, double v, double roundness) {
        double longitude = -2 * Math.PI * u;
        double latitude = Math.PI * (v - 0.5);
        double ring = power(Math.cos(latitude), roundness);
        return new Vec3(
                ring * power(Math.cos(longitude), roundness),
                power(Math.sin(latitude), roundness),
                ring * power(Math.sin(longitude), roundness));
    }

    private static Vec3 ahead(double azimuth, double height) {
        return new Vec3(
                -Math.sin(azimuth) * Math.cos(height),
                Math.sin(height),
                -Math.cos(azimuth) * Math.cos(height));
    }

    private static double power(double base, double exponent) {
        return Math.signum(base) * Math.pow(Math.abs(base), exponent);
    }
}
