package org.orrery.scene3d;

import java.util.Arrays;
import org.orrery.model.space.Vec3;

/// Content that stands somewhere else. Everything but the places is shared with the original.
///
/// @param by how far, in world units
record Displacement(Vec3 by) {

    SceneContent of(SceneContent content) {
        return new SceneContent(
                content.points().stream().map(this::of).toList(),
                content.meshes().stream().map(this::of).toList(),
                content.lines().stream().map(this::of).toList(),
                content.labels().stream().map(this::of).toList(),
                of(content.picks()),
                content.rows().movedBy(by));
    }

    private PointCloud of(PointCloud cloud) {
        return cloud.at(of(cloud.xyz()));
    }

    private TriangleMesh of(TriangleMesh mesh) {
        return new TriangleMesh(
                of(mesh.xyz()),
                mesh.normals(),
                mesh.argb(),
                mesh.triangles(),
                mesh.pickIds(),
                mesh.material(),
                of(mesh.when()));
    }

    private LineSet of(LineSet lines) {
        return new LineSet(of(lines.xyz()), lines.argb(), lines.width(), of(lines.when()));
    }

    private Label of(Label label) {
        return new Label(
                label.text(),
                label.anchor().add(by),
                label.kind(),
                label.argb(),
                label.outward(),
                label.marks(),
                label.pickId(),
                of(label.when()));
    }

    private ViewCondition of(ViewCondition when) {
        return new ViewCondition(
                when.planes().stream()
                        .map(plane ->
                                new ViewCondition.Plane(plane.point().add(by), plane.normal()))
                        .toList());
    }

    /// A table knows the places of the original.
    private PickTable of(PickTable picks) {
        return (id, position) -> {
            PickTarget found = picks.target(id, position.sub(by));
            Vec3 at = found.position().add(by);
            return switch (found) {
                case PickTarget.RowPick pick -> new PickTarget.RowPick(pick.row(), at);
                case PickTarget.GroupPick pick ->
                        new PickTarget.GroupPick(pick.rows(), pick.label(), at);
                case PickTarget.AnnotationPick pick -> new PickTarget.AnnotationPick(pick.id(), at);
                case PickTarget.AvatarPick pick -> new PickTarget.AvatarPick(pick.id(), at);
                case PickTarget.Nothing _ -> new PickTarget.Nothing(at);
            };
        };
    }

    private float[] of(float[] xyz) {
        float[] moved = Arrays.copyOf(xyz, xyz.length);
        float[] step = {(float) by.x(), (float) by.y(), (float) by.z()};
        for (int i = 0; i < moved.length; i += 3) {
            moved[i] += step[0];
            moved[i + 1] += step[1];
            moved[i + 2] += step[2];
        }
        return moved;
    }
}
