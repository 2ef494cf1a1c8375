package org.orrery.ui.status;

import java.util.List;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;
import org.orrery.net.ConnectionStatus.Ladder;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// One line of measured facts at the bottom of the room.
public final class StatusBar extends HBox {
    private final Circle light = new Circle(4);
    private final Button reconnect = new Button(Texts.of("status.reconnect"));

    public StatusBar(StatusViewModel model, String version) {
        super(0);
        setId("status-bar");
        getStyleClass().add("status-bar");
        setAlignment(Pos.CENTER_LEFT);
        light.getStyleClass().add("status-light");
        Label connection = fact(model.connectionProperty(), "status-connection");
        reconnect.setId("status-reconnect");
        reconnect.getStyleClass().addAll("small", "flat", "accent", "status-reconnect");
        reconnect.setOnAction(_ -> model.reconnectNow());
        getChildren().addAll(light, connection, reconnect);
        for (var each :
                List.of(
                        model.roundTripProperty(),
                        model.peopleProperty(),
                        model.framesProperty())) {
            Label dot = Panels.label("·", "status-dot");
            Label label = fact(each, "status-" + getChildren().size());
            dot.visibleProperty().bind(each.isNotEmpty());
            dot.managedProperty().bind(dot.visibleProperty());
            label.visibleProperty().bind(each.isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
            getChildren().addAll(dot, label);
        }
        getChildren()
                .addAll(
                        Panels.spacer(),
                        Panels.label(Texts.of("status.version", version), "status-fact"));
        model.ladderProperty().subscribe(this::show);
    }

    private void show(Ladder ladder) {
        for (Ladder each : Ladder.values()) {
            light.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(java.util.Locale.ROOT)),
                    each == ladder);
        }
        boolean away = ladder == Ladder.RECONNECTING || ladder == Ladder.OFFLINE;
        reconnect.setVisible(away);
        reconnect.setManaged(away);
    }

    private static Label fact(ReadOnlyStringProperty text, String id) {
        Label label = Panels.label("", "status-fact");
        label.setId(id);
        label.textProperty().bind(text);
        return label;
    }
}
