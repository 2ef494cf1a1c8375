package org.orrery.scene3d.avatar;

import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// What everybody sees: frusta of glass that fade out with the distance, and rays that end in a dot where one looks.
final class Sights {
    private static final double LENGTH = 1.5;
    private static final double HALF_HEIGHT = 0.30;
    private static final double HALF_WIDTH = 0.46;
    private static final int CORNERS = 5;
    private static final int[] SIDES = {0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 1};

    private final float[] corners;
    private final int[] cornerColours;
    private final int[] triangles;
    private final float[] rays;
    private final int[] rayColours;
    private final float[] dots;
    private final int[] dotColours;
    private int count;

    Sights(int people) {
        corners = new float[3 * CORNERS * people];
        cornerColours = new int[CORNERS * people];
        triangles = new int[SIDES.length * people];
        rays = new float[6 * CORNERS * people];
        rayColours = new int[2 * CORNERS * people];
        dots = new float[3 * people];
        dotColours = new int[people];
    }

    void add(Avatar avatar, int colour) {
        double presence = 1 - 0.85 * avatar.staleness();
        Vec3[] places = corners(avatar.pose(), avatar.scale());
        for (int i = 0; i < CORNERS; i++) {
            int corner = CORNERS * count + i;
            put(corners, corner, places[i]);
            cornerColours[corner] = Colours.withAlpha(colour, (i == 0 ? 0.30 : 0.03) * presence);
            Vec3 end = i == 0 ? avatar.pose().target() : places[i];
            ray(
                    corner,
                    places[0],
                    end,
                    colour,
                    i == 0 ? 0.30 * presence : 0.10 * presence,
                    presence);
        }
        for (int i = 0; i < SIDES.length; i++) {
            triangles[SIDES.length * count + i] = CORNERS * count + SIDES[i];
        }
        put(dots, count, avatar.pose().target());
        dotColours[count] = colour;
        count++;
    }

    private void ray(int ray, Vec3 from, Vec3 to, int colour, double endAlpha, double presence) {
        put(rays, 2 * ray, from);
        put(rays, 2 * ray + 1, to);
        rayColours[2 * ray] = Colours.withAlpha(colour, 0.70 * presence);
        rayColours[2 * ray + 1] = Colours.withAlpha(colour, endAlpha);
    }

    private static Vec3[] corners(Pose pose, double scale) {
        Vec3 eye = pose.position().add(pose.forward().mul(0.3 * scale));
        Vec3 far = eye.add(pose.forward().mul(LENGTH * scale));
        Vec3 right = pose.right().mul(HALF_WIDTH * scale);
        Vec3 up = pose.up().mul(HALF_HEIGHT * scale);
        return new Vec3[] {
            eye,
            far.add(right).add(up),
            far.sub(right).add(up),
            far.sub(right).sub(up),
            far.add(right).sub(up)
        };
    }

    TriangleMesh glass() {
        return new TriangleMesh(
                corners,
                new float[corners.length],
                cornerColours,
                triangles,
                new int[0],
                TriangleMesh.Material.GLASS,
                ViewCondition.ALWAYS);
    }

    LineSet rays() {
        return new LineSet(rays, rayColours, 1.2, ViewCondition.ALWAYS);
    }

    PointCloud dots() {
        return new PointCloud(
                dots,
                dotColours,
                new float[] {0.055f},
                new byte[0],
                new int[0],
                PointCloud.Shape.DISC);
    }

    private static void put(float[] array, int i, Vec3 v) {
        array[3 * i] = (float) v.x();
        array[3 * i + 1] = (float) v.y();
        array[3 * i + 2] = (float) v.z();
    }
}
