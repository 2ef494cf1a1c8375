package org.orrery.ui.table;

import java.util.AbstractList;
import java.util.BitSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntBinaryOperator;
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
        int[] order = new int[rows.cardinality()];
        int count = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            order[count++] = row;
        }
        if (keys.isEmpty()) {
            return new RowOrder(order);
        }
        List<IntBinaryOperator> comparisons = keys.stream().map(RowOrder::comparison).toList();
        return new RowOrder(
                sort(
                        order,
                        comparisons.size() == 1
                                ? comparisons.getFirst()
                                : (a, b) -> compare(comparisons, a, b)));
    }

    private static int compare(List<IntBinaryOperator> comparisons, int a, int b) {
        for (IntBinaryOperator comparison : comparisons) {
            int result = comparison.applyAsInt(a, b);
            if (result != 0) {
                return result;
            }
        }
        return 0;
    }

    private static IntBinaryOperator comparison(Key key) {
        Column column = key.column();
        int direction = key.ascending() ? 1 : -1;
        IntBinaryOperator values =
                column instanceof TextColumn
                        ? (a, b) -> column.textAt(a).compareToIgnoreCase(column.textAt(b))
                        : (a, b) -> Double.compare(column.positionAt(a), column.positionAt(b));
        return (a, b) -> {
            boolean lacking = column.isMissing(a);
            if (lacking || column.isMissing(b)) {
                return Boolean.compare(lacking, column.isMissing(b));
            }
            return direction * values.applyAsInt(a, b);
        };
    }

    /// Merges runs, so that equal rows keep their order. The library sorts numbers by an order of one's own only as objects, of which a
    /// million take seconds.
    private static int[] sort(int[] rows, IntBinaryOperator comparison) {
        int[] from = rows;
        int[] to = new int[rows.length];
        for (int width = 1; width < rows.length; width *= 2) {
            for (int low = 0; low < rows.length; low += 2 * width) {
                merge(
                        from,
                        to,
                        low,
                        Math.min(low + width, rows.length),
                        Math.min(low + 2 * width, rows.length),
                        comparison);
            }
            int[] sorted = to;
            to = from;
            from = sorted;
        }
        return from;
    }

    private static void merge(
            int[] from, int[] to, int low, int middle, int high, IntBinaryOperator comparison) {
        int left = low;
        int right = middle;
        for (int i = low; i < high; i++) {
            boolean takeLeft =
                    right == high
                            || (left < middle
                                    && comparison.applyAsInt(from[left], from[right]) <= 0);
            to[i] = takeLeft ? from[left++] : from[right++];
        }
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
