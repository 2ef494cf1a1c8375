package org.orrery.scene3d.figure;

import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/// A flat drawing. Places are fractions of the plot: 0 to 1 from left to right and from bottom to top.
///
/// @param summary one sentence that says what is shown
/// @param aspect width of the plot in its heights; 0 when any will do
/// @param lines what is drawn beside the marks and is none
/// @param marks in reading order: from left to right, and from top to bottom where that is the same
/// @param notes sentences about what is not shown, and how it was computed
public record Figure(
        String summary,
        double aspect,
        List<Axis> axes,
        List<Line> lines,
        List<Mark> marks,
        Key key,
        List<String> notes) {

    public static final Figure NOTHING =
            new Figure("", 0, List.of(), List.of(), List.of(), Key.NONE, List.of());

    public Figure {
        axes = List.copyOf(axes);
        lines = List.copyOf(lines);
        marks = List.copyOf(marks);
        notes = List.copyOf(notes);
    }

    /// A tick: place from 0 to 1 along its axis, and text.
    public record Tick(double fraction, String label) {}

    /// Where an axis stands.
    public enum Side {
        BOTTOM,
        LEFT,

        /// Upright within the plot, with its title above it.
        UPRIGHT
    }

    /// One axis.
    ///
    /// @param at where an upright one stands, from left to right
    public record Axis(Side side, double at, String title, List<Tick> ticks) {
        public Axis {
            ticks = List.copyOf(ticks);
        }
    }

    /// A line through places, given as x and y in turn.
    ///
    /// @param width in pixels
    /// @param over whether it lies over the marks
    @SuppressWarnings("ArrayRecordComponent")
    public record Line(double[] xy, int argb, double width, boolean over) {
        /// Below the marks.
        public Line(double[] xy, int argb, double width) {
            this(xy, argb, width, false);
        }
    }

    /// What a mark looks like, and where it is pointed at.
    public sealed interface Shape {
        double x();

        double y();

        /// A disc around a place.
        ///
        /// @param radius in pixels
        record Disc(double x, double y, double radius) implements Shape {}

        /// From one corner to the opposite one.
        record Box(double left, double bottom, double right, double top) implements Shape {
            @Override
            public double x() {
                return (left + right) / 2;
            }

            @Override
            public double y() {
                return (bottom + top) / 2;
            }
        }

        /// A line through places; it is pointed at where it begins.
        @SuppressWarnings("ArrayRecordComponent")
        record Path(double[] xy) implements Shape {
            @Override
            public double x() {
                return xy[0];
            }

            @Override
            public double y() {
                return xy[1];
            }
        }
    }

    /// Whether a mark stands out.
    public enum Stand {
        PLAIN,
        SELECTED,

        /// Something else stands out.
        DIMMED
    }

    /// Something that stands for rows.
    ///
    /// @param rows at least one, unless it stands for a place without data
    /// @param words what it says, for those who do not see it
    @SuppressWarnings("ArrayRecordComponent")
    public record Mark(Shape shape, int argb, Stand stand, int[] rows, Supplier<String> words) {
        public BitSet rowSet() {
            BitSet set = new BitSet();
            for (int row : rows) {
                set.set(row);
            }
            return set;
        }

        public boolean has(BitSet some) {
            for (int row : rows) {
                if (some.get(row)) {
                    return true;
                }
            }
            return false;
        }
    }

    /// A colour and what it stands for.
    public record Swatch(String label, int argb) {}

    /// What colours and sizes mean. Either swatches, or a scale of evenly spaced colours, or none.
    ///
    /// @param sizes what the size of a disc means; empty for nothing
    public record Key(
            String title,
            List<Swatch> swatches,
            List<Integer> scale,
            List<Tick> ticks,
            String sizes) {
        public static final Key NONE = new Key("", List.of(), List.of(), List.of(), "");

        public Key {
            swatches = List.copyOf(swatches);
            scale = List.copyOf(scale);
            ticks = List.copyOf(ticks);
        }

        public boolean isEmpty() {
            return swatches.isEmpty() && scale.isEmpty() && sizes.isEmpty();
        }
    }
}
