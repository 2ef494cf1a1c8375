package org.orrery.ui.scene;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTable;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.chart.ChartAxes;
import org.orrery.ui.control.Palette;
import org.orrery.ui.measure.Measure;
import org.orrery.ui.text.Texts;

/// Measures as lines between their ends in the chart in hand, with the distance along each axis in the units of the data.
final class MeasureLayer {
    private MeasureLayer() {}

    static SceneContent of(List<Measure> measures, Chart chart, SceneTheme theme) {
        List<Vec3> ends = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        for (Measure measure : measures) {
            Optional<Vec3> from = place(measure.from(), chart);
            Optional<Vec3> to = place(measure.to(), chart);
            if (measure.isShown() && from.isPresent() && to.isPresent()) {
                int colour = Palette.argb(measure.colour()) | 0xff000000;
                ends.add(from.get());
                ends.add(to.get());
                colours.add(colour);
                String words = words(measure, chart);
                labels.add(
                        Label.text(
                                words.isEmpty()
                                        ? Texts.of("measure.noaxes")
                                        : words.replace(" · ", "\n"),
                                from.get().lerp(to.get(), 0.5),
                                Label.Kind.BADGE,
                                colour,
                                ViewCondition.ALWAYS));
            }
        }
        return ends.isEmpty() ? SceneContent.EMPTY : content(ends, colours, labels);
    }

    private static SceneContent content(
            List<Vec3> ends, List<Integer> colours, List<Label> labels) {
        float[] xyz = new float[3 * ends.size()];
        int[] argb = new int[ends.size()];
        for (int i = 0; i < ends.size(); i++) {
            xyz[3 * i] = (float) ends.get(i).x();
            xyz[3 * i + 1] = (float) ends.get(i).y();
            xyz[3 * i + 2] = (float) ends.get(i).z();
            int measure = i / 2;
            argb[i] = colours.get(measure);
        }
        return new SceneContent(
                List.of(
                        new PointCloud(
                                xyz,
                                argb,
                                new float[] {0.07f},
                                new byte[0],
                                new int[0],
                                PointCloud.Shape.SPHERE)),
                List.of(),
                List.of(new LineSet(xyz, argb, 2.4, ViewCondition.ALWAYS)),
                labels,
                PickTable.NONE,
                RowPositions.NONE);
    }

    private static Optional<Vec3> place(Measure.End end, Chart chart) {
        return end.bound() ? chart.content().rows().of(end.row()) : Optional.of(end.place());
    }

    /// The distance along each axis of numbers; empty where the chart has none.
    static String words(Measure measure, Chart chart) {
        Optional<Vec3> from = place(measure.from(), chart);
        Optional<Vec3> to = place(measure.to(), chart);
        List<String> parts = new ArrayList<>();
        for (ChartAxes.Axis axis : ChartAxes.Axis.values()) {
            OptionalDouble a = value(from, axis, chart);
            OptionalDouble b = value(to, axis, chart);
            if (a.isPresent() && b.isPresent()) {
                parts.add(
                        Texts.of(
                                "measure.axis",
                                chart.axes().title(axis),
                                digits(b.getAsDouble() - a.getAsDouble())));
            }
        }
        return String.join(" · ", parts);
    }

    private static OptionalDouble value(Optional<Vec3> at, ChartAxes.Axis axis, Chart chart) {
        return at.map(place -> chart.axes().value(axis, place)).orElse(OptionalDouble.empty());
    }

    /// Places are single-precision, so four digits are what a distance has.
    private static String digits(double difference) {
        String amount =
                new BigDecimal(Math.abs(difference) < 1e-6 ? 0 : Math.abs(difference))
                        .round(new MathContext(4))
                        .stripTrailingZeros()
                        .toPlainString();
        return amount.equals("0") ? amount : (difference < 0 ? "−" : "+") + amount;
    }
}
