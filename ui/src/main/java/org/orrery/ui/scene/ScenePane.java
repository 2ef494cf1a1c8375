package org.orrery.ui.scene;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneRenderer;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.chart.Chart;
import org.orrery.scene3d.view.Brush;
import org.orrery.scene3d.view.ScenePick;
import org.orrery.scene3d.view.SceneView;
import org.orrery.ui.annotation.AnnotationThread;
import org.orrery.ui.data.RoomChart;
import org.orrery.ui.follow.FollowCamera;
import org.orrery.ui.follow.FollowViewModel;
import org.orrery.ui.measure.Measure;
import org.orrery.ui.text.Texts;
import org.orrery.ui.theme.Theme;

/// The scene with what lies over it.
public final class ScenePane extends StackPane implements AutoCloseable {
    private static final double CHART_HALF_WIDTH = 8.4;

    /// The point looked at: below the middle, because the toolbar covers the foot of the picture.
    private static final Vec3 LOWERED = new Vec3(0, -0.5, 0);

    private final SceneViewModel model;
    private final ChartBench bench;
    private final FollowViewModel follow;
    private final SceneView view;
    private final HoverCard hover = new HoverCard();
    private final ContextMenu menu = new ContextMenu();
    private final Eyes eyes = new Eyes();
    private final Subscription dressing;
    private boolean placed;
    private boolean clicking;
    private double pointerX;
    private double pointerY;

    public ScenePane(
            SceneViewModel model,
            ChartBench bench,
            FollowViewModel follow,
            SceneRenderer renderer,
            ObservableValue<Theme> theme) {
        this.model = model;
        this.bench = bench;
        this.follow = follow;
        this.view = new SceneView(renderer, System::nanoTime);
        setId("scene");
        getStyleClass().add("scene-pane");
        view.setId("scene-view");
        view.setAccessibleText(Texts.of("scene.name"));
        LegendCard legend = new LegendCard(model::onlyColour);
        StackPane.setAlignment(legend, Pos.TOP_RIGHT);
        StackPane.setMargin(legend, new Insets(14));
        StackPane overlay = new StackPane(hover);
        overlay.setMouseTransparent(true);
        LayoutCard layout = new LayoutCard(bench.networks());
        StackPane.setAlignment(layout, Pos.CENTER);
        getChildren().addAll(view, new RoundedCorners(12), legend, layout, overlay);
        dressing = theme.subscribe(now -> dress(now.isDark() ? SceneTheme.DARK : SceneTheme.LIGHT));
        bench.chartProperty().subscribe(chart -> show(chart, legend));
        bench.chartsProperty().subscribe(_ -> showBeside());
        model.chart().activeProperty().subscribe(this::visit);
        model.annotations()
                .threads()
                .addListener((ListChangeListener<AnnotationThread>) _ -> showMarkers());
        model.toolProperty().subscribe(tool -> view.brushProperty().set(brush(tool)));
        model.peopleProperty().subscribe(_ -> showPeople());
        view.camerasProperty().bind(model.camerasProperty());
        model.pings().callsProperty().subscribe(_ -> showPings());
        model.measures().measures().addListener((ListChangeListener<Measure>) _ -> showBeside());
        MeasureCard measures =
                new MeasureCard(
                        model.room(),
                        model.measures(),
                        () -> bench.chartProperty().get(),
                        model::measureSelected);
        StackPane.setAlignment(measures, Pos.BOTTOM_LEFT);
        StackPane.setMargin(measures, new Insets(0, 0, 84, 14));
        getChildren().add(measures);
        model.toolProperty()
                .subscribe(tool -> {
                    measures.setVisible(tool == Tool.MEASURE);
                    measures.show();
                });
        bench.chartProperty().subscribe(_ -> measures.show());
        view.setOnPick(this::picked);
        view.setOnArea(area -> model.select(area.rows(), area.additive()));
        view.setOnUserMovedCamera(() -> eyes.tracking = false);
        view.addEventFilter(
                MouseEvent.MOUSE_MOVED,
                event -> {
                    pointerX = event.getX();
                    pointerY = event.getY();
                    hover.placeAt(pointerX, pointerY, getLayoutBounds());
                });
        view.pointedAtProperty().subscribe(this::hovered);
        view.widthProperty().subscribe(_ -> placeOnce());
        follow.connect(eyes);
    }

