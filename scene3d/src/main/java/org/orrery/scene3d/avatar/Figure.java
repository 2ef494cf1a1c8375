package org.orrery.scene3d.avatar;

import org.orrery.scene3d.Avatar.BodyModel;

/// The shape of a person in a frame of its own: the eye at the origin, looking along negative Z, a head about 0.6 high. The
/// head turns every way, the body stays upright.
@SuppressWarnings("ArrayRecordComponent")
record Figure(float[] xyz, float[] normals, Tint[] tints, boolean[] isHead, int[] triangles) {
    private static final Figure BUST = bust();
    private static final Figure ROBOT = robot();
    private static final Figure PAWN = pawn();

    /// Which colour of the person a vertex has.
    enum Tint {
        SKIN,
        CLOTHES,
        VISOR,
        EYE
    }

    static Figure of(BodyModel model) {
        return switch (model) {
            case SPHERE -> BUST;
            case ROBOT -> ROBOT;
            case CONE -> PAWN;
        };
    }

    private static Figure bust() {
        FigureBuilder f = new FigureBuilder();
        f.ball(0, 0, 0, 0.30, 0.30, 0.30, 1, Tint.SKIN, true);
        f.cap(0.306, 56, -20, 24, Tint.VISOR);
        f.eyes(0.318, 19, 3, 0.052);
        f.dome(0, -0.66, 0, 0.36, 0.30, 0.26, Tint.CLOTHES);
        return f.build();
    }

    private static Figure robot() {
        FigureBuilder f = new FigureBuilder();
        f.ball(0, 0, 0, 0.32, 0.27, 0.28, 0.42, Tint.SKIN, true);
        f.ball(0, 0.0, -0.20, 0.25, 0.17, 0.10, 0.42, Tint.VISOR, true);
        f.ball(-0.10, 0.02, -0.29, 0.050, 0.060, 0.03, 1, Tint.EYE, true);
        f.ball(0.10, 0.02, -0.29, 0.050, 0.060, 0.03, 1, Tint.EYE, true);
        f.ball(-0.34, 0, 0, 0.06, 0.12, 0.12, 0.6, Tint.CLOTHES, true);
        f.ball(0.34, 0, 0, 0.06, 0.12, 0.12, 0.6, Tint.CLOTHES, true);
        f.ball(0, 0.34, 0, 0.022, 0.12, 0.022, 0.6, Tint.CLOTHES, true);
        f.ball(0, 0.47, 0, 0.06, 0.06, 0.06, 1, Tint.EYE, true);
        f.ball(0, -0.56, 0, 0.27, 0.21, 0.20, 0.45, Tint.CLOTHES, false);
        return f.build();
    }

    private static Figure pawn() {
        FigureBuilder f = new FigureBuilder();
        f.ball(0, 0, 0, 0.25, 0.25, 0.25, 1, Tint.SKIN, true);
        f.cap(0.256, 56, -20, 24, Tint.VISOR);
        f.eyes(0.266, 19, 3, 0.044);
        f.cone(0, -0.90, 0, 0.36, 0.78, Tint.CLOTHES);
        return f.build();
    }
}
