package org.orrery.ui.bookmark;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.control.Explained;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.session.Access;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The list of places: a click flies there, dragging or the menu reorders.
public final class BookmarksPanel extends VBox {
    private final RoomModel room;
    private final BookmarksViewModel model;
    private final NoticeBoard notices;
    private final TourStart tours;
    private final Button tour =
            new Button(Texts.of("tour.start"), Icons.icon(MaterialDesignM.MAP_MARKER_PATH));
    private final VBox list = new VBox(4);

    /// Begins a guided tour of all bookmarks.
    @FunctionalInterface
    public interface TourStart {
        /// Begins, at one of the bookmarks.
        ///
        /// @param first its number, from 0
        void start(String title, int first);
    }

    public BookmarksPanel(
            RoomModel room, BookmarksViewModel model, NoticeBoard notices, TourStart tours) {
        super(0);
        Access access = room.access();
        this.notices = notices;
        this.tours = tours;
        this.room = room;
        this.model = model;
        setId("bookmarks-panel");
        getStyleClass().addAll("panel", "side-panel");
        Button add =
                new Button(
                        Texts.of("bookmark.add"),
                        Icons.icon(MaterialDesignB.BOOKMARK_PLUS_OUTLINE));
        add.setId("bookmark-add");
        add.getStyleClass().add("accent");
        add.setMaxWidth(Double.MAX_VALUE);
        add.setOnAction(_ -> model.add(""));
        tour.setId("tour-start");
        tour.setMaxWidth(Double.MAX_VALUE);
        tour.setOnAction(_ -> tours.start("", 0));
        VBox content =
                new VBox(
                        12,
                        new Explained(add, access.creationObjection(Kinds.BOOKMARK)),
                        list,
                        new Explained(tour, access.creationObjection(Kinds.TOUR)));
        content.getStyleClass().add("panel-content");
        getChildren().addAll(Panels.header(Texts.of("bookmark.title")), Panels.scrolling(content));
        model.bookmarks().addListener((ListChangeListener<Bookmark>) _ -> show());
        show();
    }

    private void show() {
        list.getChildren().clear();
        tour.setVisible(!model.bookmarks().isEmpty());
        tour.setManaged(tour.isVisible());
        if (model.bookmarks().isEmpty()) {
            list.getChildren()
                    .add(Panels.empty(MaterialDesignB.BOOKMARK_OUTLINE, Texts.of("bookmark.none")));
        }
        int number = 0;
        for (Bookmark bookmark : model.bookmarks()) {
            list.getChildren().add(row(bookmark, number++));
        }
    }

    private HBox row(Bookmark bookmark, int index) {
        Button go = new Button();
        go.setId("bookmark-" + bookmark.id());
        go.setAccessibleText(Texts.of("bookmark.go", bookmark.name()));
        VBox text =
                new VBox(
                        1,
                        Panels.label(bookmark.name(), "bookmark-name"),
                        Panels.label(
                                Texts.of("bookmark.by", room.nameOf(bookmark.owner())),
                                "person-detail"));
        HBox face = Panels.row(Panels.label(String.valueOf(index + 1), "bookmark-number"), text);
        face.setSpacing(10);
        go.setGraphic(face);
        go.setAlignment(Pos.CENTER_LEFT);
        go.setMaxWidth(Double.MAX_VALUE);
        go.getStyleClass().addAll("flat", "bookmark-go");
        go.setOnAction(_ -> go(bookmark));
        HBox.setHgrow(go, Priority.ALWAYS);
        HBox row = new HBox(2, go, menu(bookmark, index, go));
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("bookmark-row");
        if (bookmark.changeable()) {
            makeDraggable(row, bookmark, index);
        }
        return row;
    }

    /// Flies there; what else the bookmark keeps would change the room for everybody, so it is offered.
    private void go(Bookmark bookmark) {
        model.go(bookmark);
        if (model.differs(bookmark)) {
            notices.info(
                    Texts.of("bookmark.other"),
                    new Notice.NextStep(
                            "bookmark-restore",
                            Texts.of("bookmark.restore"),
                            () -> model.restore(bookmark)));
        }
    }

    private MenuButton menu(Bookmark bookmark, int index, Button go) {
        MenuButton menu = new MenuButton(null, Icons.icon(MaterialDesignD.DOTS_VERTICAL));
        menu.setAccessibleText(Texts.of("bookmark.more", bookmark.name()));
        menu.getStyleClass().addAll("button-icon", "flat", "icon-button", "no-arrow");
        menu.setId("bookmark-menu-" + bookmark.id());
        menu.getItems()
                .addAll(
                        item("bookmark.restore", () -> model.restore(bookmark)),
                        item("tour.start.here", () -> tours.start("", index)));
        if (bookmark.changeable()) {
            menu.getItems()
                    .addAll(
                            item("bookmark.rename", () -> rename(bookmark, (HBox) go.getParent())),
                            item("bookmark.up", () -> model.moveTo(bookmark, index - 1)),
                            item("bookmark.down", () -> model.moveTo(bookmark, index + 1)),
                            item("bookmark.delete", () -> model.delete(bookmark)));
        }
        return menu;
    }

    private void rename(Bookmark bookmark, HBox row) {
        TextField field = new TextField(bookmark.name());
        field.setId("bookmark-rename");
        field.setAccessibleText(Texts.of("bookmark.rename"));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.setOnAction(_ -> model.rename(bookmark, field.getText()));
        field.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                event.consume();
                show();
            }
        });
        field.focusedProperty()
                .subscribe((had, has) -> {
                    if (had && !has) {
                        model.rename(bookmark, field.getText());
                        show();
                    }
                });
        row.getChildren().setAll(field);
        field.requestFocus();
        field.selectAll();
    }

    private void makeDraggable(Node row, Bookmark bookmark, int index) {
        row.setOnDragDetected(event -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(bookmark.id().toString());
            row.startDragAndDrop(TransferMode.MOVE).setContent(content);
            event.consume();
        });
        row.setOnDragOver(event -> {
            if (!row.equals(event.getGestureSource()) && event.getDragboard().hasString()) {
                event.acceptTransferModes(TransferMode.MOVE);
            }
            event.consume();
        });
        row.setOnDragDropped(event -> drop(event, index));
    }

    private void drop(DragEvent event, int index) {
        String id = event.getDragboard().getString();
        model.bookmarks().stream()
                .filter(bookmark -> bookmark.id().toString().equals(id))
                .findFirst()
                .ifPresent(bookmark -> model.moveTo(bookmark, index));
        event.setDropCompleted(true);
        event.consume();
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }
}