    public Pose pose() {
        return view.poseProperty().get();
    }

    private static Brush brush(Tool tool) {
        return switch (tool) {
            case RECTANGLE -> Brush.RECTANGLE;
            case LASSO -> Brush.LASSO;
            case SELECT, ANNOTATE, POINT, MEASURE -> Brush.NONE;
        };
    }

    /// The scene as it is shown now.
    public Image picture() {
        return view.snapshotPicture();
    }

    public double framesPerSecond() {
        return view.fpsProperty().get();
    }

    public void focusScene() {
        view.requestFocus();
    }

    public void home() {
        eyes.moveTo(movedBy(Pose.HOME, place(model.chart().activeProperty().get())));
    }

    /// Seen from the direction of home, all charts of the room.
    public void overview() {
        List<RoomChart> charts = model.chart().charts();
        Vec3 first = charts.isEmpty() ? Vec3.ZERO : charts.getFirst().offset();
        Vec3 last = charts.isEmpty() ? Vec3.ZERO : charts.getLast().offset();
        eyes.moveTo(whole(first.lerp(last, 0.5), CHART_HALF_WIDTH + first.distance(last) / 2));
    }

    public void frameData() {
        eyes.tracking = false;
        view.frameData();
    }

    /// Points out to everybody what is under the pointer; without one, what is selected or looked at.
    ///
    /// @return whether it was sent
    public boolean ping() {
        return model.ping(view.isHover() ? view.pointedAtProperty().get() : inView());
    }

    private PickTarget inView() {
        return new PickTarget.Nothing(
                model.middleOfSelection(bench.chartProperty().get().content().rows())
                        .orElseGet(() -> pose().target()));
    }

    /// Turns to what somebody pointed out last; says whether anybody did.
    public boolean goToPing() {
        var call = model.pings().newestOfOthers();
        call.ifPresent(found -> {
            eyes.tracking = false;
            view.focusOn(model.placeOf(found, rows()));
        });
        return call.isPresent();
    }

    public void moveTo(Pose pose) {
        eyes.moveTo(pose);
    }

    public void jumpTo(Pose pose) {
        placed = true;
        eyes.tracking = false;
        view.jumpTo(pose);
    }

    /// Brings what an annotation is about into the picture.
    public void show(AnnotationThread thread) {
        Vec3 here = pose().target();
        PinPlaces.of(thread.anchor(), bench.chartsProperty().get())
                .min(Comparator.comparingDouble(place -> place.distance(here)))
                .ifPresent(place -> {
                    eyes.tracking = false;
                    view.focusOn(place);
                });
    }

    /// Begins an annotation on what is selected; says whether anything is.
    public boolean annotateSelection() {
        return model.annotateSelection(bench.chartProperty().get().content().rows());
    }

    /// Draws the others where they are now, but for whom I look through: I would look into their head.
    public void showPeople() {
        Optional<UserId> leader = follow.leader();
        view.avatarsProperty()
                .set(
                        model.avatars().stream()
                                .filter(avatar ->
                                        leader.filter(user -> user.value().equals(avatar.id()))
                                                .isEmpty())
                                .toList());
    }

    @Override
    public void close() {
        dressing.unsubscribe();
        view.close();
    }

    /// Seen from the direction of home, as far away as so much with its axis titles needs in a picture of this shape.
    private Pose whole(Vec3 middle, double halfWidth) {
        double aspect = view.getWidth() / Math.max(1, view.getHeight());
        double perUnit = Math.tan(Viewport.FIELD_OF_VIEW / 2) * aspect;
        double distance =
                Math.max(Pose.HOME.position().length(), halfWidth / Math.max(0.1, perUnit));
        Vec3 centre = middle.add(LOWERED);
        return Pose.lookingAt(Pose.HOME.position().normalized().mul(distance).add(centre), centre);
    }

