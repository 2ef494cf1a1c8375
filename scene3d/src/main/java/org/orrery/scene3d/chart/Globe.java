package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.ViewCondition.Plane;

/// The earth as a ball around the middle of the chart's box and as wide as it, with parallels and meridians and the coast lines: what the points of a
/// globe stand on. Greenwich is towards Z, 90 degrees east towards X, the north pole up.
final class Globe {
    static final Vec3 CENTRE = ChartBox.LOW.add(ChartBox.HIGH).mul(0.5);
    static final double RADIUS = 4;

    private static final int MERIDIANS = 96;
    private static final int PARALLELS = 48;
    private static final double LONGEST_STEP = 3;
    private static final double OVER_SEA = 1.0025;

    private final SceneTheme theme;

    Globe(SceneTheme theme) {
        this.theme = theme;
    }

    /// A place in degrees east and north; `up` is the distance from the centre in radii of the globe.
    static Vec3 place(double longitude, double latitude, double up) {
        return CENTRE.add(direction(longitude, latitude).mul(RADIUS * up));
    }

    /// Of length one, from the centre.
    static Vec3 direction(double longitude, double latitude) {
        double east = Math.toRadians(longitude);
        double north = Math.toRadians(latitude);
        return new Vec3(
                Math.cos(north) * Math.sin(east),
                Math.sin(north),
                Math.cos(north) * Math.cos(east));
    }

    TriangleMesh ball() {
        int columns = MERIDIANS + 1;
        int vertices = columns * (PARALLELS + 1);
        float[] xyz = new float[3 * vertices];
        float[] normals = new float[3 * vertices];
        for (int vertex = 0; vertex < vertices; vertex++) {
            double longitude = 360.0 * (vertex % columns) / MERIDIANS;
            double latitude = 180.0 * Math.floorDiv(vertex, columns) / PARALLELS - 90;
            put(xyz, vertex, place(longitude, latitude, 1));
            put(normals, vertex, direction(longitude, latitude));
        }
        int[] triangles = new int[6 * MERIDIANS * PARALLELS];
        for (int quad = 0; quad < MERIDIANS * PARALLELS; quad++) {
            int a = quad / MERIDIANS * columns + quad % MERIDIANS;
            int[] corners = {a, a + 1, a + columns + 1, a, a + columns + 1, a + columns};
            System.arraycopy(corners, 0, triangles, 6 * quad, 6);
        }
        int sea = theme.isDark() ? 0xff2a426f : 0xffd3e1f2;
        return new TriangleMesh(
                xyz,
                normals,
                new int[] {sea},
                triangles,
                new int[0],
                TriangleMesh.Material.MATT,
                ViewCondition.ALWAYS);
    }

    private static void put(float[] array, int vertex, Vec3 v) {
        array[3 * vertex] = (float) v.x();
        array[3 * vertex + 1] = (float) v.y();
        array[3 * vertex + 2] = (float) v.z();
    }

    List<LineSet> lines() {
        SegmentList net = new SegmentList();
        for (int longitude = -180; longitude < 180; longitude += 30) {
            arc(net, longitude, -80, longitude, 80);
        }
        for (int latitude = -60; latitude <= 60; latitude += 30) {
            for (int longitude = -180; longitude < 180; longitude += 30) {
                arc(net, longitude, latitude, longitude + 30, latitude);
            }
        }
        SegmentList coast = new SegmentList();
        for (double[] line : CoastLines.all()) {
            for (int i = 2; i < line.length; i += 2) {
                arc(coast, line[i - 2], line[i - 1], line[i], line[i + 1]);
            }
        }
        int grid = theme.grid() & 0xffffff;
        return List.of(
                net.toLines(grid | 0x48000000, 1, ViewCondition.ALWAYS),
                coast.toLines(theme.isDark() ? 0xd0a9c1f0 : 0xd0506a94, 1.3, ViewCondition.ALWAYS));
    }

    /// In steps small enough to stay over the ball. The shorter way round the earth.
    private static void arc(
            SegmentList list, double fromEast, double fromNorth, double toEast, double toNorth) {
        double east = Math.IEEEremainder(toEast - fromEast, 360);
        double longest = Math.max(Math.abs(east), Math.abs(toNorth - fromNorth));
        int steps = (int) Math.max(1, Math.ceil(longest / LONGEST_STEP));
        Vec3 last = place(fromEast, fromNorth, OVER_SEA);
        for (int i = 1; i <= steps; i++) {
            double share = (double) i / steps;
            Vec3 next =
                    place(
                            fromEast + share * east,
                            fromNorth + share * (toNorth - fromNorth),
                            OVER_SEA);
            list.add(last.x(), last.y(), last.z(), next.x(), next.y(), next.z());
            last = next;
        }
    }

    /// Degrees along the equator and up the meridians 0 and 180, each seen from its side only.
    List<Label> labels() {
        List<Label> labels = new ArrayList<>();
        for (int longitude = -120; longitude <= 180; longitude += 60) {
            String side = longitude % 180 == 0 ? "" : longitude < 0 ? " W" : " E";
            labels.add(label(Math.abs(longitude) + "°" + side, longitude, 0));
        }
        for (int latitude = -60; latitude <= 60; latitude += 30) {
            if (latitude != 0) {
                String text = Math.abs(latitude) + (latitude < 0 ? "° S" : "° N");
                labels.add(label(text, 0, latitude));
                labels.add(label(text, 180, latitude));
            }
        }
        return labels;
    }

    private Label label(String text, double longitude, double latitude) {
        Vec3 at = place(longitude, latitude, 1.02);
        ViewCondition inFront =
                ViewCondition.inFrontOf(new Plane(at, direction(longitude, latitude)));
        return Label.text(text, at, Label.Kind.TICK, theme.tickText(), inFront);
    }
}
