package org.orrery.ui.room;

import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.ui.action.ActionButton;
import org.orrery.ui.action.ActionSet;
import org.orrery.ui.action.CommandPalette;
import org.orrery.ui.action.KeySheet;
import org.orrery.ui.action.UiAction.Group;
import org.orrery.ui.analysis.AnalysisPanel;
import org.orrery.ui.annotation.AnnotationsPanel;
import org.orrery.ui.annotation.PictureStore;
import org.orrery.ui.bookmark.BookmarksPanel;
import org.orrery.ui.bookmark.BookmarksViewModel;
import org.orrery.ui.chat.ChatView;
import org.orrery.ui.control.Panels;
import org.orrery.ui.data.DataPanel;
import org.orrery.ui.data.RoomViews;
import org.orrery.ui.data.RowPanel;
import org.orrery.ui.meeting.KnockList;
import org.orrery.ui.meeting.MeetingSheets;
import org.orrery.ui.meeting.Question;
import org.orrery.ui.meeting.StateBanner;
import org.orrery.ui.meeting.Watermark;
import org.orrery.ui.notice.ToastLayer;
import org.orrery.ui.page.DataPage;
import org.orrery.ui.query.QuerySheet;
import org.orrery.ui.roster.RosterView;
import org.orrery.ui.scene.ScenePane;
import org.orrery.ui.scene.Tool;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.start.JoinTarget;
import org.orrery.ui.status.StatusBar;
import org.orrery.ui.table.TablePane;
import org.orrery.ui.text.Texts;
import org.orrery.ui.tour.TourBar;
import org.orrery.ui.tour.TourViewModel;
import org.orrery.ui.twin.FigurePane;
import org.orrery.ui.twin.TwinPane;

/// The page of one room.
public final class RoomPage extends StackPane implements AutoCloseable {
    private static final double SIDE_WIDTH = 304;
    private final Entrance entrance;
    private final RoomContext context;
    private final RoomViewModel model;
    private final ScenePane scene;
    private final BookmarksViewModel bookmarks;
    private final TourViewModel tours;
    private final TourBar tourBar;
    private final ActionSet actions;
    private final SidePanels side;
    private final SplitPane people;
    private final ChatView chat;
    private final TopBar top;
    private final FollowBanner banner;
    private final Overlay overlay = new Overlay();
    private final MeetingSheets sheets;
    private final CommandPalette palette;
    private final QuerySheet query;
    private final DataPage dataPage;
    private final SplitPane middle = new SplitPane();
    private final TwinPane twin;
    private final Heartbeat heartbeat = new Heartbeat();

    public RoomPage(Entrance entrance, RoomContext context) {
        this.entrance = entrance;
        this.context = context;
        this.model = new RoomViewModel(entrance, context);
        setId("room-page");
        getStyleClass().add("room-page");
        scene =
                new ScenePane(
                        model.scene,
                        model.bench,
                        model.follow,
                        context.renderer(),
                        context.theme().themeProperty());
        sheets = new MeetingSheets(model.meeting, model.invites, model.terms, overlay::close);
        bookmarks = model.bookmarks(scene::pose, scene::moveTo);
        tours = new TourViewModel(model.room, bookmarks, model.follow, model.notices);
        tourBar = new TourBar(model.room, tours, bookmarks, model.follow);
        query = new QuerySheet(model.query, overlay::close);
        dataPage = new DataPage(model.dataPage, overlay::close);
        model.query.onShown(() -> closeQuery());
        actions = RoomActions.of(this, model);
        palette = new CommandPalette(actions, overlay::close);
        side = sidePanels();
        chat =
                new ChatView(
                        model.chat,
                        context.inbox(),
                        model.room.access().creationObjection(Kinds.CHAT));
        people =
                new SplitPane(
                        new RosterView(
                                model.roster,
                                new KnockList(model.meeting),
                                camerasButton(),
                                this::copyLink),
                        chat);
        people.setOrientation(Orientation.VERTICAL);
        people.setDividerPositions(0.48);
        people.setId("people");
        people.getStyleClass().add("people");
        people.setMinWidth(SIDE_WIDTH);
        people.setPrefWidth(SIDE_WIDTH);
        people.setMaxWidth(SIDE_WIDTH);
        twin =
                new TwinPane(
                        new TablePane(
                                model.table,
                                model.filters,
                                model.selection,
                                context.services().jobs(),
                                context.inbox()),
                        new FigurePane(model.figure),
                        model.filters,
                        this::toggleTable);
        top = new TopBar(model, actions, this::showPolicy);
        banner = new FollowBanner(model);
        BorderPane frame = new BorderPane();
        frame.setTop(top);
        frame.setLeft(side);
        StackPane centre = centre();
        middle.setOrientation(Orientation.VERTICAL);
        middle.getStyleClass().add("middle");
        middle.getItems().add(centre);
        VBox.setVgrow(middle, Priority.ALWAYS);
        frame.setCenter(new VBox(new StateBanner(model.meeting), middle));
        frame.setRight(people);
        frame.setBottom(new StatusBar(model.status, context.services().version()));
        getChildren().addAll(frame, overlay);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.annotations.openProperty().subscribe((_, now) -> openAnnotations(now.isPresent()));
        model.annotations.draftProperty().subscribe((_, now) -> openAnnotations(now.isPresent()));
        model.meeting.questionProperty().subscribe((_, asked) -> asked.ifPresent(this::ask));
        model.room.onPutOut(reason -> context.putOut().accept(entrance, reason));
        startCamera(model.room.document());
        heartbeat.start();
    }

