package org.orrery.scene3d.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Avatar.BodyModel;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.TriangleMesh;

final class AvatarLayerTest {
    private static final Pose POSE = Pose.lookingAt(new Vec3(3, 2, 1), new Vec3(0, 0, 0));

    @ParameterizedTest
    @EnumSource(BodyModel.class)
    void everyFigureIsClosedOutwardsAndAroundItsPose(BodyModel model) {
        Avatar avatar = new Avatar("a", "Ada", 0xff4caf50, POSE, 0, false, false, model, 1);
        TriangleMesh mesh =
                AvatarLayer.of(List.of(avatar), SceneTheme.DARK, Vec3.ZERO).meshes().getFirst();
        int outward = 0;
        for (int t = 0; t < mesh.triangleCount(); t++) {
            Vec3 a = vertex(mesh.xyz(), mesh.triangles()[3 * t]);
            Vec3 b = vertex(mesh.xyz(), mesh.triangles()[3 * t + 1]);
            Vec3 c = vertex(mesh.xyz(), mesh.triangles()[3 * t + 2]);
            Vec3 face = b.sub(a).cross(c.sub(a));
            outward += face.dot(vertex(mesh.normals(), mesh.triangles()[3 * t])) >= -1e-9 ? 1 : 0;
            assertThat(a.distance(POSE.position())).isLessThan(1.2);
        }
        assertThat(outward).isGreaterThan((int) (0.97 * mesh.triangleCount()));
    }

    @Test
    void aPersonIsPickedByTheirFigureAndTheirName() {
        SceneContent layer =
                AvatarLayer.of(
                        List.of(Avatar.of("a", "Ada", 0xff4caf50, POSE)),
                        SceneTheme.DARK,
                        Vec3.ZERO);
        Label name = layer.labels().getFirst();
        assertThat(name.text()).isEqualTo("Ada");
        assertThat(layer.picks().target(name.pickId(), Vec3.ZERO))
                .isEqualTo(new PickTarget.AvatarPick("a", Vec3.ZERO));
        assertThat(layer.meshes().getFirst().pickIds()).containsOnly(name.pickId());
    }

    @Test
    void theGazeEndsAtTheFocus() {
        SceneContent layer =
                AvatarLayer.of(
                        List.of(Avatar.of("a", "Ada", 0xff4caf50, POSE)),
                        SceneTheme.DARK,
                        Vec3.ZERO);
        assertThat(vertex(layer.points().getFirst().xyz(), 0).length()).isLessThan(1e-5);
    }

    @Test
    void speakersAndRaisedHandsAreMarked() {
        Avatar avatar = new Avatar("a", "Ada", 0xff4caf50, POSE, 0, true, true, BodyModel.ROBOT, 1);
        assertThat(
                        AvatarLayer.of(List.of(avatar), SceneTheme.DARK, Vec3.ZERO)
                                .labels()
                                .getFirst()
                                .marks())
                .containsExactlyInAnyOrder(Label.Mark.SPEAKING, Label.Mark.HAND_RAISED);
    }

    @Test
    void aStalePersonFadesAndStrangeValuesAreTamed() {
        Avatar fresh = Avatar.of("a", "Ada", 0xffff0000, POSE);
        Avatar stale =
                new Avatar(
                        "a",
                        "Ada",
                        0xffff0000,
                        POSE,
                        7,
                        false,
                        false,
                        BodyModel.SPHERE,
                        Double.NaN);
        assertThat(stale.staleness()).isEqualTo(1);
        assertThat(stale.scale()).isEqualTo(1);
        assertThat(colour(stale) >>> 16 & 255).isLessThan(colour(fresh) >>> 16 & 255);
    }

    @Test
    @Tag("AV1")
    void whoseNewsIsOldHasABrokenRing() {
        assertThat(rings(person(0.01, Set.of()), Vec3.ZERO)).isEqualTo(28);
        assertThat(rings(person(0, Set.of()), Vec3.ZERO)).isZero();
    }

    private static int rings(Avatar avatar, Vec3 eye) {
        return AvatarLayer.of(List.of(avatar), SceneTheme.DARK, eye)
                .lines()
                .getLast()
                .segmentCount();
    }

    private static Avatar person(double staleness, Set<Label.Mark> marks) {
        return new Avatar("a", "Ada", "A", 0xffff0000, POSE, staleness, marks, BodyModel.SPHERE, 1);
    }

