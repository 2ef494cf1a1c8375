package org.orrery.scene3d.chart;

import java.util.List;

/// What the colours and sizes of a chart mean, for the page to draw in 2D.
///
/// @param notes sentences about how the chart was computed and what is not shown; may be empty
public record Legend(Colours colours, SizeKey size, ShapeKey shapes, List<String> notes) {
    public Legend {
        notes = List.copyOf(notes);
    }

    /// Where everything has the same shape.
    public Legend(Colours colours, SizeKey size, List<String> notes) {
        this(colours, size, ShapeKey.NONE, notes);
    }

    /// What the colours say.
    public sealed interface Colours {
        String title();

        /// One colour for everything.
        record Single(String title, int argb) implements Colours {}

        /// One colour a category, in order.
        ///
        /// @param ofColumn whether they are the categories of the column that is shown by colour
        record Swatches(String title, List<Swatch> swatches, boolean ofColumn) implements Colours {
            public Swatches(String title, List<Swatch> swatches) {
                this(title, swatches, true);
            }

            public Swatches {
                swatches = List.copyOf(swatches);
            }
        }

        /// A scale from left to right: `argb` evenly spaced colours, ticks at fractions 0 to 1 of it.
        record Ramp(String title, List<Integer> argb, List<RampTick> ticks) implements Colours {
            public Ramp {
                argb = List.copyOf(argb);
                ticks = List.copyOf(ticks);
            }
        }
    }

    /// What the shape of a point says, in order; empty title: nothing.
    public record ShapeKey(String title, List<Shaped> shapes) {
        public static final ShapeKey NONE = new ShapeKey("", List.of());

        public ShapeKey {
            shapes = List.copyOf(shapes);
        }
    }

    public record Shaped(String label, Glyph glyph) {}

    public record Swatch(String label, int argb, int rows) {}

    public record RampTick(double fraction, String label) {}

    /// What the size of a point says; empty title: nothing.
    public record SizeKey(String title, String smallest, String largest) {
        public static final SizeKey NONE = new SizeKey("", "", "");
    }
}
