package org.orrery.scene3d.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.orrery.testkit.display.FxToolkit.onFx;
import static org.orrery.testkit.display.FxToolkit.runOnFx;
import static org.orrery.testkit.display.FxToolkit.waitFor;
import static org.orrery.testkit.display.FxToolkit.waitForFrames;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.raster.Pictures;
import org.orrery.scene3d.raster.SoftwareRenderer;

final class SceneViewTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final SoftwareRenderer renderer = onFx(SoftwareRenderer::new);
    private final SceneView view = onFx(() -> new SceneView(renderer, System::nanoTime));
    private final Stage stage = onFx(Stage::new);
    private final List<ScenePick> picks = new ArrayList<>();
    private final List<AreaSelection> areas = new ArrayList<>();
    private int movedByHand;

    @BeforeEach
    void openAWindow() {
        runOnFx(() -> {
            view.setOnPick(picks::add);
            view.setOnArea(areas::add);
            view.setOnUserMovedCamera(() -> movedByHand++);
            stage.setScene(new Scene(view, 640, 400));
            stage.show();
            view.contentProperty()
                    .set(
                            Pictures.points(
                                    PointCloud.Shape.SPHERE,
                                    0xffff4040,
                                    0.5,
                                    Vec3.ZERO,
                                    new Vec3(-3, 0, 3)));
            view.jumpTo(Pose.HOME);
        });
        settle();
    }

    @AfterEach
    void closeIt() {
        runOnFx(() -> {
            view.close();
            stage.close();
        });
    }

    private void settle() {
        waitForFrames(2);
        waitFor("the view to rest", () -> view.isAtRest() && imageWidth() > 0, LIMIT);
    }

    private double imageWidth() {
        Image image = ((ImageView) renderer.node()).getImage();
        return image == null ? 0 : image.getWidth();
    }

    @Test
    void theSceneIsInThePicture() {
        WritableImage picture = onFx(view::snapshotPicture);
        int centre = picture.getPixelReader().getArgb(320, 200);
        assertThat(centre >>> 16 & 255).isGreaterThan(180);
        assertThat(centre & 255).isLessThan(140);
    }

    @Test
    @Tag("SC2")
    void nothingIsDrawnWhileNothingChanges() {
        long frames = renderer.statistics().frames();
        waitForFrames(20);
        assertThat(renderer.statistics().frames()).isEqualTo(frames);
    }

    @Test
    void dragOrbitsAndSaysThatAHandDidIt() {
        drag(MouseButton.PRIMARY, false, 100, 100, 200, 140);
        settle();
        assertThat(view.poseProperty().get()).isNotEqualTo(Pose.HOME);
        assertThat(view.poseProperty().get().target().length()).isLessThan(1e-6);
        assertThat(movedByHand).isPositive();
        assertThat(picks).isEmpty();
    }

    @Test
    void aRightDragMovesTheCameraAside() {
        drag(MouseButton.SECONDARY, false, 100, 100, 200, 100);
        settle();
        Pose pose = view.poseProperty().get();
        assertThat(pose.orientation().angleTo(Pose.HOME.orientation())).isLessThan(1e-6);
        assertThat(pose.position().sub(Pose.HOME.position()).dot(pose.right())).isNegative();
    }

    @Test
    void aClickPicksWhatIsThere() {
        click(320, 200);
        click(20, 20);
        assertThat(picks).hasSize(2);
        assertThat(picks.get(0).target()).isInstanceOf(PickTarget.RowPick.class);
        assertThat(picks.get(1).target()).isInstanceOf(PickTarget.Nothing.class);
        assertThat(movedByHand).isZero();
    }

    @Test
    void aDragWithControlSelectsRows() {
        drag(MouseButton.PRIMARY, true, 300, 180, 340, 220);
        assertThat(areas).hasSize(1);
        assertThat(areas.getFirst().rows().stream()).containsExactly(0);
        assertThat(view.poseProperty().get()).isEqualTo(Pose.HOME);
    }

    @Test
    void withARectangleInHandAPlainDragSelectsRows() {
        runOnFx(() -> view.brushProperty().set(Brush.RECTANGLE));
        drag(MouseButton.PRIMARY, false, 5, 5, 635, 395);
        assertThat(areas.getFirst().rows().stream()).containsExactly(0, 1);
    }

    @Test
    void withALassoInHandAPlainDragSelectsWhatItEncloses() {
        runOnFx(() -> view.brushProperty().set(Brush.LASSO));
        drag(MouseButton.PRIMARY, false, 300, 180, 340, 180, 340, 220, 300, 220);
        assertThat(areas.getFirst().rows().stream()).containsExactly(0);
        assertThat(view.poseProperty().get()).isEqualTo(Pose.HOME);
    }

    @Test
    void theWheelZooms() {
        runOnFx(() ->
                Event.fireEvent(
                        view,
                        new ScrollEvent(
                                ScrollEvent.SCROLL,
                                320,
                                200,
                                320,
                                200,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                0,
                                120,
                                0,
                                120,
                                ScrollEvent.HorizontalTextScrollUnits.NONE,
                                0,
                                ScrollEvent.VerticalTextScrollUnits.NONE,
                                0,
                                0,
                                null)));
        settle();
        assertThat(view.poseProperty().get().focusDistance())
                .isLessThan(Pose.HOME.focusDistance() * 0.9);
    }

    @Test
    void pointingAtAThingIsTold() {
        runOnFx(() ->
                Event.fireEvent(
                        view, mouse(MouseEvent.MOUSE_MOVED, MouseButton.NONE, false, 320, 200)));
        waitFor(
                "the row under the cursor",
                () -> view.pointedAtProperty().get() instanceof PickTarget.RowPick,
                LIMIT);
    }

    @Test
    void keysWorkOnlyWithTheFocus() {
        key(KeyCode.LEFT, true);
        key(KeyCode.LEFT, false);
        settle();
        assertThat(view.poseProperty().get()).isEqualTo(Pose.HOME);
        runOnFx(() -> view.requestFocus());
        waitFor("focus", view::isFocused, LIMIT);
        key(KeyCode.LEFT, true);
        waitForFrames(5);
        key(KeyCode.LEFT, false);
        settle();
        assertThat(view.poseProperty().get()).isNotEqualTo(Pose.HOME);
        key(KeyCode.H, true);
        settle();
        assertThat(view.poseProperty().get()).isEqualTo(Pose.HOME);
    }

    @Test
    void followingMovesTheCameraWithoutCallingItAHand() {
        Pose leader = Pose.lookingAt(new Vec3(-6, 4, 2), Vec3.ZERO);
        runOnFx(() -> view.follow(leader));
        settle();
        assertThat(view.poseProperty().get()).isEqualTo(leader);
        assertThat(movedByHand).isZero();
    }

    @Test
    void peopleAndPinsAreSeenAndPicked() {
        Pose ada = Pose.lookingAt(new Vec3(0, 2, 0), new Vec3(5, 0, 0));
        runOnFx(() -> {
            view.avatarsProperty().set(List.of(Avatar.of("ada", "Ada", 0xff4caf50, ada)));
            view.markersProperty()
                    .set(List.of(new Marker("pin", new Vec3(2, 0, 0), "5", 0xffffffff, false)));
        });
        settle();
        var head = onFx(() -> view.project(new Vec3(0, 2, 0)).orElseThrow());
        var pin = onFx(() -> view.project(new Vec3(2, 0.55, 0)).orElseThrow());
        click(head.x(), head.y());
        click(pin.x(), pin.y());
        assertThat(picks.get(0).target()).isInstanceOf(PickTarget.AvatarPick.class);
        assertThat(picks.get(1).target()).isInstanceOf(PickTarget.AnnotationPick.class);
        var name = onFx(() -> view.project(new Vec3(0, 2.62, 0)).orElseThrow());
        click(name.x(), name.y() - 8);
        assertThat(picks.get(2).target()).isInstanceOf(PickTarget.AvatarPick.class);
    }

    @Test
    void whoIsGoneIsNotPickedAnyMore() {
        Pose ada = Pose.lookingAt(new Vec3(0, 2, 0), new Vec3(5, 0, 0));
        runOnFx(() ->
                view.avatarsProperty().set(List.of(Avatar.of("ada", "Ada", 0xff4caf50, ada))));
        settle();
        runOnFx(() -> view.avatarsProperty().set(List.of()));
        settle();
        var name = onFx(() -> view.project(new Vec3(0, 2.62, 0)).orElseThrow());
        click(name.x(), name.y() - 8);
        assertThat(picks.getFirst().target()).isInstanceOf(PickTarget.Nothing.class);
    }

    @Test
    void whoStandsWhereTheCameraIsDoesNotFillThePicture() {
        WritableImage before = onFx(view::snapshotPicture);
        runOnFx(() ->
                view.avatarsProperty()
                        .set(List.of(Avatar.of("ada", "Ada", 0xff4caf50, Pose.HOME))));
        settle();
        WritableImage after = onFx(view::snapshotPicture);
        assertThat(after.getPixelReader().getArgb(40, 40))
                .isEqualTo(before.getPixelReader().getArgb(40, 40));
    }

    @Test
    void aNewSizeIsANewPicture() {
        runOnFx(() -> {
            stage.setWidth(stage.getWidth() + 100);
            stage.setHeight(stage.getHeight() + 60);
        });
        waitFor("a wider picture", () -> imageWidth() > 700, LIMIT);
        settle();
        assertThat(imageWidth()).isCloseTo(view.getWidth(), within(1.0));
    }

    @Test
    void theLightThemeIsLight() {
        runOnFx(() -> view.themeProperty().set(SceneTheme.LIGHT));
        settle();
        WritableImage picture = onFx(view::snapshotPicture);
        assertThat(picture.getPixelReader().getArgb(300, 80) & 255).isGreaterThan(200);
    }

    private void click(double x, double y) {
        runOnFx(() -> {
            Event.fireEvent(
                    view, mouse(MouseEvent.MOUSE_PRESSED, MouseButton.PRIMARY, false, x, y));
            Event.fireEvent(
                    view, mouse(MouseEvent.MOUSE_RELEASED, MouseButton.PRIMARY, false, x, y));
        });
    }

    /// @param xy the corners of the way, two coordinates each
    private void drag(MouseButton button, boolean control, double... xy) {
        runOnFx(() -> {
            Event.fireEvent(view, mouse(MouseEvent.MOUSE_PRESSED, button, control, xy[0], xy[1]));
            for (int c = 2; c < xy.length; c += 2) {
                for (int i = 1; i <= 5; i++) {
                    double x = xy[c - 2] + (xy[c] - xy[c - 2]) * i / 5;
                    double y = xy[c - 1] + (xy[c + 1] - xy[c - 1]) * i / 5;
                    Event.fireEvent(view, mouse(MouseEvent.MOUSE_DRAGGED, button, control, x, y));
                }
            }
            Event.fireEvent(
                    view,
                    mouse(
                            MouseEvent.MOUSE_RELEASED,
                            button,
                            control,
                            xy[xy.length - 2],
                            xy[xy.length - 1]));
        });
    }

    private static MouseEvent mouse(
            EventType<MouseEvent> type, MouseButton button, boolean control, double x, double y) {
        boolean primary = button == MouseButton.PRIMARY;
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                button,
                1,
                false,
                control,
                false,
                false,
                primary,
                false,
                button == MouseButton.SECONDARY,
                true,
                false,
                true,
                null);
    }

    private void key(KeyCode code, boolean down) {
        runOnFx(() ->
                Event.fireEvent(
                        view,
                        new KeyEvent(
                                down ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED,
                                "",
                                "",
                                code,
                                false,
                                false,
                                false,
                                false)));
    }
}
