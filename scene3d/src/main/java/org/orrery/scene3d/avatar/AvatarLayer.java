package org.orrery.scene3d.avatar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// All people of the room as one layer of the scene: figures, what they see (a glassy frustum), where they look (a thin ray
/// with a dot at its end) and their names. Cheap enough to be made anew for each frame.
public final class AvatarLayer {
    private static final double FRUSTUM_LENGTH = 1.5;
    private static final double FRUSTUM_HALF_HEIGHT = 0.30;
    private static final double FRUSTUM_HALF_WIDTH = 0.46;
    private static final double LABEL_HEIGHT = 0.62;
    private static final int[] FRUSTUM_SIDES = {0, 1, 2, 0, 2, 3, 0, 3, 4, 0, 4, 1};

    private final List<TriangleMesh> meshes = new ArrayList<>();
    private final List<PointCloud> points = new ArrayList<>();
    private final List<LineSet> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final SceneTheme theme;

    private AvatarLayer(SceneTheme theme) {
        this.theme = theme;
    }

    /// The layer; pick ids are places in the list.
    public static SceneContent of(List<Avatar> avatars, SceneTheme theme) {
        if (avatars.isEmpty()) {
            return SceneContent.EMPTY;
        }
        List<Avatar> people = List.copyOf(avatars);
        AvatarLayer layer = new AvatarLayer(theme);
        for (int i = 0; i < people.size(); i++) {
            layer.add(people.get(i), i);
        }
        return new SceneContent(
                layer.points,
                layer.meshes,
                layer.lines,
                layer.labels,
                (pickId, position) -> new PickTarget.AvatarPick(people.get(pickId).id(), position),
                RowPositions.NONE);
    }

    private void add(Avatar avatar, int pickId) {
        int colour =
                Colours.mix(
                        avatar.argb() | 0xff000000,
                        theme.backdropCentre(),
                        0.7 * avatar.staleness());
        meshes.add(figure(avatar, colour, pickId));
        double presence = 1 - 0.85 * avatar.staleness();
        meshes.add(frustum(avatar, colour, presence));
        gaze(avatar, colour, presence);
        Vec3 above = avatar.pose().position().add(Vec3.Y.mul(LABEL_HEIGHT * avatar.scale()));
        Set<Label.Mark> marks = EnumSet.noneOf(Label.Mark.class);
        if (avatar.speaking()) {
            marks.add(Label.Mark.SPEAKING);
        }
        if (avatar.handRaised()) {
            marks.add(Label.Mark.HAND_RAISED);
        }
        labels.add(
                new Label(
                        avatar.name(),
                        above,
                        Label.Kind.AVATAR,
                        colour,
                        marks,
                        pickId,
                        ViewCondition.ALWAYS));
    }

    private TriangleMesh figure(Avatar avatar, int colour, int pickId) {
        Figure figure = Figure.of(avatar.model());
        Pose pose = avatar.pose();
        Quaternion head = pose.orientation();
        Quaternion body = uprightTurn(pose);
        int count = figure.tints().length;
        float[] xyz = new float[3 * count];
        float[] normals = new float[3 * count];
        int[] argb = new int[count];
        for (int i = 0; i < count; i++) {
            Quaternion turn = figure.isHead()[i] ? head : body;
            Vec3 place = turn.rotate(at(figure.xyz(), i)).mul(avatar.scale()).add(pose.position());
            put(xyz, i, place);
            put(normals, i, turn.rotate(at(figure.normals(), i)));
            argb[i] = colour(figure.tints()[i], colour);
        }
        int[] pickIds = new int[figure.triangles().length / 3];
        Arrays.fill(pickIds, pickId);
        return new TriangleMesh(
                xyz,
                normals,
                argb,
                figure.triangles(),
                pickIds,
                TriangleMesh.Material.GLOSSY,
                ViewCondition.ALWAYS);
    }

    private static Quaternion uprightTurn(Pose pose) {
        Vec3 forward = pose.forward();
        Vec3 level = new Vec3(forward.x(), 0, forward.z());
        Vec3 ahead = level.length() > 1e-3 ? level : new Vec3(pose.up().x(), 0, pose.up().z());
        return Quaternion.fromLookAt(Vec3.ZERO, ahead, Vec3.Y);
    }

    private static int colour(Figure.Tint tint, int colour) {
        return switch (tint) {
            case SKIN -> colour;
            case CLOTHES -> Colours.mix(colour, 0xff10182c, 0.30);
            case VISOR -> 0xff141b30;
            case EYE -> 0xfff2f7ff;
        };
    }

    private static TriangleMesh frustum(Avatar avatar, int colour, double presence) {
        Vec3[] corners = corners(avatar);
        float[] xyz = new float[15];
        int[] argb = new int[5];
        for (int i = 0; i < 5; i++) {
            put(xyz, i, corners[i]);
            argb[i] = Colours.withAlpha(colour, (i == 0 ? 0.30 : 0.03) * presence);
        }
        return new TriangleMesh(
                xyz,
                new float[15],
                argb,
                FRUSTUM_SIDES,
                new int[0],
                TriangleMesh.Material.GLASS,
                ViewCondition.ALWAYS);
    }

    private static Vec3[] corners(Avatar avatar) {
        Pose pose = avatar.pose();
        Vec3 eye = pose.position().add(pose.forward().mul(0.3 * avatar.scale()));
        Vec3 far = eye.add(pose.forward().mul(FRUSTUM_LENGTH * avatar.scale()));
        Vec3 right = pose.right().mul(FRUSTUM_HALF_WIDTH * avatar.scale());
        Vec3 up = pose.up().mul(FRUSTUM_HALF_HEIGHT * avatar.scale());
        return new Vec3[] {
            eye,
            far.add(right).add(up),
            far.sub(right).add(up),
            far.sub(right).sub(up),
            far.add(right).sub(up)
        };
    }

    private void gaze(Avatar avatar, int colour, double presence) {
        Vec3[] corners = corners(avatar);
        float[] xyz = new float[30];
        int[] argb = new int[10];
        for (int i = 0; i < 4; i++) {
            put(xyz, 2 * i, corners[0]);
            put(xyz, 2 * i + 1, corners[i + 1]);
            argb[2 * i] = Colours.withAlpha(colour, 0.75 * presence);
            argb[2 * i + 1] = Colours.withAlpha(colour, 0.10 * presence);
        }
        Vec3 focus = avatar.pose().target();
        put(xyz, 8, corners[0]);
        put(xyz, 9, focus);
        argb[8] = Colours.withAlpha(colour, 0.60 * presence);
        argb[9] = Colours.withAlpha(colour, 0.30 * presence);
        lines.add(new LineSet(xyz, argb, 1.2, ViewCondition.ALWAYS));
        float[] dot = new float[3];
        put(dot, 0, focus);
        points.add(
                new PointCloud(
                        dot,
                        new int[] {colour},
                        new float[] {0.055f},
                        new byte[0],
                        new int[0],
                        PointCloud.Shape.DISC));
    }

    private static Vec3 at(float[] array, int i) {
        return new Vec3(array[3 * i], array[3 * i + 1], array[3 * i + 2]);
    }

    private static void put(float[] array, int i, Vec3 v) {
        array[3 * i] = (float) v.x();
        array[3 * i + 1] = (float) v.y();
        array[3 * i + 2] = (float) v.z();
    }
}
