package org.orrery.scene3d.raster;

import org.orrery.model.space.Vec3;
import org.orrery.scene3d.SceneTheme;

/// What lies between the things and the eye: far things fade towards the backdrop, which tells near from far.
final class Atmosphere {
    private static final float STRONGEST = 0.62f;

    private final int haze;
    private final float start;
    private final float perUnit;

    Atmosphere(SceneTheme theme, Vec3 eye) {
        haze = Mix.blend(theme.backdropCentre(), theme.backdropEdge(), 120);
        float distance = (float) eye.length();
        start = Math.max(1f, distance - 4.5f);
        perUnit = 256f * (theme.isDark() ? 0.045f : 0.040f);
    }

    /// The colour as it looks at that distance.
    int seen(int colour, float distance) {
        float weight = (distance - start) * perUnit;
        if (weight < 1) {
            return 0xff000000 | colour;
        }
        return Mix.blend(colour, haze, (int) Math.min(weight, 256 * STRONGEST));
    }

    /// The colour of what is meant to step back.
    int faded(int colour) {
        return Mix.blend(colour, haze, 178);
    }

    int haze() {
        return haze;
    }
}