    private void dress(SceneTheme theme) {
        view.themeProperty().set(theme);
        bench.setTheme(theme);
        showBeside();
    }

    /// The other charts of the room, and the titles of all.
    private void showBeside() {
        Chart inHand = bench.chartProperty().get();
        List<SceneContent> beside = new ArrayList<>();
        bench.chartsProperty().get().stream()
                .map(ChartBench.Drawn::picture)
                .filter(chart -> !chart.equals(inHand))
                .forEach(chart -> beside.add(chart.content()));
        beside.add(
                MeasureLayer.of(model.measures().measures(), inHand, view.themeProperty().get()));
        beside.add(ChartTitles.of(model.chart().charts(), view.themeProperty().get()));
        view.besideProperty().set(beside);
        showMarkers();
    }

    /// Goes over to a chart that was taken in hand, unless it was taken with the mouse.
    private void visit(Optional<RoomChart> before, Optional<RoomChart> now) {
        Vec3 way = place(now).sub(place(before));
        if (placed && !clicking && !eyes.tracking && !way.equals(Vec3.ZERO)) {
            view.moveTo(movedBy(view.poseProperty().get(), way));
        }
    }

    private static Vec3 place(Optional<RoomChart> chart) {
        return chart.map(RoomChart::offset).orElse(Vec3.ZERO);
    }

    private static Pose movedBy(Pose pose, Vec3 way) {
        return new Pose(pose.position().add(way), pose.orientation(), pose.focusDistance());
    }

    /// What was clicked belongs to the chart that is taken in hand by that.
    private void takeInHand(PickTarget target) {
        boolean data =
                target instanceof PickTarget.RowPick || target instanceof PickTarget.GroupPick;
        if (data) {
            clicking = true;
            model.takeInHand(target.position());
            clicking = false;
        }
    }

    private void show(Chart chart, LegendCard legend) {
        view.contentProperty().set(chart.content());
        view.setAccessibleHelp(chart.caption());
        legend.show(chart);
        showBeside();
        showPings();
        placeOnce();
    }

    /// The first chart is brought into the picture whole, unless the camera was put somewhere.
    private void placeOnce() {
        boolean drawn = bench.chartProperty().get().content().rows().rows() > 0;
        if (!placed && drawn && view.getWidth() > 1) {
            placed = true;
            view.jumpTo(whole(place(model.chart().activeProperty().get()), CHART_HALF_WIDTH));
        }
    }

    private void showMarkers() {
        view.markersProperty().set(model.markers(bench.chartsProperty().get()));
    }

    private void showPings() {
        view.pingsProperty().set(model.calls(rows()));
    }

    /// Where each chart draws the rows.
    private List<RowPositions> rows() {
        return bench.chartsProperty().get().stream()
                .map(chart -> chart.picture().content().rows())
                .toList();
    }