    @Test
    @Tag("AV2")
    void theToolInHandIsASignBesideTheName() {
        Avatar avatar = person(0, Set.of(Label.Mark.ANNOTATING));

        assertThat(name(avatar, Vec3.ZERO).marks()).containsExactly(Label.Mark.ANNOTATING);
    }

    @Test
    @Tag("FW3")
    void theFrameOfWhatSomebodySeesIsPickedByItsKnob() {
        List<Avatar> people = List.of(person(0, Set.of()));
        SceneContent layer = AvatarLayer.of(people, SceneTheme.DARK, Vec3.ZERO, true);

        assertThat(layer.points().get(1).pickIds()).containsExactly(0);
        Vec3 knob = vertex(layer.points().get(1).xyz(), 0);
        assertThat(knob.sub(POSE.position()).normalized().distance(POSE.forward()))
                .isLessThan(1e-5);
        assertThat(layer.lines().get(1).segmentCount()).isEqualTo(10);
        assertThat(AvatarLayer.of(people, SceneTheme.DARK, Vec3.ZERO).lines().get(1).segmentCount())
                .isZero();
    }

    @Test
    @Tag("AV3")
    void fartherAwayThereIsLessToAFigure() {
        Avatar avatar = person(0, Set.of());
        int near = triangles(avatar, Vec3.ZERO);
        int far = triangles(avatar, new Vec3(3, 2, 12));
        Vec3 veryFar = new Vec3(3, 2, 40);

        assertThat(far).isLessThan(near / 2);
        assertThat(triangles(avatar, veryFar)).isZero();
        SceneContent speck = AvatarLayer.of(List.of(avatar), SceneTheme.DARK, veryFar);
        assertThat(speck.points().getLast().pickIds()).containsExactly(0);
        assertThat(name(avatar, veryFar).text()).isEqualTo("Ada");
    }

    @Test
    @Tag("AV3")
    void initialsAreSeenFromTheFrontAndNear() {
        Avatar avatar = person(0, Set.of());

        assertThat(initials(avatar, Vec3.ZERO)).isEqualTo(1);
        assertThat(initials(avatar, POSE.position().mul(2))).isZero();
        assertThat(initials(avatar, POSE.position().mul(-6))).isZero();
    }

    private static long initials(Avatar avatar, Vec3 eye) {
        return AvatarLayer.of(List.of(avatar), SceneTheme.DARK, eye).labels().stream()
                .filter(label -> label.kind() == Label.Kind.INITIALS)
                .count();
    }

    private static Label name(Avatar avatar, Vec3 eye) {
        return AvatarLayer.of(List.of(avatar), SceneTheme.DARK, eye).labels().getLast();
    }

    /// But for the glass of what they see, which is the last mesh.
    private static int triangles(Avatar avatar, Vec3 eye) {
        List<TriangleMesh> meshes = AvatarLayer.of(List.of(avatar), SceneTheme.DARK, eye).meshes();
        return meshes.subList(0, meshes.size() - 1).stream()
                .mapToInt(TriangleMesh::triangleCount)
                .sum();
    }

    private static int colour(Avatar avatar) {
        return AvatarLayer.of(List.of(avatar), SceneTheme.DARK, Vec3.ZERO)
                .labels()
                .getFirst()
                .argb();
    }

    @Test
    void modelsAreFoundByNameAndUnknownOnesAreBalls() {
        assertThat(BodyModel.named("robot")).isEqualTo(BodyModel.ROBOT);
        assertThat(BodyModel.named("dragon")).isEqualTo(BodyModel.SPHERE);
    }

    @Test
    void aPinIsPickedByItsHeadAndItsBadge() {
        SceneContent layer =
                MarkerLayer.of(
                        List.of(
                                new Marker("p", Vec3.ZERO, "", -1, true),
                                new Marker("q", Vec3.X, "2", -1, false)),
                        SceneTheme.LIGHT);
        assertThat(layer.labels()).hasSize(1);
        assertThat(layer.picks().target(layer.labels().getFirst().pickId(), Vec3.Y))
                .isEqualTo(new PickTarget.AnnotationPick("q", Vec3.Y));
        assertThat(layer.points().getFirst().pickIds()).containsExactly(0, 1);
    }

    private static Vec3 vertex(float[] array, int index) {
        return new Vec3(array[3 * index], array[3 * index + 1], array[3 * index + 2]);
    }
}
