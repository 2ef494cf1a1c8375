package org.orrery.scene3d.view;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.RenderStatistics;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneRenderer;
import org.orrery.scene3d.SceneRenderer.ShownFrame;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ScreenArea;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.camera.CameraRig;
import org.orrery.scene3d.pick.Picker;

/// Shows a scene and lets a person move in it with mouse and keyboard. FX thread only. Nothing is drawn while nothing changes.
/// Call [#close()] when it is not needed any more.
public final class SceneView extends Region implements AutoCloseable {
    /// More pixels than this are not drawn; the picture is scaled up instead.
    private static final double MOST_PIXELS = 2560 * 1440;

    private static final long FPS_EVERY_NANOS = 250_000_000L;

    private final ObjectProperty<SceneContent> content =
            new SimpleObjectProperty<>(this, "content", SceneContent.EMPTY);
    private final ObjectProperty<List<SceneContent>> beside =
            new SimpleObjectProperty<>(this, "beside", List.of());
    private final ObjectProperty<List<Avatar>> avatars =
            new SimpleObjectProperty<>(this, "avatars", List.of());
    private final ObjectProperty<List<Marker>> markers =
            new SimpleObjectProperty<>(this, "markers", List.of());
    private final BooleanProperty cameras = new SimpleBooleanProperty(this, "cameras", false);
    private final ObjectProperty<List<Ping>> pings =
            new SimpleObjectProperty<>(this, "pings", List.of());
    private final ObjectProperty<SceneTheme> theme =
            new SimpleObjectProperty<>(this, "theme", SceneTheme.DARK);
    private final ReadOnlyObjectWrapper<Pose> pose =
            new ReadOnlyObjectWrapper<>(this, "pose", Pose.HOME);
    private final ReadOnlyDoubleWrapper fps = new ReadOnlyDoubleWrapper(this, "fps", 0);
    private final ObjectProperty<Brush> brush =
            new SimpleObjectProperty<>(this, "brush", Brush.NONE);

    private final LongSupplier nanoClock;
    private final SceneRenderer renderer;
    private final CameraRig rig;
    private final SceneLayers layers = new SceneLayers();
    private final LabelOverlay labels = new LabelOverlay();
    private final SceneHighlights highlights = new SceneHighlights();
    private final PingOverlay pingOverlay = new PingOverlay();
    private final Pointer pointer = new Pointer(this, highlights);
    private final AnimationTimer timer = new Pulse();

    private Consumer<ScenePick> onPick = _ -> {};
    private Consumer<AreaSelection> onArea = _ -> {};
    private Runnable onUserMovedCamera = () -> {};

    private @Nullable RenderRequest requested;
    private boolean stale = true;
    private boolean awake;
    private boolean closed;
    private long lastPulse;
    private long lastFps;

