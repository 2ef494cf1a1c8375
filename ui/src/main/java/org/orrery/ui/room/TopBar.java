package org.orrery.ui.room;

import atlantafx.base.controls.Popover;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.orrery.ui.action.ActionButton;
import org.orrery.ui.action.ActionSet;
import org.orrery.ui.action.UiAction;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.control.ProductMark;
import org.orrery.ui.meeting.MeetingBadges;
import org.orrery.ui.notice.NoticeList;
import org.orrery.ui.roster.RosterRow;
import org.orrery.ui.text.Texts;

/// Product, session, faces, search, invite.
final class TopBar extends HBox {
    private static final int FACES = 5;
    private final RoomViewModel model;
    private final HBox faces = new HBox(-7);
    private final Popover notices = new Popover();
    private final Node bell;

    /// @param showPolicy shows what holds in the session
    TopBar(RoomViewModel model, ActionSet actions, Runnable showPolicy) {
        super(12);
        this.model = model;
        setId("top-bar");
        getStyleClass().add("top-bar");
        setAlignment(Pos.CENTER_LEFT);
        Label title = Panels.label("", "room-title");
        title.setId("room-title");
        title.textProperty().bind(model.room.titleProperty());
        title.setMinWidth(60);
        Label detail = Panels.label("", "room-detail");
        detail.textProperty().bind(model.status.peopleProperty());
        faces.setAlignment(Pos.CENTER_LEFT);
        faces.setMinWidth(Region.USE_PREF_SIZE);
        model.roster.rows().addListener((ListChangeListener<RosterRow>) _ -> showFaces());
        showFaces();
        bell = bell(actions);
        UiAction invite = actions.get("invite");
        Button inviteButton =
                new Button(Texts.of("action.invite.short"), Icons.icon(invite.icon()));
        inviteButton.setId("action-invite");
        inviteButton.getStyleClass().add("accent");
        inviteButton.setTooltip(
                Icons.tooltip(Texts.of("action.invite") + "   " + invite.keyText()));
        inviteButton.setOnAction(_ -> invite.fire());
        inviteButton.setMinWidth(Region.USE_PREF_SIZE);
        getChildren()
                .addAll(
                        new ProductMark(30),
                        new VBox(0, title, detail),
                        new MeetingBadges(model.meeting, showPolicy),
                        faces,
                        Panels.spacer(),
                        search(actions),
                        bell,
                        new MeetingMenu(model.meeting, actions),
                        ActionButton.of(actions.get("keys"), "flat"),
                        ActionButton.of(actions.get("theme"), "flat"),
                        inviteButton);
    }

    void toggleNotices() {
        if (notices.isShowing()) {
            notices.hide();
        } else {
            model.notices.markRead();
            notices.show(bell);
        }
    }

    private Node bell(ActionSet actions) {
        NoticeList list = new NoticeList(model.notices);
        notices.setContentNode(list);
        notices.setHeaderAlwaysVisible(false);
        notices.setDetachable(false);
        notices.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        Label unread = Panels.label("", "unread-badge", "bell-badge");
        unread.textProperty().bind(model.notices.unreadProperty().asString());
        unread.visibleProperty().bind(model.notices.unreadProperty().greaterThan(0));
        unread.setMouseTransparent(true);
        StackPane stack = new StackPane(ActionButton.of(actions.get("notices"), "flat"), unread);
        StackPane.setAlignment(unread, Pos.TOP_RIGHT);
        stack.setMinWidth(Region.USE_PREF_SIZE);
        return stack;
    }

    /// Looks like the search field it opens.
    private static Button search(ActionSet actions) {
        UiAction palette = actions.get("palette");
        Label key = Panels.label(palette.keyText(), "key-cap");
        HBox face =
                Panels.row(
                        Icons.icon(MaterialDesignM.MAGNIFY),
                        Panels.label(Texts.of("search.prompt"), "search-prompt"),
                        Panels.spacer(),
                        key);
        Button search = new Button();
        search.setId("action-palette");
        search.setGraphic(face);
        face.prefWidthProperty().bind(search.widthProperty().subtract(22));
        search.setAccessibleText(Texts.of("action.palette"));
        search.getStyleClass().add("search-button");
        search.setOnAction(_ -> palette.fire());
        search.setMinWidth(150);
        return search;
    }

    private void showFaces() {
        faces.getChildren().clear();
        int here = model.roster.rows().size();
        int shown = here > FACES ? FACES - 1 : here;
        for (RosterRow row : model.roster.rows().subList(0, shown)) {
            AvatarCircle face =
                    new AvatarCircle(row.member().initials(), row.member().colour(), 14);
            face.getStyleClass().add("face");
            faces.getChildren().add(face);
        }
        if (here > shown) {
            Label rest = Panels.label("+" + (here - shown), "face-rest");
            faces.getChildren().add(rest);
        }
    }
}
