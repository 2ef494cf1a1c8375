package org.orrery.ui.scene;

import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.orrery.scene3d.chart.Chart;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// The chart in words, folded away until it is asked for; what was asked for stays.
final class Description extends VBox {
    private final Hyperlink toggle = new Hyperlink();
    private final Label text = Panels.wrapped("", "legend-note");
    private Optional<Chart> shown = Optional.empty();
    private boolean open;

    Description(double width) {
        super(4);
        toggle.setId("describe");
        toggle.getStyleClass().add("legend-entry");
        toggle.setOnAction(_ -> {
            open = !open;
            arrange();
        });
        text.setId("description");
        text.setMaxWidth(width);
        text.managedProperty().bind(text.visibleProperty());
        getChildren().addAll(toggle, text);
        arrange();
    }

    void show(Chart chart) {
        shown = Optional.of(chart);
        arrange();
    }

    private void arrange() {
        text.setVisible(open);
        if (open) {
            shown.ifPresent(chart ->
                    text.setText(
                            String.join(" ", chart.summary(), String.join(" ", chart.findings()))
                                    .strip()));
        }
        toggle.setText(Texts.of(open ? "describe.close" : "describe.open"));
        toggle.setVisited(false);
    }
}