    /// @param renderer is closed with the view
    /// @param nanoClock time for animations, such as `System::nanoTime`
    public SceneView(SceneRenderer renderer, LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
        this.renderer = renderer;
        this.rig = new CameraRig(nanoClock);
        getStyleClass().add("scene-view");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleRoleDescription("3D scene");
        setMinSize(80, 60);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        getChildren().addAll(renderer.node(), labels, highlights, pingOverlay);
        new SceneMouse(this);
        new SceneKeys(this);
        content.addListener((_, _, now) -> {
            layers.setChart(now);
            invalidate();
        });
        beside.addListener((_, _, now) -> {
            layers.setBeside(now);
            invalidate();
        });
        theme.addListener((_, _, _) -> rebuildLayers());
        markers.addListener((_, _, _) -> rebuildLayers());
        avatars.addListener((_, _, now) -> {
            layers.setPeople(now);
            wake();
        });
        cameras.addListener((_, _, now) -> {
            layers.setCameras(now);
            layers.setPeople(avatars.get());
            wake();
        });
        pings.addListener((_, _, now) -> {
            pingOverlay.set(now);
            wake();
        });
        sceneProperty().addListener((_, _, _) -> invalidate());
        sceneProperty()
                .flatMap(Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .addListener((_, _, _) -> invalidate());
    }

    /// What is shown apart from people and pins: a chart.
    public ObjectProperty<SceneContent> contentProperty() {
        return content;
    }

    /// What stands beside that: other charts, their titles.
    public ObjectProperty<List<SceneContent>> besideProperty() {
        return beside;
    }

    /// The other people; may be set thirty times a second, figures move smoothly between.
    public ObjectProperty<List<Avatar>> avatarsProperty() {
        return avatars;
    }

    public ObjectProperty<List<Marker>> markersProperty() {
        return markers;
    }

    /// Whether people are drawn with the frame of what they see, which can be picked like them.
    public BooleanProperty camerasProperty() {
        return cameras;
    }

    /// What others point out; each is taken off by itself when its time is over.
    public ObjectProperty<List<Ping>> pingsProperty() {
        return pings;
    }

    /// The time of this view, for [Ping#bornNanos()].
    public long nanos() {
        return nanoClock.getAsLong();
    }

    public ObjectProperty<SceneTheme> themeProperty() {
        return theme;
    }

    /// The own camera.
    public ReadOnlyObjectProperty<Pose> poseProperty() {
        return pose.getReadOnlyProperty();
    }

    /// What is under the cursor.
    public ReadOnlyObjectProperty<PickTarget> pointedAtProperty() {
        return pointer.targetProperty();
    }

    /// Frames a second while something moves; zero at rest.
    public ReadOnlyDoubleProperty fpsProperty() {
        return fps.getReadOnlyProperty();
    }

    /// What a plain left drag draws.
    public ObjectProperty<Brush> brushProperty() {
        return brush;
    }

    public void setOnPick(Consumer<ScenePick> handler) {
        onPick = handler;
    }

    public void setOnArea(Consumer<AreaSelection> handler) {
        onArea = handler;
    }

    /// Runs each time the person moves the camera by hand, so that following can be ended.
    public void setOnUserMovedCamera(Runnable handler) {
        onUserMovedCamera = handler;
    }

    /// Whether the newest of everything is shown and nothing moves.
    public boolean isAtRest() {
        return !awake;
    }

    public RenderStatistics statistics() {
        return renderer.statistics();
    }

    public void home() {
        rig.home();
        wake();
    }

    /// Brings all drawn rows into the picture.
    public void frameData() {
        DataBall ball = DataBall.around(content.get().rows());
        double aspect = getHeight() > 0 ? getWidth() / getHeight() : 1;
        rig.frame(ball.centre(), ball.radius(), Viewport.FIELD_OF_VIEW, aspect);
        wake();
    }

    /// Flies to a pose: a bookmark, somebody's place.
    public void moveTo(Pose destination) {
        rig.moveTo(destination);
        wake();
    }

    public void jumpTo(Pose destination) {
        rig.jumpTo(destination);
        wake();
    }

    public void focusOn(Vec3 point) {
        rig.focusOn(point);
        wake();
    }

    /// Keeps to the camera of somebody else; call it with every new pose of theirs.
    public void follow(Pose leader) {
        rig.follow(leader);
        wake();
    }

    public void stopFollowing() {
        rig.stopFollowing();
    }

    /// Where a point of the world is in the view now, if it is in front of the camera.
    public Optional<Projection.ScreenPoint> project(Vec3 point) {
        return projection().project(point);
    }

    /// A picture of the view as it is shown now, labels included.
    public WritableImage snapshotPicture() {
        return snapshot(null, null);
    }

    @Override
    public void close() {
        closed = true;
        timer.stop();
        renderer.close();
    }

    CameraRig rig() {
        return rig;
    }

    void byHand(Consumer<CameraRig> move) {
        move.accept(rig);
        onUserMovedCamera.run();
        wake();
    }

    Projection projection() {
        return new Projection(rig.pose(), viewport());
    }

    /// Distance, along the line of sight, of what is shown at a place; of the focus where nothing is.
    double depthAt(double x, double y) {
        Vec3 place = pickAt(x, y).position();
        Pose camera = rig.pose();
        return Math.max(0.1, place.sub(camera.position()).dot(camera.forward()));
    }

    void hoverAt(double x, double y) {
        pointer.moveTo(x, y);
        wake();
    }

    void hoverEnds() {
        pointer.leave();
    }

    void click(MouseEvent event) {
        PickTarget target = pickAt(event.getX(), event.getY());
        if (event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2
                && !(target instanceof PickTarget.Nothing)) {
            byHand(camera -> camera.focusOn(target.position()));
        }
        onPick.accept(
                new ScenePick(
                        target,
                        event.getX(),
                        event.getY(),
                        switch (event.getButton()) {
                            case PRIMARY -> ScenePick.Button.PRIMARY;
                            case MIDDLE -> ScenePick.Button.MIDDLE;
                            default -> ScenePick.Button.SECONDARY;
                        },
                        event.isShortcutDown() || event.isShiftDown(),
                        Math.min(2, event.getClickCount())));
    }

    void showRectangle(double x0, double y0, double x1, double y1) {
        highlights.showRectangle(x0, y0, x1, y1, theme.get());
    }

    void finishRectangle(boolean additive) {
        select(highlights.endRectangle(), additive);
    }

    void drawLasso(double x, double y) {
        highlights.drawLasso(x, y, theme.get());
    }

    void finishLasso(boolean additive) {
        select(highlights.endLasso(), additive);
    }

    private void select(ScreenArea area, boolean additive) {
        if (requested != null) {
            onArea.accept(new AreaSelection(new Picker(requested).rowsIn(area), additive));
        }
    }

    void wake() {
        if (!awake && !closed && getScene() != null) {
            awake = true;
            lastPulse = 0;
            timer.start();
        }
    }

    /// Labels that come and go ask for layout too, so only a new size or density counts.
    @Override
    protected void layoutChildren() {
        if (requested == null || !requested.viewport().equals(viewport())) {
            invalidate();
        }
    }

    private void invalidate() {
        stale = true;
        wake();
    }

    /// That of the frame that is shown, lest what lies over it swims.
    private Projection shownCamera() {
        Projection shown = highlights.shownCamera();
        return shown == null ? projection() : shown;
    }

    private void rebuildLayers() {
        layers.setPins(markers.get(), theme.get());
        layers.setPeople(avatars.get());
        invalidate();
    }

    private PickTarget pickAt(double x, double y) {
        return labels.pickableAt(x, y)
                .map(placed -> pick(placed.layer(), placed.label()))
                .orElseGet(() -> renderer.pick(x, y));
    }

    private static PickTarget pick(SceneContent layer, Label label) {
        return layer.picks().target(label.pickId(), label.anchor());
    }

    private Viewport viewport() {
        double width = Math.max(1, Math.round(getWidth()));
        double height = Math.max(1, Math.round(getHeight()));
        double scale = 1;
        if (getScene() != null && getScene().getWindow() != null) {
            scale = getScene().getWindow().getOutputScaleX();
        }
        return new Viewport(
                width, height, Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height))));
    }

    private void request() {
        requested = new RenderRequest(layers.all(), rig.pose(), viewport(), theme.get());
        renderer.request(requested);
        stale = false;
    }

    private void show(ShownFrame frame) {
        stale |= frame.draft();
        labels.show(frame.labels(), getWidth(), getHeight(), theme.get());
        highlights.follow(new Projection(frame.pose(), frame.viewport()));
    }

    /// Runs before each frame of the toolkit while there is something to do.
    private final class Pulse extends AnimationTimer {
        @Override
        public void handle(long now) {
            double seconds = lastPulse == 0 ? 0.016 : Math.min(0.1, (now - lastPulse) / 1e9);
            lastPulse = now;
            Pose camera = rig.update();
            boolean cameraMoved = !camera.equals(pose.get());
            pose.set(camera);
            stale |= cameraMoved;
            stale |= layers.advance(seconds, camera.position(), cameraMoved, theme.get());
            boolean hasArea = getWidth() >= 1 && getHeight() >= 1;
            if (stale && hasArea) {
                request();
            }
            renderer.showNewest().ifPresent(SceneView.this::show);
            if (now - lastFps > FPS_EVERY_NANOS) {
                lastFps = now;
                fps.set(renderer.statistics().framesPerSecond());
            }
            pointer.update(SceneView.this::pickAt, layers::placeOf, theme.get());
            pingOverlay.show(shownCamera(), getWidth(), getHeight(), nanos(), theme.get());
            boolean moving =
                    rig.isMoving()
                            || layers.isMoving()
                            || renderer.isPending()
                            || pingOverlay.isMoving();
            if (!moving && !(stale && hasArea)) {
                fps.set(0);
                awake = false;
                stop();
            }
        }
    }
}
