package org.orrery.scene3d.avatar;

import org.orrery.scene3d.Avatar.BodyModel;

/// The shape of a person in a frame of its own: the eye at the origin, looking along negative Z, a head about 0.6 high. The
/// head turns every way, the body stays upright.
@SuppressWarnings("ArrayRecordComponent")
record Figure(float[] xyz, float[] normals, Tint[] tints, boolean[] isHead, int[] triangles) {
    private static final Figure BUST = bust(1);
    private static final Figure ROBOT = robot(1);
    private static final Figure PAWN = pawn(1);
    private static final Figure FAR_BUST = bust(0.5);
    private static final Figure FAR_ROBOT = robot(0.5);
    private static final Figure FAR_PAWN = pawn(0.5);

    /// Which colour of the person a vertex has.
    enum Tint {
        SKIN,
        CLOTHES,
        VISOR,
        EYE
    }

    /// @param isFar whether fewer triangles are enough
    static Figure of(BodyModel model, boolean isFar) {
        return switch (model) {
            case SPHERE -> isFar ? FAR_BUST : BUST;
            case ROBOT -> isFar ? FAR_ROBOT : ROBOT;
            case CONE -> isFar ? FAR_PAWN : PAWN;
        };
    }

    int vertexCount() {
        return tints.length;
    }

    private static Figure bust(double detail) {
        FigureBuilder f = new FigureBuilder(detail);
        f.ball(0, 0, 0, 0.30, 0.30, 0.30, 1, Tint.SKIN, true);
        f.cap(0.306, 56, -20, 24, Tint.VISOR);
        f.eyes(0.309, 19, 3, 8.5, Tint.EYE);
        f.dome(0, -0.66, 0, 0.36, 0.30, 0.26, Tint.CLOTHES);
        return f.build();
    }

    private static Figure robot(double detail) {
        FigureBuilder f = new FigureBuilder(detail);
        f.ball(0, 0, 0, 0.32, 0.27, 0.28, 0.42, Tint.SKIN, true);
        f.plate(0, 0, -0.281, 0.235, 0.16, 0.42, Tint.VISOR);
        f.plate(-0.095, 0.015, -0.308, 0.046, 0.058, 1, Tint.EYE);
        f.plate(0.095, 0.015, -0.308, 0.046, 0.058, 1, Tint.EYE);
        f.ball(-0.34, 0, 0, 0.06, 0.12, 0.12, 0.6, Tint.CLOTHES, true);
        f.ball(0.34, 0, 0, 0.06, 0.12, 0.12, 0.6, Tint.CLOTHES, true);
        f.ball(0, 0.34, 0, 0.022, 0.12, 0.022, 0.6, Tint.CLOTHES, true);
        f.ball(0, 0.47, 0, 0.06, 0.06, 0.06, 1, Tint.EYE, true);
        f.ball(0, -0.56, 0, 0.27, 0.21, 0.20, 0.45, Tint.CLOTHES, false);
        return f.build();
    }

    private static Figure pawn(double detail) {
        FigureBuilder f = new FigureBuilder(detail);
        f.ball(0, 0, 0, 0.25, 0.25, 0.25, 1, Tint.SKIN, true);
        f.cap(0.256, 56, -20, 24, Tint.VISOR);
        f.eyes(0.259, 19, 3, 8.5, Tint.EYE);
        f.cone(0, -0.90, 0, 0.36, 0.78, Tint.CLOTHES);
        f.base(0, -0.90, 0, 0.36, Tint.CLOTHES);
        return f.build();
    }
}
