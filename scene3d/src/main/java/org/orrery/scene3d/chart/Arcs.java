package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.ViewCondition;

/// Curves from one place to another, faint where they begin. Of very many some are drawn, chosen by the row's number alone, and every
/// selected one.
final class Arcs {
    static final int MOST = 3_000;
    private static final int STEPS = 20;
    private static final double[] WIDTHS = {1, 1.7, 3};
    private static final double FADED = 0.25;
    private final ChartSpec spec;
    private final SizeScale sizes;
    private final IntUnaryOperator colours;
    private final BitSet leading;
    private final BitSet some;

    /// A curve, from 0 at its beginning to 1 at its end.
    @FunctionalInterface
    interface Curve {
        Vec3 at(double share);
    }

    /// @param leading rows that have an arc
    Arcs(ChartSpec spec, BitSet leading, SizeScale sizes, IntUnaryOperator colours) {
        this.spec = spec;
        this.leading = leading;
        this.sizes = sizes;
        this.colours = colours;
        some = RowShare.of(leading, leading.cardinality(), MOST);
        BitSet selected = (BitSet) spec.selected().clone();
        selected.and(leading);
        some.or(selected);
    }

    List<LineSet> lines(IntFunction<Curve> curveOfRow) {
        boolean selecting = spec.selected().intersects(leading);
        double strength = Math.clamp(30 / Math.sqrt(Math.max(1, some.cardinality())), 0.14, 0.85);
        SegmentList[] byWidth = {new SegmentList(), new SegmentList(), new SegmentList()};
        for (int row = some.nextSetBit(0); row >= 0; row = some.nextSetBit(row + 1)) {
            boolean selected = selecting && spec.selected().get(row);
            double alpha = selected ? 0.95 : selecting ? strength * FADED : strength;
            int colour = selected ? spec.theme().accent() : colours.applyAsInt(row);
            int width = selected ? 1 : sizes.values() == null ? 0 : width(sizes.factor(row));
            Curve curve = curveOfRow.apply(row);
            Vec3 last = curve.at(0);
            for (int step = 1; step <= STEPS; step++) {
                double share = (double) step / STEPS;
                Vec3 next = curve.at(share);
                byWidth[width].add(
                        last,
                        faint(colour, alpha * (0.35 + 0.65 * (share - 1.0 / STEPS))),
                        next,
                        faint(colour, alpha * (0.35 + 0.65 * share)));
                last = next;
            }
        }
        List<LineSet> lines = new ArrayList<>();
        for (int i = 0; i < WIDTHS.length; i++) {
            lines.add(byWidth[i].toLines(WIDTHS[i], ViewCondition.ALWAYS));
        }
        return lines;
    }

    private static int width(float factor) {
        return factor > 2 ? 2 : factor > 1.25 ? 1 : 0;
    }

    private static int faint(int argb, double alpha) {
        return (argb & 0xffffff) | (int) (255 * Math.min(1, alpha)) << 24;
    }

    List<String> notes() {
        if (leading.isEmpty()) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        notes.add("An arc becomes stronger towards its end.");
        if (some.cardinality() < leading.cardinality()) {
            notes.add(
                    "Of %d arcs %d are drawn, chosen by the number of the row alone."
                            .formatted(leading.cardinality(), some.cardinality()));
        }
        return notes;
    }
}
