package org.orrery.scene3d;

import org.orrery.model.space.Vec3;

/// What is under a point of the picture, and where in the world it was hit.
public sealed interface PickTarget {
    Vec3 position();

    /// One row of the data set.
    record RowPick(int row, Vec3 position) implements PickTarget {}

    /// Several rows drawn as one thing: a bar, a cell of a surface.
    @SuppressWarnings("ArrayRecordComponent")
    record GroupPick(int[] rows, String label, Vec3 position) implements PickTarget {}

    /// The pin of an annotation.
    record AnnotationPick(String id, Vec3 position) implements PickTarget {}

    /// Another person.
    record AvatarPick(String id, Vec3 position) implements PickTarget {}

    /// No thing: `position` is where the line of sight meets the plane through the focus point that faces the camera.
    record Nothing(Vec3 position) implements PickTarget {}
}