    private void hovered(PickTarget target) {
        switch (target) {
            case PickTarget.RowPick(int row, Vec3 _) ->
                    hover.show(model.subject(row), model.cells(row));
            case PickTarget.GroupPick group ->
                    hover.show(
                            group.label() + " · " + Texts.of("scene.rows", group.rows().length),
                            List.of());
            case PickTarget.AnnotationPick(String id, Vec3 _) ->
                    model.annotations().threads().stream()
                            .filter(thread -> thread.id().toString().equals(id))
                            .findFirst()
                            .ifPresent(thread -> hover.show(shortened(thread.body()), List.of()));
            case PickTarget.AvatarPick _, PickTarget.Nothing _ -> hover.hide();
        }
        hover.placeAt(pointerX, pointerY, getLayoutBounds());
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 59) + "…";
    }

    private void picked(ScenePick pick) {
        menu.hide();
        takeInHand(pick.target());
        if (pick.button() == ScenePick.Button.MIDDLE) {
            var _ = model.ping(pick.target());
        } else if (pick.button() == ScenePick.Button.PRIMARY
                && model.camerasProperty().get()
                && pick.target() instanceof PickTarget.AvatarPick(String id, Vec3 _)) {
            follow.visit(new UserId(id));
        } else if (pick.button() == ScenePick.Button.SECONDARY
                || pick.target() instanceof PickTarget.AvatarPick) {
            openMenu(pick);
        } else if (pick.clicks() == 1) {
            model.click(pick.target(), pick.additive());
        }
    }

    private void openMenu(ScenePick pick) {
        List<MenuItem> items = new ArrayList<>();
        switch (pick.target()) {
            case PickTarget.RowPick(int row, Vec3 at) -> {
                items.add(item("menu.annotate", () -> model.annotations().begin(row, at)));
                items.add(axisMenu(row));
                items.add(item("menu.select", () -> select(pick.target(), false)));
                items.add(item("menu.select.add", () -> select(pick.target(), true)));
                model.colourCategory(row)
                        .ifPresent(cell ->
                                items.add(
                                        item(
                                                "menu.only",
                                                () -> model.only(cell.column().full(), cell.text()),
                                                cell.text())));
                items.add(item("menu.copy", () -> copy(model.rowText(row))));
                items.add(item("menu.centre", () -> view.focusOn(at)));
            }
            case PickTarget.GroupPick group -> {
                items.add(
                        item(
                                "menu.annotate.group",
                                () -> model.annotateGroup(group),
                                group.rows().length));
                items.add(item("menu.select", () -> select(group, false)));
                items.add(item("menu.select.add", () -> select(group, true)));
                items.add(item("menu.centre", () -> view.focusOn(group.position())));
            }
            case PickTarget.AnnotationPick(String id, Vec3 _) ->
                    items.add(item("menu.open", () -> model.openAnnotation(id)));
            case PickTarget.AvatarPick(String id, Vec3 at) -> {
                items.add(item("menu.visit", () -> follow.visit(new UserId(id))));
                items.add(item("menu.follow", () -> follow.follow(new UserId(id))));
                items.add(item("menu.lead", () -> follow.invite(new UserId(id))));
                items.add(item("menu.centre", () -> view.focusOn(at)));
            }
            case PickTarget.Nothing(Vec3 at) -> {
                items.add(item("menu.annotate.here", () -> model.annotations().begin(-1, at)));
                items.add(axisMenu(-1));
                items.add(item("action.home", this::home));
                items.add(item("action.frame", this::frameData));
            }
        }
        menu.getItems().setAll(items);
        var place = view.localToScreen(pick.x(), pick.y());
        menu.show(view, place.getX(), place.getY());
    }

    /// The axes of the chart in hand, at the values of a row when there is one.
    private Menu axisMenu(int row) {
        Menu axes = new Menu(Texts.of("menu.annotate.axis"));
        model.axes()
                .forEach(channel -> {
                    MenuItem item = new MenuItem(model.textOn(channel, row));
                    item.setOnAction(_ -> model.annotateAxis(channel, row));
                    axes.getItems().add(item);
                });
        axes.setVisible(!axes.getItems().isEmpty());
        return axes;
    }

    private void select(PickTarget target, boolean additive) {
        switch (target) {
            case PickTarget.RowPick(int row, Vec3 _) -> {
                java.util.BitSet one = new java.util.BitSet();
                one.set(row);
                model.select(one, additive);
            }
            case PickTarget.GroupPick group -> model.select(SceneViewModel.rows(group), additive);
            case PickTarget.AnnotationPick _, PickTarget.AvatarPick _, PickTarget.Nothing _ -> {}
        }
    }

    private static void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static MenuItem item(String key, Runnable action, Object... arguments) {
        MenuItem item = new MenuItem(Texts.of(key, arguments));
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// The camera as following sees it.
    private final class Eyes implements FollowCamera {
        private boolean tracking;

        @Override
        public Pose pose() {
            return ScenePane.this.pose();
        }

        @Override
        public void track(Pose leader) {
            tracking = true;
            view.follow(leader);
        }

        @Override
        public boolean isTracking() {
            return tracking;
        }

        @Override
        public void stopTracking() {
            tracking = false;
            view.stopFollowing();
        }

        @Override
        public void moveTo(Pose pose) {
            tracking = false;
            view.moveTo(pose);
        }
    }
}
