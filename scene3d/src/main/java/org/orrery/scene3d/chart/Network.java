package org.orrery.scene3d.chart;

import java.util.List;

/// Nodes with their places, and which two each row of the table links.
///
/// @param names of the nodes
/// @param from node that each row begins at, negative where it links nothing; likewise `to`
/// @param xyz three coordinates a node, within a ball of radius 1
/// @param groups of each node; 0 is the largest
@SuppressWarnings("ArrayRecordComponent")
public record Network(List<String> names, int[] from, int[] to, float[] xyz, int[] groups) {
    public Network {
        names = List.copyOf(names);
        if (xyz.length != 3 * names.size() || groups.length != names.size()) {
            throw new IllegalArgumentException("places: " + xyz.length);
        }
    }

    boolean links(int row) {
        return row < from.length && from[row] >= 0 && to[row] >= 0;
    }
}
