package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.TriangleMesh;
import org.orrery.scene3d.ViewCondition;

/// Rows as shapes, one for each of up to six categories; further ones and those without a category are balls.
final class RowShapes {
    /// More would be more triangles than a picture has room for.
    static final int MOST = 10_000;

    private static final double FADED = 0.7;
    private static final double LARGER = 1.4;
    private final ChartSpec spec;
    private final Column.@Nullable Categorical column;

    RowShapes(ChartData data, ChartSpec spec) {
        this.spec = spec;
        column =
                data.column(spec.encoding().shape()).orElse(null)
                                instanceof Column.Categorical categories
                        ? categories
                        : null;
    }

    /// Whether shapes are drawn.
    boolean areDrawn(int drawn) {
        return column != null && drawn <= MOST;
    }

    Glyph glyph(int row) {
        int code = column == null ? 0 : column.codes()[row];
        Glyph[] glyphs = Glyph.values();
        return code > 0 && code < glyphs.length ? glyphs[code] : Glyph.BALL;
    }

    /// The rows that are no balls.
    ///
    /// @param places of each row, NaN for those that have none
    TriangleMesh mesh(float[] places, BitSet rows, RowBalls balls, int drawn) {
        int[] shaped =
                rows.stream()
                        .filter(row -> glyph(row) != Glyph.BALL && !Float.isNaN(places[3 * row]))
                        .toArray();
        float[][] corners = new float[Glyph.values().length][];
        for (Glyph glyph : Glyph.values()) {
            corners[glyph.ordinal()] = glyph.corners();
        }
        int length = Arrays.stream(shaped).map(row -> corners[glyph(row).ordinal()].length).sum();
        float[] xyz = new float[length];
        float[] normals = new float[length];
        int[] argb = new int[Math.max(1, length / 3)];
        int[] triangles = new int[length / 3];
        int[] ids = new int[length / 9];
        boolean selecting = spec.selected().intersects(rows);
        int at = 0;
        for (int row : shaped) {
            float[] shape = corners[glyph(row).ordinal()];
            boolean selected = selecting && spec.selected().get(row);
            double radius = balls.radius(row, drawn) * (selected ? LARGER : 1.15);
            int colour =
                    selecting && !selected
                            ? Palette.mix(balls.colour(row), spec.theme().backdropCentre(), FADED)
                            : balls.colour(row);
            for (int i = 0; i < shape.length; i++) {
                xyz[at + i] = (float) (places[3 * row + i % 3] + radius * shape[i]);
            }
            for (int i = 0; i < shape.length; i += 9) {
                normal(xyz, at + i, normals);
                ids[(at + i) / 9] = row;
            }
            Arrays.fill(argb, at / 3, (at + shape.length) / 3, colour);
            at += shape.length;
        }
        Arrays.setAll(triangles, i -> i);
        return new TriangleMesh(
                xyz,
                normals,
                argb,
                triangles,
                ids,
                new TriangleMesh.Material(true, true, false, 0.2),
                ViewCondition.ALWAYS);
    }

    /// Each triangle is flat.
    private static void normal(float[] xyz, int at, float[] normals) {
        double ax = xyz[at + 3] - xyz[at];
        double ay = xyz[at + 4] - xyz[at + 1];
        double az = xyz[at + 5] - xyz[at + 2];
        double bx = xyz[at + 6] - xyz[at];
        double by = xyz[at + 7] - xyz[at + 1];
        double bz = xyz[at + 8] - xyz[at + 2];
        double[] n = {ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx};
        double size = Math.max(1e-12, Math.sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]));
        for (int i = 0; i < 9; i++) {
            normals[at + i] = (float) (n[i % 3] / size);
        }
    }

    Legend.ShapeKey legend(int drawn) {
        if (column == null || drawn > MOST) {
            return Legend.ShapeKey.NONE;
        }
        List<Legend.Shaped> shapes = new ArrayList<>();
        int count = Math.min(column.labels().size(), Glyph.values().length);
        for (int i = 0; i < count; i++) {
            shapes.add(new Legend.Shaped(column.labels().get(i), Glyph.values()[i]));
        }
        return new Legend.ShapeKey(column.name(), shapes);
    }

    List<String> notes(int drawn) {
        if (column == null) {
            return List.of();
        }
        if (drawn > MOST) {
            return List.of("Shapes are drawn for up to 10,000 rows; these are balls.");
        }
        int more = column.labels().size() - Glyph.values().length;
        return more > 0
                ? List.of(
                        "%d more categories of %s are balls too; there are six shapes."
                                .formatted(more, column.name()))
                : List.of();
    }
}
