package org.orrery.ui.room;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.action.ActionSet;
import org.orrery.ui.action.UiAction.Group;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.RoomChart;
import org.orrery.ui.text.Texts;

/// What can be done with the charts of a room.
final class ChartActions {
    private ChartActions() {}

    static void add(ActionSet actions, RoomPage page, RoomViewModel model) {
        ChartModel charts = model.chart;
        ObservableValue<String> creation = model.room.access().creationObjection(Kinds.VIEW);
        actions.add(
                        "overview",
                        Group.SCENE,
                        MaterialDesignV.VIEW_GRID_OUTLINE,
                        "Shift+H",
                        page.scene()::overview)
                .add(
                        "chart.next",
                        Group.SCENE,
                        MaterialDesignA.ARROW_RIGHT,
                        "Shortcut+Page Down",
                        () -> charts.step(1))
                .add(
                        "chart.previous",
                        Group.SCENE,
                        MaterialDesignA.ARROW_LEFT,
                        "Shortcut+Page Up",
                        () -> charts.step(-1))
                .add(
                        "chart.add",
                        Group.TOOLS,
                        MaterialDesignC.CHART_BOX_PLUS_OUTLINE,
                        "N",
                        creation,
                        () -> charts.add(Optional.empty()))
                .add(
                        "chart.draft",
                        Group.TOOLS,
                        MaterialDesignE.EYE_OFF_OUTLINE,
                        "Shift+N",
                        charts::draft)
                .add(
                        "chart.publish",
                        Group.TOOLS,
                        MaterialDesignP.PUBLISH,
                        "Shift+P",
                        charts.activeProperty()
                                .flatMap(chart ->
                                        chart.filter(RoomChart::draft).isPresent()
                                                ? creation
                                                : nothing("chart.nodraft")),
                        () -> charts.activeProperty().get().ifPresent(charts::publish))
                .add(
                        "chart.remove",
                        Group.TOOLS,
                        MaterialDesignC.CHART_BOX_OUTLINE,
                        null,
                        charts.activeProperty()
                                .map(chart ->
                                        chart.filter(charts::isRemovable).isPresent()
                                                ? ""
                                                : Texts.of("chart.last")),
                        () -> charts.activeProperty().get().ifPresent(charts::remove));
    }

    private static ObservableValue<String> nothing(String key) {
        return new javafx.beans.property.SimpleStringProperty(Texts.of(key));
    }
}
