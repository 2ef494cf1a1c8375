package org.orrery.scene3d.avatar;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// The cameras of people as one sees them in film programs: a frame in front of each with what they see in it, a mark at its upper
/// side, and a knob in its middle.
final class CameraFrames {
    private static final double DISTANCE = 2.6;
    private static final double HALF_HEIGHT = 0.62;
    private static final double HALF_WIDTH = 1.1;
    private static final float KNOB = 0.11f;

    private record Frame(Vec3 eye, Vec3 middle, Vec3 right, Vec3 up, int colour, int pickId) {}

    private final List<Frame> frames = new ArrayList<>();

    void add(Avatar avatar, int colour, int pickId) {
        Pose pose = avatar.pose();
        double scale = avatar.scale();
        frames.add(
                new Frame(
                        pose.position(),
                        pose.position().add(pose.forward().mul(DISTANCE * scale)),
                        pose.right().mul(HALF_WIDTH * scale),
                        pose.up().mul(HALF_HEIGHT * scale),
                        colour,
                        pickId));
    }

    LineSet lines() {
        List<Vec3> ends = new ArrayList<>();
        int[] colours = new int[2 * 10 * frames.size()];
        int at = 0;
        for (Frame frame : frames) {
            Vec3[] corner = corners(frame);
            for (int i = 0; i < 4; i++) {
                ends.add(corner[i]);
                ends.add(corner[(i + 1) % 4]);
                ends.add(frame.eye());
                ends.add(corner[i]);
            }
            Vec3 top = frame.middle().add(frame.up().mul(1.5));
            ends.add(frame.middle().add(frame.up()).sub(frame.right().mul(0.25)));
            ends.add(top);
            ends.add(top);
            ends.add(frame.middle().add(frame.up()).add(frame.right().mul(0.25)));
            for (int i = 0; i < 20; i++) {
                colours[at++] = frame.colour();
            }
        }
        float[] xyz = new float[3 * ends.size()];
        for (int i = 0; i < ends.size(); i++) {
            put(xyz, i, ends.get(i));
        }
        return new LineSet(
                xyz, frames.isEmpty() ? new int[] {0} : colours, 1.8, ViewCondition.ALWAYS);
    }

    TriangleMesh glass() {
        float[] xyz = new float[12 * frames.size()];
        int[] colours = new int[4 * frames.size()];
        int[] triangles = new int[6 * frames.size()];
        for (int f = 0; f < frames.size(); f++) {
            Vec3[] corner = corners(frames.get(f));
            for (int i = 0; i < 4; i++) {
                put(xyz, 4 * f + i, corner[i]);
                colours[4 * f + i] = Colours.withAlpha(frames.get(f).colour(), 0.16);
            }
            int[] order = {0, 1, 2, 0, 2, 3};
            for (int i = 0; i < 6; i++) {
                triangles[6 * f + i] = 4 * f + order[i];
            }
        }
        return new TriangleMesh(
                xyz,
                new float[xyz.length],
                colours,
                triangles,
                new int[0],
                TriangleMesh.Material.GLASS,
                ViewCondition.ALWAYS);
    }

    PointCloud knobs() {
        float[] xyz = new float[3 * frames.size()];
        int[] colours = new int[frames.size()];
        int[] pickIds = new int[frames.size()];
        for (int f = 0; f < frames.size(); f++) {
            put(xyz, f, frames.get(f).middle());
            colours[f] = frames.get(f).colour();
            pickIds[f] = frames.get(f).pickId();
        }
        return new PointCloud(
                xyz,
                frames.isEmpty() ? new int[] {0} : colours,
                new float[] {KNOB},
                new byte[0],
                pickIds,
                PointCloud.Shape.SPHERE);
    }

    private static Vec3[] corners(Frame frame) {
        Vec3 m = frame.middle();
        return new Vec3[] {
            m.add(frame.right()).add(frame.up()),
            m.sub(frame.right()).add(frame.up()),
            m.sub(frame.right()).sub(frame.up()),
            m.add(frame.right()).sub(frame.up())
        };
    }

    private static void put(float[] array, int i, Vec3 v) {
        array[3 * i] = (float) v.x();
        array[3 * i + 1] = (float) v.y();
        array[3 * i + 2] = (float) v.z();
    }
}
