package org.orrery.scene3d.view;

import java.util.BitSet;

/// The rows inside what somebody drew.
///
/// @param additive whether Shift was held: add to the selection instead of replacing it
public record AreaSelection(BitSet rows, boolean additive) {
    public AreaSelection {
        rows = (BitSet) rows.clone();
    }
}
