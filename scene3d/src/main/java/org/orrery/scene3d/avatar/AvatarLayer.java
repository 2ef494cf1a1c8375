package org.orrery.scene3d.avatar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
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

/// All people of the room as one layer of the scene: figures with their initials, what they see (a glassy frustum), where they
/// look (a thin ray with a dot at its end), their names, and a broken ring around those who were not heard of for a moment. Whoever
/// is far away has a simpler figure, and from still farther a dot and the name alone. Cheap enough to be made anew for each frame.
public final class AvatarLayer {
    private static final double LABEL_HEIGHT = 0.62;
    private static final double FAR = 7;
    private static final double SPECK_FROM = 28;
    private static final float SPECK = 0.16f;

    /// Where the letters are on a body, from the eye: ahead and down.
    private static final double CHEST_AHEAD = 0.28;

    private static final double CHEST_DOWN = 0.52;
    private static final double LETTERS_WITHIN = 9;

    private AvatarLayer() {}

    /// The layer as seen by a camera at `eye`; pick ids are places in the list.
    public static SceneContent of(List<Avatar> avatars, SceneTheme theme, Vec3 eye) {
        return of(avatars, theme, eye, false);
    }

    /// The layer, on request with the frames of what people see: a knob in the middle of each can be picked like its person.
    public static SceneContent of(
            List<Avatar> avatars, SceneTheme theme, Vec3 eye, boolean cameras) {
        if (avatars.isEmpty()) {
            return SceneContent.EMPTY;
        }
        List<Avatar> people = List.copyOf(avatars);
        Sights sights = new Sights((int) people.stream().filter(a -> !isSpeck(a, eye)).count());
        StaleRings rings = new StaleRings(theme, eye);
        Specks specks = new Specks();
        CameraFrames frames = new CameraFrames();
        List<TriangleMesh> meshes = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Avatar avatar = people.get(i);
            int colour =
                    Colours.mix(
                            avatar.argb() | 0xff000000,
                            theme.backdropCentre(),
                            0.7 * avatar.staleness());
            if (isSpeck(avatar, eye)) {
                specks.add(avatar, colour, i);
            } else {
                meshes.add(figure(avatar, colour, i, distance(avatar, eye) > FAR));
                sights.add(avatar, colour);
                letters(avatar, colour, eye).ifPresent(labels::add);
            }
            if (cameras) {
                frames.add(avatar, colour, i);
            }
            if (avatar.staleness() > 0) {
                rings.add(avatar);
            }
            labels.add(label(avatar, colour, i));
        }
        meshes.add(sights.glass());
        if (cameras) {
            meshes.add(frames.glass());
        }
        return new SceneContent(
                List.of(sights.dots(), frames.knobs(), specks.cloud(SPECK)),
                meshes,
                List.of(sights.rays(), frames.lines(), rings.lines()),
                labels,
                (pickId, position) -> new PickTarget.AvatarPick(people.get(pickId).id(), position),
                RowPositions.NONE);
    }

    private static double distance(Avatar avatar, Vec3 eye) {
        return avatar.pose().position().distance(eye) / avatar.scale();
    }

    private static boolean isSpeck(Avatar avatar, Vec3 eye) {
        return distance(avatar, eye) > SPECK_FROM;
    }

    /// The initials on the chest of who is near and faces the camera.
    private static Optional<Label> letters(Avatar avatar, int colour, Vec3 eye) {
        Pose pose = avatar.pose();
        Vec3 ahead = uprightTurn(pose).rotate(new Vec3(0, 0, -1));
        Vec3 toEye = eye.sub(pose.position());
        boolean isSeen =
                !avatar.initials().isEmpty()
                        && toEye.length() < LETTERS_WITHIN * avatar.scale()
                        && ahead.dot(toEye.normalized()) > 0.7;
        if (!isSeen) {
            return Optional.empty();
        }
        Vec3 chest =
                pose.position()
                        .add(ahead.mul(CHEST_AHEAD * avatar.scale()))
                        .sub(Vec3.Y.mul(CHEST_DOWN * avatar.scale()));
        return Optional.of(
                Label.text(
                        avatar.initials(),
                        chest,
                        Label.Kind.INITIALS,
                        Colours.inkOn(colour),
                        ViewCondition.ALWAYS));
    }

    private static Label label(Avatar avatar, int colour, int pickId) {
        Vec3 above = avatar.pose().position().add(Vec3.Y.mul(LABEL_HEIGHT * avatar.scale()));
        return new Label(
                avatar.name(),
                above,
                Label.Kind.AVATAR,
                colour,
                Vec3.ZERO,
                avatar.marks(),
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
