package org.orrery.scene3d.figure;

import java.util.List;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.figure.Ink.Anchor;

/// Draws a figure.
public final class FigurePainter {
    private static final int DIMMED_ALPHA = 0x38;
    private static final double TICK_GAP = 10;
    private static final int MOST_SWATCHES = 16;
    private static final int FEWEST_LETTERS = 6;
    private static final double SWATCH = 17;
    private final Figure figure;
    private final FigureLayout at;
    private final SceneTheme theme;
    private final Ink ink;

    private FigurePainter(Figure figure, FigureLayout layout, SceneTheme theme, Ink ink) {
        this.figure = figure;
        this.at = layout;
        this.theme = theme;
        this.ink = ink;
    }

    public static void paint(Figure figure, FigureLayout layout, SceneTheme theme, Ink ink) {
        FigurePainter painter = new FigurePainter(figure, layout, theme, ink);
        figure.axes().forEach(painter::grid);
        painter.lines(false);
        // What stands out is drawn last.
        for (Figure.Mark mark : figure.marks()) {
            if (mark.stand() != Figure.Stand.SELECTED) {
                painter.mark(mark);
            }
        }
        for (Figure.Mark mark : figure.marks()) {
            if (mark.stand() == Figure.Stand.SELECTED) {
                painter.mark(mark);
            }
        }
        painter.lines(true);
        figure.axes().forEach(painter::words);
        if (layout.keyWidth() > 0) {
            painter.key();
        }
    }

    private void lines(boolean over) {
        for (Figure.Line line : figure.lines()) {
            if (line.over() == over) {
                ink.line(placed(line.xy()), line.argb(), line.width());
            }
        }
    }

    private double[] placed(double[] xy) {
        double[] pixels = new double[xy.length];
        for (int i = 0; i < xy.length; i += 2) {
            pixels[i] = at.x(xy[i]);
            pixels[i + 1] = at.y(xy[i + 1]);
        }
        return pixels;
    }

    private void mark(Figure.Mark mark) {
        boolean selected = mark.stand() == Figure.Stand.SELECTED;
        int fill =
                mark.stand() == Figure.Stand.DIMMED
                        ? (mark.argb() & 0xffffff) | DIMMED_ALPHA << 24
                        : mark.argb();
        int edge = selected ? theme.accent() : 0;
        ink.begin(mark.words());
        switch (mark.shape()) {
            case Figure.Shape.Disc(double x, double y, double radius) -> {
                if (selected) {
                    ink.disc(at.x(x), at.y(y), radius + 2.5, 0, theme.accent());
                }
                ink.disc(at.x(x), at.y(y), radius, fill, edge(mark));
            }
            case Figure.Shape.Box(double left, double bottom, double right, double top) -> {
                // On whole pixels, so that cells that touch leave no seam.
                double x = Math.round(at.x(left));
                double y = Math.round(at.y(top));
                double wide = Math.max(1, Math.round(at.x(right)) - x);
                double high = Math.max(1, Math.round(at.y(bottom)) - y);
                ink.box(x, y, wide, high, fill, edge);
            }
            case Figure.Shape.Path(double[] xy) ->
                    ink.line(
                            placed(xy),
                            selected ? mark.argb() | 0xff000000 : fill,
                            selected ? 2.6 : 1.1);
        }
        ink.end();
    }

    /// Discs that lie over one another can be told apart.
    private int edge(Figure.Mark mark) {
        return mark.stand() == Figure.Stand.DIMMED
                ? 0
                : (theme.backdropCentre() & 0xffffff) | 0x90000000;
    }

    private void grid(Figure.Axis axis) {
        int faint = (theme.grid() & 0xffffff) | 0x38000000;
        int strong = (theme.grid() & 0xffffff) | 0x90000000;
        switch (axis.side()) {
            case BOTTOM -> {
                for (Figure.Tick tick : axis.ticks()) {
                    vertical(at.x(tick.fraction()), faint);
                }
                ink.line(new double[] {at.x(0), at.y(0), at.x(1), at.y(0)}, strong, 1);
            }
            case LEFT -> {
                for (Figure.Tick tick : axis.ticks()) {
                    double y = at.y(tick.fraction());
                    ink.line(new double[] {at.x(0), y, at.x(1), y}, faint, 1);
                }
                vertical(at.x(0), strong);
            }
            case UPRIGHT -> vertical(at.x(axis.at()), strong);
        }
    }

    private void vertical(double x, int argb) {
        ink.line(new double[] {x, at.y(0), x, at.y(1)}, argb, 1);
    }

    private void words(Figure.Axis axis) {
        switch (axis.side()) {
            case BOTTOM -> {
                ticksBelow(axis.ticks());
                double y = at.y(0) + 37;
                ink.text(
                        axis.title(),
                        at.x(0.5),
                        y,
                        FigureLayout.TITLE,
                        theme.titleText(),
                        Anchor.MIDDLE,
                        false);
            }
            case LEFT -> {
                double free = Double.POSITIVE_INFINITY;
                for (Figure.Tick tick : axis.ticks()) {
                    double y = at.y(tick.fraction());
                    if (free - y >= FigureLayout.TEXT + 3) {
                        free = y;
                        ink.text(
                                tick.label(),
                                at.x(0) - 7,
                                y + 4,
                                FigureLayout.TEXT,
                                theme.tickText(),
                                Anchor.END,
                                false);
                    }
                }
                ink.text(
                        axis.title(),
                        17,
                        at.y(0.5),
                        FigureLayout.TITLE,
                        theme.titleText(),
                        Anchor.MIDDLE,
                        true);
            }
            case UPRIGHT -> upright(axis);
        }
    }

