package org.orrery.ui.data;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.CheckBox;
import javafx.scene.layout.FlowPane;
import org.orrery.ui.text.Texts;

/// What can be switched on and off in the chart that is shown; nothing else is listed.
final class ChartOptions extends FlowPane {
    private final ChartModel chart;
    private final Map<ChartOption, CheckBox> boxes = new EnumMap<>(ChartOption.class);

    ChartOptions(ChartModel chart) {
        super(14, 8);
        this.chart = chart;
        for (ChartOption option : ChartOption.values()) {
            CheckBox box = new CheckBox(Texts.of("option." + option.property()));
            box.setId("option-" + option.property());
            box.getStyleClass().add("small");
            box.setOnAction(_ -> chart.setOption(option, box.isSelected()));
            box.managedProperty().bind(box.visibleProperty());
            boxes.put(option, box);
            getChildren().add(box);
        }
        managedProperty().bind(visibleProperty());
        chart.encodingProperty().subscribe(this::show);
    }

    private void show() {
        Encoding now = chart.encoding();
        boxes.forEach((option, box) -> {
            box.setVisible(now.kind().has(option));
            box.setSelected(now.options().contains(option));
        });
        setVisible(boxes.values().stream().anyMatch(CheckBox::isVisible));
    }
}
