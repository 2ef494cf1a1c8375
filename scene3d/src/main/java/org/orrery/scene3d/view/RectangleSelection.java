package org.orrery.scene3d.view;

import java.util.BitSet;

/// The rows inside a rectangle that somebody drew.
///
/// @param additive whether Shift was held: add to the selection instead of replacing it
public record RectangleSelection(BitSet rows, boolean additive) {
    public RectangleSelection {
        rows = (BitSet) rows.clone();
    }
}
