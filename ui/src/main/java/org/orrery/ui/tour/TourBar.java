package org.orrery.ui.tour;

import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.orrery.ui.bookmark.Bookmark;
import org.orrery.ui.bookmark.BookmarksViewModel;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.follow.FollowMachine.Part;
import org.orrery.ui.follow.FollowViewModel;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The tour that is under way: its guide's controls, or how I take part.
public final class TourBar extends VBox {
    /// Beside it there is a legend, also in a small window.
    private static final double WIDEST = 318;

    private final RoomModel room;
    private final TourViewModel model;
    private final FollowViewModel follow;
    private final Label along = Panels.label("", "person-detail");

    public TourBar(
            RoomModel room,
            TourViewModel model,
            BookmarksViewModel bookmarks,
            FollowViewModel follow) {
        super(4);
        this.room = room;
        this.model = model;
        this.follow = follow;
        setId("tour-bar");
        getStyleClass().addAll("glass", "tour-bar");
        setMaxSize(WIDEST, Region.USE_PREF_SIZE);
        model.tourProperty().subscribe(_ -> show());
        follow.stateProperty().subscribe(_ -> show());
        bookmarks.bookmarks().addListener((ListChangeListener<Bookmark>) _ -> show());
    }

    /// Who is along changes without the tour changing.
    public void refresh() {
        along.setText(Texts.of("tour.along", follow.followers()));
    }

    private void show() {
        Optional<Tour> tour = model.tour();
        setVisible(tour.isPresent());
        setManaged(tour.isPresent());
        getChildren().clear();
        tour.ifPresent(now -> {
            refresh();
            if (model.isMine()) {
                showGuide(now);
            } else {
                showMember(now);
            }
        });
    }

    private void showGuide(Tour now) {
        Button back =
                Icons.button(
                        MaterialDesignC.CHEVRON_LEFT,
                        "tour-previous",
                        Texts.of("action.tour.previous"),
                        model::previous);
        back.setDisable(now.step() == 0);
        Button on =
                Icons.button(
                        MaterialDesignC.CHEVRON_RIGHT,
                        "tour-next",
                        Texts.of("action.tour.next"),
                        model::next);
        on.setDisable(now.step() >= now.stops().size() - 1);
        Button pause =
                Icons.button(
                        now.paused() ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE,
                        "tour-pause",
                        Texts.of(now.paused() ? "tour.resume" : "tour.pause"),
                        () -> model.setPaused(!now.paused()));
        Button end =
                Icons.button(MaterialDesignS.STOP, "tour-end", Texts.of("tour.end"), model::end);
        getChildren().addAll(place(now), Panels.row(back, on, pause, end, Panels.spacer(), along));
    }

    private void showMember(Tour tour) {
        HBox ways = Panels.row();
        Optional<Part> part = model.part();
        boolean apart = part.filter(now -> now == Part.ALONG || tour.paused()).isEmpty();
        if (apart) {
            ways.getChildren()
                    .add(
                            button(
                                    part.isEmpty() ? "tour.join" : "tour.rejoin",
                                    "tour-come",
                                    model::join));
        }
        if (part.isPresent()) {
            ways.getChildren().add(button("tour.leave", "tour-leave", model::leave));
        }
        if (model.mayEnd()) {
            ways.getChildren().add(button("tour.end", "tour-end", model::end));
        }
        getChildren().addAll(place(tour), ways);
    }

    private Label place(Tour now) {
        String name = model.stop().map(Bookmark::name).orElse(Texts.of("tour.gone"));
        String where = Texts.of("tour.place", now.step() + 1, now.stops().size(), name);
        Label label =
                Panels.label(
                        now.paused()
                                ? Texts.of("tour.paused", where)
                                : model.isMine()
                                        ? where
                                        : Texts.of("tour.by", room.nameOf(now.guide()), where),
                        "banner-text");
        label.setGraphic(Icons.icon(MaterialDesignM.MAP_MARKER_PATH));
        return label;
    }

    private static Button button(String key, String id, Runnable action) {
        Button button = new Button(Texts.of(key));
        button.setId(id);
        button.getStyleClass().add("small");
        button.setOnAction(_ -> action.run());
        return button;
    }
}
