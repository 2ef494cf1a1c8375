package org.orrery.scene3d.avatar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Quaternion;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// All people of the room as one layer of the scene: figures, what they see (a glassy frustum), where they look (a thin ray
/// with a dot at its end) and their names. Cheap enough to be made anew for each frame.
public final class AvatarLayer {
    private static final double LABEL_HEIGHT = 0.62;
    private static final double FAR = 7;

    private AvatarLayer() {}

    /// The layer as seen by a camera at `eye`; pick ids are places in the list.
    public static SceneContent of(List<Avatar> avatars, SceneTheme theme, Vec3 eye) {
        if (avatars.isEmpty()) {
            return SceneContent.EMPTY;
        }
        List<Avatar> people = List.copyOf(avatars);
        Sights sights = new Sights(people.size());
        List<TriangleMesh> meshes = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Avatar avatar = people.get(i);
            int colour =
                    Colours.mix(
                            avatar.argb() | 0xff000000,
                            theme.backdropCentre(),
                            0.7 * avatar.staleness());
            boolean isFar = avatar.pose().position().distance(eye) > FAR * avatar.scale();
            meshes.add(figure(avatar, colour, i, isFar));
            sights.add(avatar, colour);
            labels.add(label(avatar, colour, i));
        }
        meshes.add(sights.glass());
        return new SceneContent(
                List.of(sights.dots()),
                meshes,
                List.of(sights.rays()),
                labels,
                (pickId, position) -> new PickTarget.AvatarPick(people.get(pickId).id(), position),
                RowPositions.NONE);
    }

    private static Label label(Avatar avatar, int colour, int pickId) {
        Vec3 above = avatar.pose().position().add(Vec3.Y.mul(LABEL_HEIGHT * avatar.scale()));
        Set<Label.Mark> marks = EnumSet.noneOf(Label.Mark.class);
        if (avatar.speaking()) {
            marks.add(Label.Mark.SPEAKING);
        }
        if (avatar.handRaised()) {
            marks.add(Label.Mark.HAND_RAISED);
        }
        return new Label(
                avatar.name(),
                above,
                Label.Kind.AVATAR,
                colour,
                Vec3.ZERO,
                marks,
                pickId,
                ViewCondition.ALWAYS);
    }

    private static TriangleMesh figure(Avatar avatar, int colour, int pickId, boolean isFar) {
        Figure figure = Figure.of(avatar.model(), isFar);
        Pose pose = avatar.pose();
        Turn head = new Turn(pose.orientation());
        Turn body = new Turn(uprightTurn(pose));
        float[] xyz = new float[figure.xyz().length];
        float[] normals = new float[figure.xyz().length];
        int[] argb = new int[figure.vertexCount()];
        EnumMap<Figure.Tint, Integer> tints = tints(colour);
        float scale = (float) avatar.scale();
        float x = (float) pose.position().x();
        float y = (float) pose.position().y();
        float z = (float) pose.position().z();
        for (int i = 0; i < argb.length; i++) {
            Turn turn = figure.isHead()[i] ? head : body;
            turn.apply(figure.xyz(), xyz, 3 * i, scale, x, y, z);
            turn.apply(figure.normals(), normals, 3 * i, 1, 0, 0, 0);
            argb[i] = tints.getOrDefault(figure.tints()[i], colour);
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

    private static EnumMap<Figure.Tint, Integer> tints(int colour) {
        EnumMap<Figure.Tint, Integer> tints = new EnumMap<>(Figure.Tint.class);
        tints.put(Figure.Tint.SKIN, colour);
        tints.put(Figure.Tint.CLOTHES, Colours.mix(colour, 0xff10182c, 0.30));
        tints.put(Figure.Tint.VISOR, 0xff141b30);
        tints.put(Figure.Tint.EYE, 0xfff2f7ff);
        return tints;
    }
}
