package org.orrery.analytics.graph;

import java.util.Arrays;

/// Points in space, sorted into cubes of cubes, so that many far away push as one (Barnes and Hut, 1986).
final class Octree {
    private static final int NONE = -1;
    private static final int DEEPEST = 28;

    /// A cube counts as one point when it looks smaller than this: its side over its distance.
    private static final double COARSE = 0.9;

    private int[] children = new int[8 * 64];
    private int[] point = new int[64];
    private double[] mass = new double[64];
    private double[] sums = new double[3 * 64];
    private double[] centre = new double[3 * 64];
    private double[] half = new double[64];
    private int count;

    /// Forgets what was there before.
    ///
    /// @param xyz three coordinates a point
    void build(double[] xyz) {
        double reach = 1e-9;
        for (double coordinate : xyz) {
            reach = Math.max(reach, Math.abs(coordinate));
        }
        count = 0;
        cube(0, 0, 0, reach);
        for (int i = 0; i < xyz.length / 3; i++) {
            insert(xyz, i);
        }
    }

    private int cube(double x, double y, double z, double side) {
        if (count == half.length) {
            children = Arrays.copyOf(children, 2 * children.length);
            point = Arrays.copyOf(point, 2 * point.length);
            mass = Arrays.copyOf(mass, 2 * mass.length);
            sums = Arrays.copyOf(sums, 2 * sums.length);
            centre = Arrays.copyOf(centre, 2 * centre.length);
            half = Arrays.copyOf(half, 2 * half.length);
        }
        int cube = count++;
        Arrays.fill(children, 8 * cube, 8 * cube + 8, NONE);
        point[cube] = NONE;
        mass[cube] = 0;
        Arrays.fill(sums, 3 * cube, 3 * cube + 3, 0);
        centre[3 * cube] = x;
        centre[3 * cube + 1] = y;
        centre[3 * cube + 2] = z;
        half[cube] = side;
        return cube;
    }

    private void insert(double[] xyz, int i) {
        int cube = 0;
        for (int depth = 0; ; depth++) {
            boolean empty = mass[cube] == 0;
            boolean alone = point[cube] != NONE;
            int other = point[cube];
            mass[cube]++;
            for (int axis = 0; axis < 3; axis++) {
                sums[3 * cube + axis] += xyz[3 * i + axis];
            }
            if (empty) {
                point[cube] = i;
                return;
            }
            if (depth == DEEPEST) {
                return;
            }
            if (alone) {
                point[cube] = NONE;
                int below = child(cube, xyz, other);
                mass[below] = 1;
                point[below] = other;
                System.arraycopy(xyz, 3 * other, sums, 3 * below, 3);
            }
            cube = child(cube, xyz, i);
        }
    }

    private int child(int cube, double[] xyz, int i) {
        int octant = 0;
        for (int axis = 0; axis < 3; axis++) {
            octant |= xyz[3 * i + axis] >= centre[3 * cube + axis] ? 1 << axis : 0;
        }
        if (children[8 * cube + octant] == NONE) {
            double side = half[cube] / 2;
            int made =
                    cube(
                            centre[3 * cube] + ((octant & 1) == 0 ? -side : side),
                            centre[3 * cube + 1] + ((octant & 2) == 0 ? -side : side),
                            centre[3 * cube + 2] + ((octant & 4) == 0 ? -side : side),
                            side);
            children[8 * cube + octant] = made;
        }
        return children[8 * cube + octant];
    }

    /// Adds to `force` what pushes a point away from all others: `strength` over the distance.
    void push(double[] xyz, int i, double strength, double[] force) {
        push(0, xyz, i, strength, force);
    }

    private void push(int cube, double[] xyz, int i, double strength, double[] force) {
        if (point[cube] == i && mass[cube] == 1) {
            return;
        }
        double dx = xyz[3 * i] - sums[3 * cube] / mass[cube];
        double dy = xyz[3 * i + 1] - sums[3 * cube + 1] / mass[cube];
        double dz = xyz[3 * i + 2] - sums[3 * cube + 2] / mass[cube];
        double square = dx * dx + dy * dy + dz * dz;
        double side = 2 * half[cube];
        boolean leaf = point[cube] != NONE || isDeepest(cube);
        if (leaf || side * side < COARSE * COARSE * square) {
            double factor = strength * mass[cube] / Math.max(square, 1e-9);
            force[0] += dx * factor;
            force[1] += dy * factor;
            force[2] += dz * factor;
            return;
        }
        for (int octant = 0; octant < 8; octant++) {
            int child = children[8 * cube + octant];
            if (child != NONE) {
                push(child, xyz, i, strength, force);
            }
        }
    }

    private boolean isDeepest(int cube) {
        for (int octant = 0; octant < 8; octant++) {
            if (children[8 * cube + octant] != NONE) {
                return false;
            }
        }
        return true;
    }
}
