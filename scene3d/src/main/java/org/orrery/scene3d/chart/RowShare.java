package org.orrery.scene3d.chart;

import java.util.BitSet;

/// Some of many rows, by their number alone: the same for everybody, and without a pattern that rows which repeat could fall into.
final class RowShare {
    private RowShare() {}

    /// All rows up to `most`, of more about so many and never more.
    ///
    /// @param count how many of the rows matter
    static BitSet of(BitSet rows, int count, int most) {
        if (count <= most) {
            return (BitSet) rows.clone();
        }
        BitSet some = new BitSet();
        double share = (double) most / count;
        int kept = 0;
        for (int row = rows.nextSetBit(0);
                row >= 0 && kept < most;
                row = rows.nextSetBit(row + 1)) {
            if ((mixed(row) >>> 11) * 0x1p-53 < share) {
                some.set(row);
                kept++;
            }
        }
        return some;
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    private static long mixed(long row) {
        long z = (row + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
