package org.orrery.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.ColumnName;
import org.orrery.analytics.data.NumberColumn;

final class RowOrderTest {
    private final Column size =
            new NumberColumn(name("size"), new double[] {3, Double.NaN, 1, 3, 2});
    private final Column kind =
            new CategoryColumn(name("kind"), new int[] {1, 0, 1, 0, -1}, List.of("b", "a"));

    @Test
    void rowsStayInTheirOrderUntilSomethingIsChosen() {
        assertThat(RowOrder.of(rows(0, 2, 4), List.of())).containsExactly(0, 2, 4);
    }

    @Test
    void missingValuesComeLastEitherWay() {
        BitSet all = rows(0, 1, 2, 3, 4);

        assertThat(RowOrder.of(all, List.of(new RowOrder.Key(size, true))))
                .containsExactly(2, 4, 0, 3, 1);
        assertThat(RowOrder.of(all, List.of(new RowOrder.Key(size, false))))
                .containsExactly(0, 3, 4, 2, 1);
    }

    @Test
    void theSecondColumnPartsWhatTheFirstHoldsEqual() {
        assertThat(
                        RowOrder.of(
                                rows(0, 2, 3),
                                List.of(
                                        new RowOrder.Key(kind, true),
                                        new RowOrder.Key(size, true))))
                .containsExactly(3, 2, 0);
    }

    private static BitSet rows(int... numbers) {
        BitSet rows = new BitSet();
        for (int number : numbers) {
            rows.set(number);
        }
        return rows;
    }

    private static ColumnName name(String name) {
        return new ColumnName(name, name, null);
    }
}