    /// Labels that are too long for their ticks are cut, as long as something can be read.
    private void ticksBelow(List<Figure.Tick> ticks) {
        double step = at.plotWidth();
        for (int i = 1; i < ticks.size(); i++) {
            step =
                    Math.min(
                            step,
                            (ticks.get(i).fraction() - ticks.get(i - 1).fraction())
                                    * at.plotWidth());
        }
        int fitting = (int) ((step - TICK_GAP) / FigureLayout.widthOf("0"));
        double taken = Double.NEGATIVE_INFINITY;
        for (Figure.Tick tick : ticks) {
            String whole = tick.label();
            String label =
                    whole.length() > fitting && fitting >= FEWEST_LETTERS && !isNumber(whole)
                            ? whole.substring(0, fitting - 1) + "…"
                            : whole;
            double x = at.x(tick.fraction());
            double half = FigureLayout.widthOf(label) / 2;
            if (x - half > taken) {
                taken = x + half + TICK_GAP / 2;
                ink.text(
                        label,
                        x,
                        at.y(0) + 17,
                        FigureLayout.TEXT,
                        theme.tickText(),
                        Anchor.MIDDLE,
                        false);
            }
        }
    }

    private static boolean isNumber(String label) {
        return label.chars().anyMatch(Character::isDigit);
    }

    private void upright(Figure.Axis axis) {
        double x = at.x(axis.at());
        long all =
                Math.max(
                        1,
                        figure.axes().stream()
                                .filter(each -> each.side() == Figure.Side.UPRIGHT)
                                .count());
        int most = (int) Math.max(6, at.plotWidth() / all / 6.4);
        String title =
                axis.title().length() <= most
                        ? axis.title()
                        : axis.title().substring(0, most - 1) + "…";
        Anchor anchor = axis.at() == 0 ? Anchor.START : axis.at() == 1 ? Anchor.END : Anchor.MIDDLE;
        double edge = axis.at() == 0 ? -46 : axis.at() == 1 ? 46 : 0;
        ink.text(
                title,
                x + edge,
                at.top() - 16,
                FigureLayout.TITLE,
                theme.titleText(),
                anchor,
                false);
        for (Figure.Tick tick : axis.ticks()) {
            double wide = FigureLayout.widthOf(tick.label()) + 4;
            int plate = (theme.plate() & 0xffffff) | 0xb8000000;
            ink.box(x - 6 - wide, at.y(tick.fraction()) - 8, wide + 2, 15, plate, 0);
            ink.text(
                    tick.label(),
                    x - 6,
                    at.y(tick.fraction()) + 4,
                    FigureLayout.TEXT,
                    theme.tickText(),
                    Anchor.END,
                    false);
        }
    }

    private void key() {
        Figure.Key key = figure.key();
        double x = at.width() - at.keyWidth() + 8;
        double y = at.top() + 10;
        if (!key.title().isEmpty()) {
            ink.text(key.title(), x, y, FigureLayout.TITLE, theme.titleText(), Anchor.START, false);
            y += 18;
        }
        if (!key.scale().isEmpty()) {
            y = scale(key, x, y);
        }
        int listed = 0;
        int fitting = Math.clamp((int) ((at.height() - y - 30) / SWATCH), 1, MOST_SWATCHES);
        for (Figure.Swatch swatch : key.swatches()) {
            if (listed++ == fitting) {
                String more = "and " + (key.swatches().size() - fitting) + " more";
                ink.text(more, x, y + 4, FigureLayout.TEXT, theme.tickText(), Anchor.START, false);
                y += SWATCH;
                break;
            }
            ink.disc(x + 5, y, 5, swatch.argb(), 0);
            String label = shortened(swatch.label());
            ink.text(
                    label, x + 16, y + 4, FigureLayout.TEXT, theme.tickText(), Anchor.START, false);
            y += SWATCH;
        }
        if (!key.sizes().isEmpty()) {
            ink.text(
                    shortened("Size: " + key.sizes()),
                    x,
                    y + 8,
                    FigureLayout.TEXT,
                    theme.tickText(),
                    Anchor.START,
                    false);
        }
    }

    private static String shortened(String label) {
        return label.length() <= 25 ? label : label.substring(0, 24) + "…";
    }

    private double scale(Figure.Key key, double x, double y) {
        double width = at.keyWidth() - 30;
        double step = width / key.scale().size();
        for (int i = 0; i < key.scale().size(); i++) {
            ink.box(x + i * step, y, step + 0.5, 10, key.scale().get(i), 0);
        }
        for (Figure.Tick tick : key.ticks()) {
            ink.text(
                    tick.label(),
                    x + width * tick.fraction(),
                    y + 24,
                    FigureLayout.TEXT,
                    theme.tickText(),
                    Anchor.MIDDLE,
                    false);
        }
        return y + 42;
    }
}
