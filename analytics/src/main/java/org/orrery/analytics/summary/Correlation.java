package org.orrery.analytics.summary;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.stat.regression.SimpleRegression;
import org.orrery.analytics.data.NumberColumn;

/// How two columns of numbers go together: Pearson's r over the rows that have both values.
///
/// @param selected r in the selection
/// @param rest r in the other rows; NaN where it cannot be said
/// @param rows of the selection that have both values
public record Correlation(String first, String second, double selected, double rest, int rows) {
    /// Fewer rows say nothing.
    private static final int FEWEST = 5;

    /// The pairs that go together most in the selection, strongest first.
    ///
    /// @param columns among which to look; each pair of them takes a walk over the rows
    static List<Correlation> strongest(
            List<NumberColumn> columns, BitSet selected, BitSet rest, int most) {
        List<Correlation> found = new ArrayList<>();
        for (int a = 0; a < columns.size(); a++) {
            for (int b = a + 1; b < columns.size(); b++) {
                SimpleRegression inside = pairs(columns.get(a), columns.get(b), selected);
                if (inside.getN() >= FEWEST && Double.isFinite(inside.getR())) {
                    SimpleRegression outside = pairs(columns.get(a), columns.get(b), rest);
                    found.add(
                            new Correlation(
                                    columns.get(a).header().title(),
                                    columns.get(b).header().title(),
                                    inside.getR(),
                                    outside.getN() < FEWEST ? Double.NaN : outside.getR(),
                                    (int) inside.getN()));
                }
            }
        }
        found.sort(Comparator.comparingDouble(each -> -Math.abs(each.selected())));
        return found.subList(0, Math.min(most, found.size()));
    }

    private static SimpleRegression pairs(NumberColumn a, NumberColumn b, BitSet rows) {
        SimpleRegression pairs = new SimpleRegression();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            double x = a.positionAt(row);
            double y = b.positionAt(row);
            if (!Double.isNaN(x) && !Double.isNaN(y)) {
                pairs.addData(x, y);
            }
        }
        return pairs;
    }
}
