package org.orrery.ui.start;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.orrery.protocol.rest.SessionView;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.setting.UserSettings.RecentSession;
import org.orrery.ui.text.Texts;

/// Where I was lately, and what is live at a relay.
final class SessionsCards extends HBox {
    private final Relays model;
    private final Joining joining;

    SessionsCards(Relays model, Joining joining) {
        super(16);
        this.model = model;
        this.joining = joining;
        VBox recent = new VBox(2);
        model.recent().addListener((ListChangeListener<RecentSession>) _ -> showRecent(recent));
        showRecent(recent);
        VBox recentCard = Cards.card(MaterialDesignC.CLOCK_OUTLINE, "start.recent", recent);
        TextField relay = Cards.field("start-relay", "start.relay", model.relayProperty());
        relay.setOnAction(_ -> model.refresh());
        Button refresh =
                Icons.button(
                        MaterialDesignR.REFRESH,
                        "start-refresh",
                        Texts.of("start.live.refresh"),
                        model::refresh);
        VBox live = new VBox(2);
        model.live().addListener((ListChangeListener<SessionView>) _ -> showLive(live));
        Label problem = Panels.wrapped("", "hint");
        problem.textProperty().bind(model.liveProblemProperty());
        problem.visibleProperty().bind(model.liveProblemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        HBox relayRow = Panels.row(relay, refresh);
        HBox.setHgrow(relay, Priority.ALWAYS);
        VBox liveCard =
                Cards.card(
                        MaterialDesignA.ACCESS_POINT_NETWORK,
                        "start.live",
                        relayRow,
                        problem,
                        live);
        getChildren().addAll(recentCard, liveCard);
        HBox.setHgrow(recentCard, Priority.ALWAYS);
        HBox.setHgrow(liveCard, Priority.ALWAYS);
        recentCard.setPrefWidth(300);
        liveCard.setPrefWidth(300);
    }

    private void showRecent(VBox list) {
        list.getChildren().clear();
        if (model.recent().isEmpty()) {
            list.getChildren().add(Panels.wrapped(Texts.of("start.recent.none"), "hint"));
        }
        for (RecentSession session : model.recent()) {
            Button open = Cards.listButton(session.title(), session.relay());
            open.setId("recent-" + session.session());
            open.setOnAction(_ -> joining.look(session));
            Button forget =
                    Icons.button(
                            MaterialDesignC.CLOSE,
                            "forget-" + session.session(),
                            Texts.of("start.forget", session.title()),
                            () -> model.forget(session));
            HBox row = new HBox(2, open, forget);
            row.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(open, Priority.ALWAYS);
            list.getChildren().add(row);
        }
    }

    private void showLive(VBox list) {
        list.getChildren().clear();
        for (SessionView session : model.live()) {
            Button open =
                    Cards.listButton(
                            session.title(), Texts.of("start.live.people", session.connected()));
            open.setId("live-" + session.sessionId());
            open.setOnAction(_ -> joining.look(session));
            list.getChildren().add(open);
        }
    }
}
