package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The rows that have no place on some axis, told apart by the reason.
///
/// @param missing rows that lack a value
/// @param notPositive rows that have all values, but zero or less where the axis is logarithmic
record LeftOut(int missing, int notPositive) {
    static LeftOut of(BitSet rows, AxisScale... axes) {
        int missing = 0;
        int notPositive = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            boolean placed = true;
            boolean lacking = false;
            for (AxisScale axis : axes) {
                boolean here = Double.isFinite(axis.fraction(row));
                placed &= here;
                lacking |= !here && !(axis instanceof AxisScale.Log log && log.isNotPositive(row));
            }
            missing += lacking ? 1 : 0;
            notPositive += placed || lacking ? 0 : 1;
        }
        return new LeftOut(missing, notPositive);
    }

    /// @param consequence what is done about rows without a value, after "and"
    List<String> sentences(String consequence) {
        List<String> sentences = new ArrayList<>();
        if (missing > 0) {
            sentences.add(
                    missing
                            + (missing == 1 ? " row has" : " rows have")
                            + " no value on an axis and "
                            + consequence);
        }
        if (notPositive > 0) {
            sentences.add(
                    notPositive
                            + (notPositive == 1 ? " row is" : " rows are")
                            + " left out: zero or less has no place on a logarithmic axis.");
        }
        return sentences;
    }
}
