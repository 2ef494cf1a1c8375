package org.orrery.ui.annotation;

import java.util.BitSet;
import java.util.OptionalDouble;
import org.orrery.model.space.Vec3;

/// What an annotation is about, as far as this program knows it now. Everything but a free place is bound to the identity of data:
/// filters, axes and scales may change.
public sealed interface Anchor {
    /// A row of the data set that is shown.
    record Row(int number) implements Anchor {}

    /// Several of its rows: a bar, a region, a selection.
    record Group(BitSet rows) implements Anchor {}

    /// A column of it, wherever an axis shows that, or a value on it.
    record Axis(String column, OptionalDouble value) implements Anchor {}

    /// A free place of the scene.
    record Place(Vec3 at) implements Anchor {}

    /// The result of an analysis, which has no place.
    record Insight() implements Anchor {}

    /// Another data set of the room, which is not shown now, or rows that are still being fetched.
    record Elsewhere() implements Anchor {}

    /// Data that the room no longer has: it can be attached to something else.
    record Gone() implements Anchor {}
}