    ScenePane scene() {
        return scene;
    }

    /// The view-models, for tests of the page.
    RoomViewModel model() {
        return model;
    }

    TourViewModel tours() {
        return tours;
    }

    ActionSet actions() {
        return actions;
    }

    /// Name of the room, for the window's title.
    public ReadOnlyStringProperty titleProperty() {
        return model.room.titleProperty();
    }

    @Override
    public void close() {
        heartbeat.stop();
        scene.close();
        model.dataPage.close();
        model.query.close();
        model.room.close();
    }

    void leave() {
        context.leave().run();
    }

    void addBookmark() {
        bookmarks.add("");
        side.open(SidePanels.Kind.BOOKMARKS);
    }

    /// Writes about what is selected, or attaches a thread to it.
    void annotateSelection() {
        if (!scene.annotateSelection()) {
            model.notices.info(Texts.of("annotation.attach.nothing"));
        }
    }

    /// Points something out to everybody.
    void ping() {
        if (!scene.ping()) {
            model.notices.info(Texts.of("ping.often"));
        }
    }

    void goToPing() {
        if (!scene.goToPing()) {
            model.notices.info(Texts.of("ping.nobody"));
        }
    }

    void focusChat() {
        people.setVisible(true);
        people.setManaged(true);
        chat.focusInput();
    }

    void copyLink() {
        RoomViewModel.copy(JoinTarget.link(entrance.relay().base(), entrance.room().session()));
        model.notices.success(Texts.of("invite.copied"));
    }

    void exportPicture() {
        var picture = scene.picture();
        saveAs("export.picture", "png").ifPresent(file -> model.export.savePicture(picture, file));
    }

    void exportRows() {
        saveAs("export.rows", "csv").ifPresent(model.export::saveRows);
    }

    void exportDrawing() {
        model.figure
                .wanted()
                .ifPresentOrElse(
                        drawing -> {
                            SceneTheme theme = model.figure.theme();
                            saveAs("export.drawing", "svg")
                                    .ifPresent(
                                            file -> model.export.saveDrawing(drawing, theme, file));
                        },
                        () -> model.notices.warning(Texts.of("export.nodata")));
    }

    void exportScene() {
        List<SceneContent> charts =
                model.bench.chartsProperty().get().stream()
                        .map(drawn -> drawn.picture().content())
                        .toList();
        Vec3 camera = scene.pose().position();
        SceneTheme theme = model.bench.theme();
        saveAs("export.scene", "glb")
                .ifPresent(file -> model.export.saveScene(charts, camera, theme, file));
    }

