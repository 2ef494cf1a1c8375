package org.orrery.scene3d.chart;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.scene3d.SceneTheme;

/// Which chart to make of a table. A column name that the table lacks counts as not chosen.
///
/// @param extras what only some kinds of chart show
/// @param visible rows that pass the filters
/// @param selected rows to stand out; others fade while there are any
public record ChartSpec(
        ChartType type,
        Encoding encoding,
        BarHeight barHeight,
        Scales scales,
        Extras extras,
        BitSet visible,
        BitSet selected,
        SceneTheme theme) {

    /// With nothing but its marks.
    public ChartSpec(
            ChartType type,
            Encoding encoding,
            BarHeight barHeight,
            Scales scales,
            BitSet visible,
            BitSet selected,
            SceneTheme theme) {
        this(type, encoding, barHeight, scales, Extras.NONE, visible, selected, theme);
    }

    /// With even axes.
    public ChartSpec(
            ChartType type,
            Encoding encoding,
            BarHeight barHeight,
            BitSet visible,
            BitSet selected,
            SceneTheme theme) {
        this(type, encoding, barHeight, Scales.LINEAR, visible, selected, theme);
    }

    public ChartSpec {
        visible = (BitSet) visible.clone();
        selected = (BitSet) selected.clone();
    }

    /// Which column is shown by what; null is not chosen.
    ///
    /// @param toX longitude of the place that a row on the earth leads to
    /// @param toZ latitude of that place
    /// @param shape categories of a scatter
    public record Encoding(
            @Nullable String x,
            @Nullable String y,
            @Nullable String z,
            @Nullable String colour,
            @Nullable String size,
            @Nullable String toX,
            @Nullable String toZ,
            @Nullable String shape) {
        /// Of rows that lead nowhere.
        public Encoding(
                @Nullable String x,
                @Nullable String y,
                @Nullable String z,
                @Nullable String colour,
                @Nullable String size) {
            this(x, y, z, colour, size, null, null);
        }

        /// All of one shape.
        public Encoding(
                @Nullable String x,
                @Nullable String y,
                @Nullable String z,
                @Nullable String colour,
                @Nullable String size,
                @Nullable String toX,
                @Nullable String toZ) {
            this(x, y, z, colour, size, toX, toZ, null);
        }
    }

    /// Which axes are logarithmic. It counts for scatter and lines where the column is of numbers, and for the count of a
    /// histogram.
    public record Scales(boolean logX, boolean logY, boolean logZ) {
        public static final Scales LINEAR = new Scales(false, false, false);
    }

    /// What only some kinds of chart show.
    ///
    /// @param contours whether a surface has lines of equal height
    /// @param trends sheets among the points of a scatter
    /// @param network what a network draws
    public record Extras(boolean contours, List<Trend> trends, Optional<Network> network) {
        public static final Extras NONE = new Extras(false, List.of(), Optional.empty());

        public Extras {
            trends = List.copyOf(trends);
        }

        public Extras withContours(boolean shown) {
            return new Extras(shown, trends, network);
        }

        public Extras withTrends(List<Trend> shown) {
            return new Extras(contours, shown, network);
        }

        public Extras withNetwork(Optional<Network> shown) {
            return new Extras(contours, trends, shown);
        }
    }

    /// What the height of a bar says.
    public enum BarHeight {
        MEAN,
        COUNT
    }

    /// All rows, none selected.
    public static ChartSpec of(
            ChartType type, ChartData data, Encoding encoding, SceneTheme theme) {
        BitSet all = new BitSet();
        all.set(0, data.rows());
        return new ChartSpec(type, encoding, BarHeight.MEAN, all, new BitSet(), theme);
    }

    public ChartSpec with(Extras other) {
        return new ChartSpec(type, encoding, barHeight, scales, other, visible, selected, theme);
    }

    public ChartSpec with(Scales other) {
        return new ChartSpec(type, encoding, barHeight, other, extras, visible, selected, theme);
    }
}
