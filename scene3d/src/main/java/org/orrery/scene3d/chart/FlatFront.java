package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.figure.Figure;

/// A chart that has no flat form of its own, as it is seen from the front: its points with what they stand for, and its lines.
final class FlatFront extends FlatChart {
    private static final double MARGIN = 0.04;
    private float left = Float.MAX_VALUE;
    private float right = -Float.MAX_VALUE;
    private float bottom = Float.MAX_VALUE;
    private float top = -Float.MAX_VALUE;

    FlatFront(ChartData data, ChartSpec spec, Chart chart) {
        super(data, spec, chart);
    }

    @Override
    Figure draw() {
        SceneContent content = chart.content();
        for (PointCloud cloud : content.points()) {
            for (int i = 0; i < cloud.count(); i++) {
                left = Math.min(left, cloud.xyz()[3 * i]);
                right = Math.max(right, cloud.xyz()[3 * i]);
                bottom = Math.min(bottom, cloud.xyz()[3 * i + 1]);
                top = Math.max(top, cloud.xyz()[3 * i + 1]);
            }
        }
        List<Figure.Mark> marks = new ArrayList<>();
        int all = content.points().stream().mapToInt(PointCloud::count).sum();
        int every = (all + MOST_MARKS - 1) / MOST_MARKS;
        if (every > 1) {
            notes.add("Every %dth of %,d points is drawn.".formatted(every, all));
        }
        for (PointCloud cloud : content.points()) {
            for (int i = 0; i < cloud.count() && cloud.pickIds().length > 0; i += every) {
                add(marks, cloud, i);
            }
        }
        notes.add("This chart is drawn as it is seen from the front.");
        return figure(0, List.of(), lines(content), marks, key());
    }

    private void add(List<Figure.Mark> marks, PointCloud cloud, int i) {
        Vec3 at = new Vec3(cloud.xyz()[3 * i], cloud.xyz()[3 * i + 1], cloud.xyz()[3 * i + 2]);
        int argb = cloud.argb()[cloud.argb().length == 1 ? 0 : i] | 0xff000000;
        Figure.Shape disc = new Figure.Shape.Disc(across((float) at.x()), up((float) at.y()), 3.5);
        switch (chart.content().picks().target(cloud.pickIds()[i], at)) {
            case PickTarget.RowPick row -> {
                int[] one = {row.row()};
                marks.add(new Figure.Mark(disc, argb, stand(one), one, () -> words(row.row())));
            }
            case PickTarget.GroupPick group ->
                    marks.add(
                            new Figure.Mark(
                                    disc,
                                    argb,
                                    stand(group.rows()),
                                    group.rows(),
                                    () -> group.label() + selectedWords(group.rows())));
            case PickTarget.AnnotationPick _, PickTarget.AvatarPick _, PickTarget.Nothing _ -> {}
        }
    }

    private List<Figure.Line> lines(SceneContent content) {
        List<Figure.Line> lines = new ArrayList<>();
        for (LineSet set : content.lines()) {
            boolean always = set.when().equals(ViewCondition.ALWAYS);
            for (int i = 0; always && i < set.segmentCount() && lines.size() < MOST_MARKS; i++) {
                float[] xyz = set.xyz();
                double[] xy = {
                    across(xyz[6 * i]),
                    up(xyz[6 * i + 1]),
                    across(xyz[6 * i + 3]),
                    up(xyz[6 * i + 4])
                };
                lines.add(new Figure.Line(xy, set.argb()[set.argb().length == 1 ? 0 : 2 * i], 1));
            }
        }
        return lines;
    }

    private double across(float x) {
        return MARGIN + (1 - 2 * MARGIN) * (right > left ? (x - left) / (right - left) : 0.5);
    }

    private double up(float y) {
        return MARGIN + (1 - 2 * MARGIN) * (top > bottom ? (y - bottom) / (top - bottom) : 0.5);
    }
}
