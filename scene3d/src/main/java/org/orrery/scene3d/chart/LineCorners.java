package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;

/// The corners of the lines of a chart. A line is made of the rows of one category of colour and one of depth, in the order of
/// x; a corner is the rows of a line at one place of x, at their mean. A place where no row has a value ends the stroke.
final class LineCorners {
    static final int MOST_LINES = 200;
    private static final double PLACES_OF_X = 1L << 30;
    private static final int NONE = -1;

    /// One line.
    ///
    /// @param colour category, negative for none
    /// @param from its first corner; the one after its last is `to`
    record Line(int colour, int from, int to) {}

    private record Key(int colour, int depth) {}

    private final AxisScale x;
    private final AxisScale y;
    private final AxisScale z;
    private final List<Line> lines = new ArrayList<>();
    private final BitSet begins = new BitSet();
    private final int[] members;
    private int[] firstMember = new int[64];
    private float[] places = new float[192];
    private int count;
    private int leftOut;

    /// @param colours category of each row, or null for one line a depth
    LineCorners(BitSet rows, AxisScale x, AxisScale y, AxisScale z, int @Nullable [] colours) {
        this.x = x;
        this.y = y;
        this.z = z;
        members = new int[rows.cardinality()];
        List<Key> keys = new ArrayList<>();
        List<int[]> rowsOfLines = rowsOfLines(rows, colours, keys);
        List<Integer> order =
                IntStream.range(0, keys.size())
                        .boxed()
                        .sorted(
                                Comparator.comparingInt(
                                        (Integer line) -> -rowsOfLines.get(line).length))
                        .toList();
        int memberCount = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            int[] of = rowsOfLines.get(order.get(rank));
            if (rank < MOST_LINES) {
                int from = count;
                memberCount = trace(of, memberCount);
                if (count > from) {
                    lines.add(new Line(keys.get(order.get(rank)).colour(), from, count));
                }
            } else {
                leftOut++;
            }
        }
        room(count);
        firstMember[count] = memberCount;
    }

    private List<int[]> rowsOfLines(BitSet rows, int @Nullable [] colours, List<Key> keys) {
        Map<Key, Integer> numbers = new HashMap<>();
        int[] lineOf = new int[members.length];
        int[] rowAt = new int[members.length];
        int[] sizes = new int[16];
        int used = 0;
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int depth = z instanceof AxisScale.Bands bands ? bands.codes()[row] : 0;
            if (!Double.isFinite(x.fraction(row)) || depth < 0) {
                continue;
            }
            Key key = new Key(colours == null ? 0 : Math.max(NONE, colours[row]), depth);
            Integer known = numbers.putIfAbsent(key, keys.size());
            int line = known == null ? keys.size() : known;
            if (known == null) {
                keys.add(key);
            }
            if (line == sizes.length) {
                sizes = Arrays.copyOf(sizes, 2 * line);
            }
            sizes[line]++;
            lineOf[used] = line;
            rowAt[used++] = row;
        }
        List<int[]> result = new ArrayList<>();
        for (int line = 0; line < keys.size(); line++) {
            result.add(new int[sizes[line]]);
        }
        int[] filled = new int[keys.size()];
        for (int i = 0; i < used; i++) {
            result.get(lineOf[i])[filled[lineOf[i]]++] = rowAt[i];
        }
        return result;
    }

    private int trace(int[] rows, int memberCount) {
        long[] sorted = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[i] = ((long) (x.fraction(rows[i]) * PLACES_OF_X) << 32) | rows[i];
        }
        Arrays.sort(sorted);
        int end = memberCount;
        boolean broken = true;
        for (int i = 0; i < sorted.length; ) {
            long place = sorted[i] >> 32;
            int first = end;
            while (i < sorted.length && sorted[i] >> 32 == place) {
                int row = (int) sorted[i++];
                if (Double.isFinite(y.fraction(row)) && Double.isFinite(z.fraction(row))) {
                    members[end++] = row;
                }
            }
            if (end > first) {
                add(first, end, broken);
            }
            broken = end == first;
        }
        return end;
    }

    private void add(int first, int end, boolean begin) {
        room(count);
        firstMember[count] = first;
        places[3 * count] = (float) ChartBox.x(x.fraction(members[first]));
        places[3 * count + 1] = (float) ChartBox.y(y.meanFraction(members, first, end));
        places[3 * count + 2] = (float) ChartBox.z(z.meanFraction(members, first, end));
        begins.set(count, begin);
        count++;
    }

    private void room(int corner) {
        if (corner >= firstMember.length) {
            firstMember = Arrays.copyOf(firstMember, 2 * corner);
            places = Arrays.copyOf(places, 6 * corner);
        }
    }

    List<Line> lines() {
        return lines;
    }

    /// How many lines are not made because there are too many; those with the most rows are.
    int leftOut() {
        return leftOut;
    }

    int count() {
        return count;
    }

    Vec3 place(int corner) {
        return new Vec3(places[3 * corner], places[3 * corner + 1], places[3 * corner + 2]);
    }

    float height(int corner) {
        return places[3 * corner + 1];
    }

    /// 0 to 1 along x.
    double along(int corner) {
        return x.fraction(firstRow(corner));
    }

    /// True if no stroke leads here from the corner before.
    boolean begins(int corner) {
        return begins.get(corner);
    }

    int[] rows(int corner) {
        return Arrays.copyOfRange(members, firstMember[corner], firstMember[corner + 1]);
    }

    int firstRow(int corner) {
        return members[firstMember[corner]];
    }

    int rowCount(int corner) {
        return firstMember[corner + 1] - firstMember[corner];
    }

    boolean has(int corner, BitSet rows) {
        for (int i = firstMember[corner]; i < firstMember[corner + 1]; i++) {
            if (rows.get(members[i])) {
                return true;
            }
        }
        return false;
    }

    /// Mean of the numbers that the rows of a corner have, NaN if none has.
    double mean(int corner, double[] values) {
        double sum = 0;
        int numbers = 0;
        for (int i = firstMember[corner]; i < firstMember[corner + 1]; i++) {
            double value = values[members[i]];
            if (Double.isFinite(value)) {
                sum += value;
                numbers++;
            }
        }
        return numbers == 0 ? Double.NaN : sum / numbers;
    }

    /// Where every row is drawn: at its corner.
    float[] rowPlaces(int rowCount) {
        float[] xyz = new float[3 * rowCount];
        Arrays.fill(xyz, Float.NaN);
        for (int corner = 0; corner < count; corner++) {
            for (int i = firstMember[corner]; i < firstMember[corner + 1]; i++) {
                System.arraycopy(places, 3 * corner, xyz, 3 * members[i], 3);
            }
        }
        return xyz;
    }
}
