package org.orrery.scene3d.figure;

/// Where a figure is drawn, in pixels from the top left. Widths of texts are estimated from their lengths, so that it needs no font.
///
/// @param keyWidth how much of the right side the key takes
public record FigureLayout(
        double width,
        double height,
        double left,
        double top,
        double plotWidth,
        double plotHeight,
        double keyWidth) {

    static final double TEXT = 11;
    static final double TITLE = 12;
    private static final double CHARACTER = 6.1;
    private static final double KEY = 178;
    private static final double GAP = 14;
    private static final double SMALLEST = 20;

    /// Finds the room for a figure.
    ///
    /// @param withKey whether there is to be room for the key
    public static FigureLayout of(Figure figure, double width, double height, boolean withKey) {
        double left = GAP;
        double bottom = GAP;
        double top = GAP;
        double right = GAP + 8;
        for (Figure.Axis axis : figure.axes()) {
            switch (axis.side()) {
                case LEFT ->
                        left = GAP + longest(axis) * CHARACTER + (axis.title().isEmpty() ? 6 : 26);
                case BOTTOM -> bottom = axis.title().isEmpty() ? 28 : 46;
                case UPRIGHT -> {
                    top = 36;
                    left = 58;
                    right = 58;
                }
            }
        }
        double key = withKey && !figure.key().isEmpty() ? KEY : 0;
        double wide = Math.max(SMALLEST, width - left - right - key);
        double high = Math.max(SMALLEST, height - top - bottom);
        if (figure.aspect() > 0) {
            double fitting = Math.min(wide, high * figure.aspect());
            left += (wide - fitting) / 2;
            top += (high - fitting / figure.aspect()) / 2;
            wide = fitting;
            high = fitting / figure.aspect();
        }
        return new FigureLayout(width, height, left, top, wide, high, key);
    }

    private static double longest(Figure.Axis axis) {
        return axis.ticks().stream().mapToInt(tick -> tick.label().length()).max().orElse(0);
    }

    static double widthOf(String text) {
        return text.length() * CHARACTER;
    }

    public double x(double fraction) {
        return left + fraction * plotWidth;
    }

    public double y(double fraction) {
        return top + (1 - fraction) * plotHeight;
    }

    /// The fraction from left to right of a pixel.
    public double fractionX(double x) {
        return (x - left) / plotWidth;
    }

    public double fractionY(double y) {
        return 1 - (y - top) / plotHeight;
    }
}