    private Optional<Path> saveAs(String key, String extension) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("action." + key));
        chooser.setInitialFileName(model.export.suggestedName() + "." + extension);
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(Texts.of(key + ".kind"), "*." + extension));
        return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow()))
                .map(File::toPath);
    }

    void askPasscode() {
        openSheet(sheets.passcode());
    }

    void askTitle() {
        openSheet(sheets.rename(model.room.titleProperty().get()));
    }

    void showBans() {
        openSheet(sheets.bans());
    }

    void showInvites() {
        openSheet(sheets.invites());
    }

    void askLevels() {
        openSheet(sheets.levels());
    }

    void askStart() {
        openSheet(sheets.schedule());
    }

    void openQuery() {
        openSheet(query);
    }

    void openDataPage() {
        overlay.open(dataPage, Pos.CENTER);
        dataPage.focusColumns();
    }

    /// What the query gave is to be seen now.
    private void closeQuery() {
        if (overlay.isOpen() && query.getScene() != null) {
            overlay.close();
        }
    }

    void showPolicy() {
        openSheet(sheets.policy());
    }

    /// A link of an annotation leads out of the program.
    private void askToOpen(URI page) {
        ask(
                new Question(
                        Texts.of("markdown.ask"),
                        page.toString(),
                        Texts.of("markdown.open"),
                        () -> context.services().openInBrowser(page)));
    }

    private void ask(Question question) {
        openSheet(sheets.confirm(question));
        model.meeting.questionProperty().set(Optional.empty());
    }

    /// A sheet begins where something can be typed or chosen, else at its last button.
    private void openSheet(Region sheet) {
        overlay.open(sheet, Pos.CENTER);
        firstInput(sheet)
                .or(() -> sheet.lookupAll(".button").stream().reduce((_, last) -> last))
                .ifPresent(Node::requestFocus);
    }

    private static Optional<Node> firstInput(Node node) {
        if (!node.isVisible()) {
            return Optional.empty();
        }
        if (node instanceof TextInputControl || node instanceof ComboBoxBase<?>) {
            return Optional.of(node).filter(Node::isFocusTraversable);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> firstInput(child).stream())
                        .findFirst()
                : Optional.empty();
    }

    /// Esc goes one step back: a sheet, a draft, following, the tool, the selection.
    void escape() {
        if (overlay.isOpen()) {
            overlay.close();
        } else if (model.annotations.attachingProperty().get().isPresent()) {
            model.annotations.attachingProperty().set(Optional.empty());
        } else if (model.annotations.draftProperty().get().isPresent()) {
            model.annotations.cancel();
        } else if (model.follow.isActive()) {
            model.follow.stop(false);
        } else if (tours.part().isPresent()) {
            tours.leave();
        } else if (model.scene.toolProperty().get() != Tool.SELECT) {
            model.scene.toolProperty().set(Tool.SELECT);
        } else {
            scene.focusScene();
        }
    }

    void openPalette() {
        overlay.open(palette, Pos.TOP_CENTER);
        palette.open();
    }

    void openKeys() {
        if (overlay.isOpen()) {
            overlay.close();
            return;
        }
        KeySheet sheet = new KeySheet(actions, sceneKeys(), overlay::close);
        overlay.open(sheet, Pos.CENTER);
        sheet.lookupAll(".button").stream().findFirst().ifPresent(Node::requestFocus);
    }

    void toggleNotices() {
        top.toggleNotices();
    }

    void toggleTheme() {
        context.theme().toggle();
    }

    /// Shows the table or the flat drawing below the scene, or hides it.
    void toggleTable() {
        if (middle.getItems().remove(twin)) {
            scene.focusScene();
        } else {
            showTwin();
            twin.focusContent();
        }
    }

    /// Shows the flat drawing of the chart in hand below the scene.
    void showFigure() {
        showTwin();
        twin.showFigure();
    }

    private void showTwin() {
        if (!middle.getItems().contains(twin)) {
            middle.getItems().add(twin);
            middle.setDividerPositions(0.5);
        }
    }

    void togglePanel(SidePanels.Kind kind) {
        side.toggle(kind);
    }

    /// Hides and shows people and chat.
    void toggleSide() {
        people.setVisible(!people.isVisible());
        people.setManaged(people.isVisible());
    }

    private SidePanels sidePanels() {
        Map<SidePanels.Kind, Node> panels = new EnumMap<>(SidePanels.Kind.class);
        panels.put(
                SidePanels.Kind.DATA,
                new DataPanel(
                        model.table,
                        model.chart,
                        model.filters,
                        model.room.access(),
                        Panels.row(
                                ActionButton.of(actions.get("data.page"), "flat"),
                                ActionButton.of(actions.get("query"), "flat"))));
        panels.put(
                SidePanels.Kind.ANALYSIS,
                new AnalysisPanel(model.room, model.insights, model.chart));
        panels.put(
                SidePanels.Kind.ANNOTATIONS,
                new AnnotationsPanel(
                        model.room,
                        model.annotations,
                        new PictureStore(entrance.relay(), context.services().jobs()),
                        new AnnotationsPanel.Actions(
                                scene::show, this::annotateSelection, this::askToOpen)));
        panels.put(
                SidePanels.Kind.BOOKMARKS,
                new BookmarksPanel(model.room, bookmarks, model.notices, tours::start));
        panels.put(
                SidePanels.Kind.ROW,
                new RowPanel(
                        model.room,
                        model.table,
                        model.filters,
                        model.selection,
                        context.services().jobs()));
        return new SidePanels(panels, ActionButton.of(actions.get("side"), "flat", "rail-button"));
    }

    private StackPane centre() {
        SceneToolbar toolbar = new SceneToolbar(actions, model);
        ToastLayer toasts = new ToastLayer(model.notices);
        StackPane mark = watermark();
        VBox banners = new VBox(8, banner, tourBar);
        banners.setPickOnBounds(false);
        banners.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane centre = new StackPane(scene, mark, banners, toolbar, toasts);
        StackPane.setAlignment(toolbar, Pos.BOTTOM_CENTER);
        StackPane.setMargin(toolbar, new Insets(0, 0, 18, 0));
        StackPane.setAlignment(banners, Pos.TOP_LEFT);
        StackPane.setMargin(banners, new Insets(14, 0, 0, 14));
        StackPane.setAlignment(toasts, Pos.BOTTOM_RIGHT);
        StackPane.setMargin(toasts, new Insets(0, 14, 82, 0));
        centre.getStyleClass().add("scene-frame");
        centre.setMinSize(0, 0);
        return centre;
    }

    private ToggleButton camerasButton() {
        ToggleButton cameras = ActionButton.toggle(actions.get("cameras"), "flat");
        model.scene.camerasProperty().subscribe(cameras::setSelected);
        return cameras;
    }

    /// My name and id over the scene while the policy asks for it.
    private StackPane watermark() {
        StackPane layer = new StackPane();
        layer.setMouseTransparent(true);
        layer.setMinSize(0, 0);
        String me = model.room.nameOf(model.room.me()) + " · " + model.room.me().value();
        model.meeting
                .standProperty()
                .map(stand -> stand.policy().watermark())
                .subscribe(wanted -> {
                    if (wanted) {
                        layer.getChildren().setAll(new Watermark(me));
                    } else {
                        layer.getChildren().clear();
                    }
                });
        return layer;
    }

    private static List<KeySheet.Extra> sceneKeys() {
        return List.of(
                new KeySheet.Extra(
                        Group.SCENE, Texts.of("keys.orbit"), Texts.of("keys.orbit.keys")),
                new KeySheet.Extra(Group.SCENE, Texts.of("keys.pan"), Texts.of("keys.pan.keys")),
                new KeySheet.Extra(Group.SCENE, Texts.of("keys.zoom"), Texts.of("keys.zoom.keys")),
                new KeySheet.Extra(Group.SCENE, Texts.of("keys.fly"), Texts.of("keys.fly.keys")),
                new KeySheet.Extra(Group.PEOPLE, Texts.of("keys.ping"), Texts.of("keys.ping.keys")),
                new KeySheet.Extra(
                        Group.TOOLS, Texts.of("keys.rectangle"), Texts.of("keys.rectangle.keys")));
    }

    private void pressed(KeyEvent event) {
        boolean typing = event.getTarget() instanceof TextInputControl;
        if ("?".equals(event.getText()) && !typing) {
            openKeys();
            event.consume();
        } else if (actions.handle(event, typing)) {
            event.consume();
        }
    }

    private void openAnnotations(boolean something) {
        if (something) {
            side.open(SidePanels.Kind.ANNOTATIONS);
        }
    }

    /// Those who come later start where the session starts.
    private void startCamera(Document document) {
        Optional<Entity> view = RoomViews.first(document);
        view.map(entity -> Value.numbers(entity.get("camera_position")))
                .filter(at -> at.length == 3)
                .ifPresent(at -> {
                    double[] to = Value.numbers(view.orElseThrow().get("camera_target"));
                    Vec3 target = to.length == 3 ? new Vec3(to[0], to[1], to[2]) : Vec3.ZERO;
                    scene.jumpTo(Pose.lookingAt(new Vec3(at[0], at[1], at[2]), target));
                });
    }

    /// What goes on all the time: my pose to others, theirs to the scene, ages to the roster.
    private final class Heartbeat extends AnimationTimer {
        private static final long PEOPLE_NANOS = 33_000_000;
        private static final long ROSTER_NANOS = 250_000_000;
        private long people;
        private long roster;

        @Override
        public void handle(long now) {
            model.presence.tick(scene.pose());
            model.follow.tick();
            if (now - people >= PEOPLE_NANOS) {
                people = now;
                scene.showPeople();
            }
            if (now - roster >= ROSTER_NANOS) {
                roster = now;
                model.roster.refresh();
                banner.refresh();
                tourBar.refresh();
                model.status.showFrames(scene.framesPerSecond());
            }
        }
    }
}
