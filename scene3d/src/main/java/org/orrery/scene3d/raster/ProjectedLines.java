package org.orrery.scene3d.raster;

import org.orrery.scene3d.LineSet;

/// A set of lines as one camera sees it.
final class ProjectedLines {
    private final LineSet lines;
    final Segments segments = new Segments();

    ProjectedLines(LineSet lines) {
        this.lines = lines;
    }

    void project(Lens lens, Atmosphere air) {
        segments.clear();
        if (!lines.when().holds(lens.pose.position())) {
            return;
        }
        float half = (float) lines.width() * lens.scale / 2;
        float[] from = new float[3];
        float[] to = new float[3];
        for (int i = 0; i < lines.segmentCount(); i++) {
            toCamera(lens, 6 * i, from);
            toCamera(lens, 6 * i + 3, to);
            segments.add(
                    lens, from, to, colour(air, 2 * i, from), colour(air, 2 * i + 1, to), half);
        }
    }

    private void toCamera(Lens lens, int at, float[] out) {
        float x = lines.xyz()[at];
        float y = lines.xyz()[at + 1];
        float z = lines.xyz()[at + 2];
        out[0] = lens.right(x, y, z);
        out[1] = lens.up(x, y, z);
        out[2] = lens.away(x, y, z);
    }

    private int colour(Atmosphere air, int end, float[] place) {
        int argb = lines.argb()[lines.argb().length == 1 ? 0 : end];
        return (argb & 0xff000000) | (air.seen(argb, place[2]) & 0xffffff);
    }
}
