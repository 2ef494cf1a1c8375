package org.orrery.scene3d.figure;

import java.util.function.Supplier;

/// What a figure is drawn with. Places are in pixels from the top left; colours have an alpha.
public interface Ink {
    /// Where a text stands at its place.
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /// A line through places, given as x and y in turn.
    void line(double[] xy, int argb, double width);

    /// A filled box with an edge.
    ///
    /// @param edge its colour; 0 for none
    void box(double x, double y, double width, double height, int fill, int edge);

    /// A filled disc with an edge.
    ///
    /// @param edge its colour; 0 for none
    void disc(double x, double y, double radius, int fill, int edge);

    /// A line of text, whose baseline is at `y`.
    ///
    /// @param upright whether it is written from bottom to top
    void text(
            String text, double x, double y, double size, int argb, Anchor anchor, boolean upright);

    /// Begins what stands for one mark; nothing needs to be done with the words.
    void begin(Supplier<String> words);

    /// Ends what stands for one mark.
    void end();
}
