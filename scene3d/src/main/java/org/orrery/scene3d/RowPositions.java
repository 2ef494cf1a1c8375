package org.orrery.scene3d;

import java.util.BitSet;
import java.util.Optional;
import org.orrery.model.space.Vec3;

/// Where each row of the data set stands in the scene: what annotations hang on and what a rectangle selects.
///
/// @param xyz three coordinates a row, NaN for a row that is not drawn
@SuppressWarnings("ArrayRecordComponent")
public record RowPositions(float[] xyz) {
    public static final RowPositions NONE = new RowPositions(new float[0]);

    public int rows() {
        return xyz.length / 3;
    }

    public boolean isDrawn(int row) {
        return row >= 0 && row < rows() && !Float.isNaN(xyz[3 * row]);
    }

    public Optional<Vec3> of(int row) {
        return isDrawn(row)
                ? Optional.of(new Vec3(xyz[3 * row], xyz[3 * row + 1], xyz[3 * row + 2]))
                : Optional.empty();
    }

    public BitSet drawn() {
        BitSet rows = new BitSet(rows());
        for (int row = 0; row < rows(); row++) {
            if (isDrawn(row)) {
                rows.set(row);
            }
        }
        return rows;
    }
}
