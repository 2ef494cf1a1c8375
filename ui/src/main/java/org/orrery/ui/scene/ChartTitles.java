package org.orrery.ui.scene;

import java.util.List;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.PickTable;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ViewCondition;
import org.orrery.scene3d.chart.ChartBox;
import org.orrery.ui.data.RoomChart;

/// What stands above the charts while there are several, and above each draft.
final class ChartTitles {
    private static final Vec3 ABOVE = new Vec3(0, ChartBox.HIGH.y() + 2.6, 0);

    private ChartTitles() {}

    static SceneContent of(List<RoomChart> charts, SceneTheme theme) {
        List<Label> labels =
                charts.stream()
                        .filter(chart -> charts.size() > 1 || chart.draft())
                        .map(chart ->
                                Label.text(
                                        chart.title(charts.indexOf(chart)),
                                        chart.offset().add(ABOVE),
                                        Label.Kind.AXIS_TITLE,
                                        chart.draft() ? theme.accent() : theme.titleText(),
                                        ViewCondition.ALWAYS))
                        .toList();
        return new SceneContent(
                List.of(), List.of(), List.of(), labels, PickTable.NONE, RowPositions.NONE);
    }
}
