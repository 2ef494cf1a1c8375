package org.orrery.ui.table;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.TextColumn;

/// Row numbers in an order, as a list that costs four bytes a row. Immutable.
final class RowOrder extends AbstractList<Integer> implements RandomAccess {

    /// What to sort by.
    record Key(Column column, boolean ascending) {}

    private final int[] rows;

    private RowOrder(int[] rows) {
        this.rows = rows;
    }

    /// The rows of a set; equal ones stay in the order of the data, missing values come last.
    static RowOrder of(BitSet rows, List<Key> keys) {
        if (keys.isEmpty()) {
            int[] all = new int[rows.cardinality()];
            int count = 0;
            for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
                all[count++] = row;
            }
            return new RowOrder(all);
        }
        Comparator<Integer> order = (_, _) -> 0;
        for (Key key : keys) {
            order = order.thenComparing(comparator(key));
        }
        Integer[] sorted = rows.stream().boxed().toArray(Integer[]::new);
        Arrays.sort(sorted, order);
        return new RowOrder(Arrays.stream(sorted).mapToInt(Integer::intValue).toArray());
    }

    private static Comparator<Integer> comparator(Key key) {
        Column column = key.column();
        Comparator<Integer> values =
                column instanceof TextColumn
                        ? Comparator.comparing(column::textAt, String.CASE_INSENSITIVE_ORDER)
                        : Comparator.comparingDouble(column::positionAt);
        Comparator<Integer> directed = key.ascending() ? values : values.reversed();
        return Comparator.<Integer, Boolean>comparing(column::isMissing).thenComparing(directed);
    }

    @Override
    public Integer get(int index) {
        return rows[index];
    }

    /// Where a row stands; negative when it is not there.
    int placeOf(int row) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == row) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public int size() {
        return rows.length;
    }
}
