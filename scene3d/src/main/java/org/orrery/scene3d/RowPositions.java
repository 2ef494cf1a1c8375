package org.orrery.scene3d;

import java.util.BitSet;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;

/// Where each row of the data set stands in the scene: what annotations hang on and what a rectangle selects.
public final class RowPositions {
    public static final RowPositions NONE = new RowPositions(new float[0]);

    private final int rows;
    private final float @Nullable [] xyz;
    private final IntFunction<@Nullable Vec3> places;
    private final @Nullable PointCloud cloud;

    /// @param xyz three coordinates a row, NaN for a row that is not drawn
    public RowPositions(float[] xyz) {
        this.rows = xyz.length / 3;
        this.xyz = xyz;
        this.places =
                row ->
                        Float.isNaN(xyz[3 * row])
                                ? null
                                : new Vec3(xyz[3 * row], xyz[3 * row + 1], xyz[3 * row + 2]);
        this.cloud = null;
    }

    /// Of rows that are each one point of a cloud, under their number as pick id.
    ///
    /// @param places where a row is drawn, null for one that is not
    public RowPositions(int rows, PointCloud cloud, IntFunction<@Nullable Vec3> places) {
        this.rows = rows;
        this.xyz = null;
        this.places = places;
        this.cloud = cloud;
    }

    public int rows() {
        return rows;
    }

    public boolean isDrawn(int row) {
        return of(row).isPresent();
    }

    public Optional<Vec3> of(int row) {
        return row >= 0 && row < rows ? Optional.ofNullable(places.apply(row)) : Optional.empty();
    }

    public BitSet drawn() {
        BitSet drawn = new BitSet(rows);
        if (cloud != null) {
            for (int row : cloud.pickIds()) {
                drawn.set(row);
            }
            return drawn;
        }
        for (int row = 0; row < rows; row++) {
            if (isDrawn(row)) {
                drawn.set(row);
            }
        }
        return drawn;
    }

    /// Three coordinates a place, NaN for none. [#rowAt(int)] says whose.
    public float[] xyz() {
        return cloud == null ? Objects.requireNonNull(xyz) : cloud.xyz();
    }

    /// The number of the row at a place of [#xyz()].
    public int rowAt(int index) {
        return cloud == null ? index : cloud.pickIds()[index];
    }

    /// The same rows at another place.
    RowPositions movedBy(Vec3 offset) {
        float[] moved = xyz().clone();
        for (int i = 0; i < moved.length; i += 3) {
            moved[i] += (float) offset.x();
            moved[i + 1] += (float) offset.y();
            moved[i + 2] += (float) offset.z();
        }
        if (cloud == null) {
            return new RowPositions(moved);
        }
        return new RowPositions(
                rows,
                cloud.at(moved),
                row -> {
                    Vec3 place = places.apply(row);
                    return place == null ? null : place.add(offset);
                });
    }
}
