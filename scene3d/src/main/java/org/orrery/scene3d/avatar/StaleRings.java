package org.orrery.scene3d.avatar;

import java.util.Arrays;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ViewCondition;

/// Broken rings around the heads of those whose news is old: where they are drawn is where they were. A ring always faces the
/// camera and fades out as its person does.
final class StaleRings {
    private static final int DASHES = 14;
    private static final int PARTS = 2;
    private static final double RADIUS = 0.46;
    private static final double DASH = 0.62;

    private final int colour;
    private final Vec3 eye;
    private float[] xyz = new float[0];
    private int[] argb = new int[0];

    StaleRings(SceneTheme theme, Vec3 eye) {
        this.colour = theme.isDark() ? 0xffffc24b : 0xffb26a00;
        this.eye = eye;
    }

    void add(Avatar avatar) {
        Vec3 centre = avatar.pose().position();
        Vec3 towards = eye.sub(centre);
        Vec3 sight = towards.length() < 1e-6 ? Vec3.Z : towards.normalized();
        Vec3 side = Math.abs(sight.y()) > 0.99 ? Vec3.X : Vec3.Y.cross(sight).normalized();
        Vec3 up = sight.cross(side);
        double radius = RADIUS * avatar.scale();
        int shade = Colours.withAlpha(colour, 1 - 0.6 * avatar.staleness());
        int at = argb.length / 2;
        int added = DASHES * PARTS;
        xyz = Arrays.copyOf(xyz, xyz.length + 6 * added);
        argb = Arrays.copyOf(argb, argb.length + 2 * added);
        for (int i = 0; i < added; i++) {
            int dash = i / PARTS;
            double from = (dash + DASH * (i % PARTS) / PARTS) * 2 * Math.PI / DASHES;
            double to = from + DASH / PARTS * 2 * Math.PI / DASHES;
            put(6 * (at + i), on(centre, side, up, radius, from));
            put(6 * (at + i) + 3, on(centre, side, up, radius, to));
            argb[2 * (at + i)] = shade;
            argb[2 * (at + i) + 1] = shade;
        }
    }

    private static Vec3 on(Vec3 centre, Vec3 side, Vec3 up, double radius, double angle) {
        return centre.add(side.mul(radius * Math.cos(angle))).add(up.mul(radius * Math.sin(angle)));
    }

    LineSet lines() {
        return new LineSet(xyz, argb.length == 0 ? new int[] {0} : argb, 2.2, ViewCondition.ALWAYS);
    }

    private void put(int at, Vec3 v) {
        xyz[at] = (float) v.x();
        xyz[at + 1] = (float) v.y();
        xyz[at + 2] = (float) v.z();
    }
}
