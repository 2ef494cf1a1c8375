package org.orrery.ui.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.Glyph;
import org.orrery.scene3d.chart.Legend;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Palette;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// What the colours and sizes mean, over the scene. A click on a category shows its rows alone.
public final class LegendCard extends VBox {
    private static final double WIDTH = 160;
    private static final int MOST_ENTRIES = 12;
    private final Consumer<String> only;
    private final Description description = new Description(WIDTH + 40);

    /// @param only is told the category that was clicked
    public LegendCard(Consumer<String> only) {
        super(6);
        this.only = only;
        setId("legend");
        // Its shadow would be computed anew for each frame of the scene behind it.
        setCache(true);
        getStyleClass().addAll("glass", "legend");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    }

    public void show(Chart chart) {
        show(chart, true);
    }

    /// @param described whether it can be asked for in words
    void show(Chart chart, boolean described) {
        Legend legend = chart.legend();
        getChildren().clear();
        if (!legend.colours().title().isEmpty()) {
            getChildren().add(Panels.label(legend.colours().title(), "legend-title"));
        }
        switch (legend.colours()) {
            case Legend.Colours.Single _ -> {}
            case Legend.Colours.Swatches swatches ->
                    addSwatches(swatches.swatches(), swatches.ofColumn());
            case Legend.Colours.Ramp ramp -> addRamp(ramp);
        }
        Legend.SizeKey size = legend.size();
        if (!size.title().isEmpty()) {
            getChildren().add(sizes(size));
        }
        addShapes(legend.shapes());
        for (String note : legend.notes()) {
            addNote(note);
        }
        if (described && !chart.summary().isEmpty()) {
            description.show(chart);
            getChildren().add(description);
        }
        setVisible(!getChildren().isEmpty());
    }

    /// All while they are few; of more the ones with the most rows, in their order.
    private void addSwatches(List<Legend.Swatch> swatches, boolean filters) {
        Set<Legend.Swatch> listed =
                swatches.stream()
                        .sorted(Comparator.comparingInt((Legend.Swatch each) -> -each.rows()))
                        .limit(MOST_ENTRIES)
                        .collect(Collectors.toSet());
        for (Legend.Swatch swatch : swatches) {
            if (listed.contains(swatch)) {
                getChildren().add(row(swatch, filters));
            }
        }
        int more = swatches.size() - listed.size();
        if (more > 0) {
            addNote(Texts.of("legend.more", more));
        }
    }

    private void addShapes(Legend.ShapeKey key) {
        if (!key.title().isEmpty()) {
            getChildren().add(Panels.label(key.title(), "legend-title"));
        }
        for (Legend.Shaped shaped : key.shapes()) {
            SVGPath mark = new SVGPath();
            mark.setContent(outline(shaped.glyph()));
            mark.getStyleClass().add("legend-size");
            HBox row = Panels.row(mark, Panels.label(shaped.label(), "legend-entry"));
            row.setSpacing(7);
            getChildren().add(row);
        }
    }

    private static String outline(Glyph glyph) {
        return switch (glyph) {
            case BALL -> "M5 0 A5 5 0 1 0 5.01 0 Z";
            case CUBE -> "M0 2 L3 0 L10 0 L10 7 L7 10 L0 10 Z";
            case DIAMOND -> "M5 -1 L10 5 L5 11 L0 5 Z";
            case PYRAMID -> "M5 0 L10 8 L6 10 L0 8 Z";
            case PILLAR -> "M2 1 A3 1.2 0 0 1 8 1 L8 9 A3 1.2 0 0 1 2 9 Z";
            case CONE -> "M5 0 L10 9 A5 1.4 0 0 1 0 9 Z";
        };
    }

    private void addNote(String note) {
        Label text = Panels.wrapped(note, "legend-note");
        text.setMaxWidth(WIDTH + 40);
        getChildren().add(text);
    }

    private HBox row(Legend.Swatch swatch, boolean filters) {
        Circle dot = new Circle(5, Palette.ofArgb(swatch.argb()));
        Labeled name = filters ? filter(swatch) : Panels.label(swatch.label(), "legend-entry");
        HBox row =
                Panels.row(
                        dot,
                        name,
                        Panels.spacer(),
                        Panels.label(String.valueOf(swatch.rows()), "legend-count"));
        row.setSpacing(7);
        return row;
    }

    private Hyperlink filter(Legend.Swatch swatch) {
        Hyperlink name = new Hyperlink(swatch.label());
        name.getStyleClass().add("legend-entry");
        name.setTooltip(Icons.tooltip(Texts.of("legend.only", swatch.label())));
        name.setOnAction(_ -> only.accept(swatch.label()));
        return name;
    }

    private void addRamp(Legend.Colours.Ramp ramp) {
        List<Stop> stops = new ArrayList<>();
        int last = Math.max(1, ramp.argb().size() - 1);
        for (int i = 0; i < ramp.argb().size(); i++) {
            stops.add(new Stop((double) i / last, Palette.ofArgb(ramp.argb().get(i))));
        }
        Rectangle bar =
                new Rectangle(
                        WIDTH,
                        9,
                        new LinearGradient(0, 0, 1, 0, true, CycleMethod.NO_CYCLE, stops));
        bar.setArcWidth(6);
        bar.setArcHeight(6);
        getChildren().addAll(bar, new RampTicks(ramp.ticks()));
    }

    private static HBox sizes(Legend.SizeKey size) {
        HBox row =
                Panels.row(
                        Panels.label(size.title(), "legend-title"),
                        Panels.spacer(),
                        dot(3),
                        Panels.label(size.smallest(), "legend-count"),
                        dot(6),
                        Panels.label(size.largest(), "legend-count"));
        row.setSpacing(5);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Circle dot(double radius) {
        Circle dot = new Circle(radius);
        dot.getStyleClass().add("legend-size");
        return dot;
    }

    /// Tick labels under a ramp, each at its place, none over another.
    private static final class RampTicks extends Pane {
        private final List<Legend.RampTick> ticks;

        RampTicks(List<Legend.RampTick> ticks) {
            this.ticks = ticks;
            setPrefWidth(WIDTH);
            setMinHeight(14);
            for (Legend.RampTick tick : ticks) {
                getChildren().add(Panels.label(tick.label(), "legend-count"));
            }
        }

        @Override
        protected void layoutChildren() {
            double free = -1;
            for (int i = 0; i < ticks.size(); i++) {
                Label label = (Label) getChildren().get(i);
                double width = label.prefWidth(-1);
                double x =
                        Math.clamp(ticks.get(i).fraction() * WIDTH - width / 2, 0, WIDTH - width);
                label.setVisible(x > free);
                if (label.isVisible()) {
                    label.resizeRelocate(x, 0, width, label.prefHeight(-1));
                    free = x + width + 4;
                }
            }
        }
    }
}
