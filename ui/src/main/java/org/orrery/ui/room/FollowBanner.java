package org.orrery.ui.room;

import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Pose;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Palette;
import org.orrery.ui.control.Panels;
import org.orrery.ui.follow.FollowMachine.State;
import org.orrery.ui.session.Member;
import org.orrery.ui.text.Texts;

/// Says through whose eyes one looks, and how to stop.
final class FollowBanner extends HBox {
    private final RoomViewModel model;
    private final Label text = Panels.label("", "banner-text");

    FollowBanner(RoomViewModel model) {
        super(10);
        this.model = model;
        setId("follow-banner");
        getStyleClass().addAll("glass", "follow-banner");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        model.follow.stateProperty().subscribe(this::show);
    }

    /// Followers come and go without the state changing.
    void refresh() {
        if (model.follow.stateProperty().get() instanceof State.Leading) {
            text.setText(Texts.of("banner.leading", model.follow.followers()));
        }
    }

    private void show(State state) {
        setVisible(
                !(state instanceof State.Free
                        || state instanceof State.Touring
                        || state instanceof State.Guiding));
        setManaged(isVisible());
        getChildren().clear();
        switch (state) {
            case State.Following(UserId leader, Pose _) -> {
                text.setText(Texts.of("banner.following", model.room.nameOf(leader)));
                getChildren()
                        .addAll(
                                Icons.icon(MaterialDesignE.EYE_OUTLINE),
                                text,
                                button(
                                        "banner.stop",
                                        "banner-stop",
                                        () -> model.follow.stop(false)),
                                button(
                                        "banner.back",
                                        "banner-back",
                                        () -> model.follow.stop(true)));
                edge(Optional.of(leader));
            }
            case State.Peeking(UserId leader, Pose _, State _) -> {
                text.setText(Texts.of("banner.peeking", model.room.nameOf(leader)));
                getChildren().addAll(Icons.icon(MaterialDesignB.BINOCULARS), text);
                edge(Optional.of(leader));
            }
            case State.Leading _ -> {
                text.setText(Texts.of("banner.leading", model.follow.followers()));
                getChildren()
                        .addAll(
                                Icons.icon(MaterialDesignB.BULLHORN_OUTLINE),
                                text,
                                button(
                                        "banner.stop.leading",
                                        "banner-stop",
                                        () -> model.follow.stop(false)));
                edge(Optional.of(model.room.me()));
            }
            case State.Visiting(UserId whose, Pose _) -> {
                text.setText(Texts.of("banner.visiting", model.room.nameOf(whose)));
                getChildren()
                        .addAll(
                                Icons.icon(MaterialDesignE.EYE_OUTLINE),
                                text,
                                button("follow.back", "banner-back", model.follow::goBack));
                edge(Optional.of(whose));
            }
            case State.Led(UserId leader, Pose _, long _) -> {
                text.setText(Texts.of("banner.led", model.room.nameOf(leader)));
                getChildren()
                        .addAll(
                                Icons.icon(MaterialDesignB.BULLHORN_OUTLINE),
                                text,
                                button(
                                        "banner.free",
                                        "banner-stop",
                                        () -> model.follow.stop(true)));
                edge(Optional.of(leader));
            }
            case State.Free _, State.Touring _, State.Guiding _ -> edge(Optional.empty());
        }
    }

    /// The leader's colour around the banner.
    private void edge(Optional<UserId> user) {
        setBorder(
                user.flatMap(model.room::member)
                        .map(Member::colour)
                        .map(colour ->
                                new javafx.scene.layout.Border(
                                        new javafx.scene.layout.BorderStroke(
                                                Palette.of(colour),
                                                javafx.scene.layout.BorderStrokeStyle.SOLID,
                                                new javafx.scene.layout.CornerRadii(20),
                                                new javafx.scene.layout.BorderWidths(1.5))))
                        .orElse(null));
    }

    private static Button button(String key, String id, Runnable action) {
        Button button = new Button(Texts.of(key));
        button.setId(id);
        button.getStyleClass().addAll("small");
        button.setOnAction(_ -> action.run());
        return button;
    }
}
