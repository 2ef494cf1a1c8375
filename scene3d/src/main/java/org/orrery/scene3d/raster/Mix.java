package org.orrery.scene3d.raster;

/// Arithmetic on packed opaque colours. Weights run from 0 to 256.
final class Mix {
    private static final int RED_BLUE = 0xff00ff;
    private static final int GREEN = 0x00ff00;
    private static final int OPAQUE = 0xff000000;

    private Mix() {}

    /// `weight` parts of `over` on 256 - `weight` parts of `under`.
    static int blend(int under, int over, int weight) {
        int rest = 256 - weight;
        int rb = ((under & RED_BLUE) * rest + (over & RED_BLUE) * weight) >>> 8;
        int g = ((under & GREEN) * rest + (over & GREEN) * weight) >>> 8;
        return OPAQUE | (rb & RED_BLUE) | (g & GREEN);
    }

    /// Each channel times `diffuse` / 256 plus `highlight`. The sum stays in range if diffuse + highlight is at most 256.
    static int shade(int colour, int diffuse, int highlight) {
        int rb = (((colour & RED_BLUE) * diffuse) >>> 8) & RED_BLUE;
        int g = (((colour & GREEN) * diffuse) >>> 8) & GREEN;
        return OPAQUE | ((rb | g) + highlight * 0x010101);
    }
}
