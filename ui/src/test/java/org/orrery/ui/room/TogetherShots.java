package org.orrery.ui.room;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.stage.Stage;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.testkit.display.Screenshot;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.presence.Pings;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.window.OrreryWindow;

/// Writes pictures of what people do together in a room: dark at 1280 and light at 1920, to the folder it is given; only those
/// whose name begins with the second argument when there is one. For people to look at.
public final class TogetherShots {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final Path folder;
    private final String only;

    private TogetherShots(Path folder, String only) {
        this.folder = folder;
        this.only = only;
    }

    public static void main(String[] arguments) {
        TogetherShots shots =
                new TogetherShots(Path.of(arguments[0]), arguments.length > 1 ? arguments[1] : "");
        shots.take(true, 1280, 800);
        shots.take(false, 1920, 1080);
        System.exit(0);
    }

    private void take(boolean dark, int width, int height) {
        String suffix = "-" + (dark ? "dark" : "light") + "-" + width;
        FakeServices services =
                new FakeServices(
                        UserSettings.initial("ada")
                                .withPerson("Ada Nowak", "#3FB67A", "robot", "collaborator")
                                .withDark(dark),
                        SampleRoom.NOON);
        Stage stage = FxToolkit.onFx(Stage::new);
        OrreryWindow window =
                FxToolkit.onFx(() -> {
                    OrreryWindow made = new OrreryWindow(stage, services, SoftwareRenderer::new);
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                    return made;
                });
        SampleRoom room = new SampleRoom("admin");
        FxToolkit.runOnFx(() -> window.enter(new Entrance(room.client(), services.relay())));
        FxToolkit.waitFor(
                "the chart",
                () -> page(stage).model().bench.chartProperty().get().content().rows().rows() > 0,
                LIMIT);
        room.showPoses();
        var beat =
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        var _ = beat.scheduleAtFixedRate(room::showPoses, 0, 80, TimeUnit.MILLISECONDS);
        avatars(stage, room, suffix);
        tour(stage, room, suffix);
        annotations(stage, room, suffix);
        act(
                stage,
                "measure" + suffix,
                60,
                page -> {
                    page.escape();
                    page.model().scene.toolProperty().set(org.orrery.ui.scene.Tool.MEASURE);
                    java.util.BitSet two = new java.util.BitSet();
                    java.util.BitSet drawn =
                            page.model().bench.chartProperty().get().content().rows().drawn();
                    two.set(drawn.nextSetBit(100));
                    two.set(drawn.nextSetBit(400));
                    page.model().scene.measures().between(two);
                });
        beat.shutdownNow();
        act(stage, "stale" + suffix, 60, page -> page.scene().home());
        FxToolkit.runOnFx(window::close);
        services.close();
    }

    private void avatars(Stage stage, SampleRoom room, String suffix) {
        act(
                stage,
                "ping" + suffix,
                30,
                page -> {
                    ping(room, SampleRoom.CHEN, new Vec3(1, 0, 1));
                    ping(room, SampleRoom.DINA, new Vec3(-30, 2, -1));
                    ping(room, SampleRoom.BRAM, new Vec3(40, -30, 20));
                });
        act(
                stage,
                "near" + suffix,
                60,
                page ->
                        page.scene()
                                .moveTo(Pose.lookingAt(new Vec3(3, 3, 4.5), new Vec3(6.5, 4, 3))));
        act(
                stage,
                "front" + suffix,
                60,
                page ->
                        page.scene()
                                .moveTo(
                                        Pose.lookingAt(
                                                new Vec3(0, 1.6, 2), new Vec3(0.8, 2.0, 7.2))));
    }

    private void tour(Stage stage, SampleRoom room, String suffix) {
        act(
                stage,
                "cameras" + suffix,
                60,
                page -> {
                    page.scene().home();
                    page.model().scene.camerasProperty().set(true);
                });
        act(
                stage,
                "tour-member" + suffix,
                60,
                page -> {
                    page.model().scene.camerasProperty().set(false);
                    var stops =
                            room.client().document().ofKind("bookmark").stream()
                                    .map(each -> each.id().toString())
                                    .toList();
                    room.client()
                            .play(
                                    SampleRoom.BRAM,
                                    new Operation.Create(
                                            room.client().ids().nextEntity(),
                                            "tour",
                                            Map.of(
                                                    "stops", Value.ofStrings(stops),
                                                    "step", Value.of(1),
                                                    "state", Value.of("running"))));
                });
        act(stage, "tour-along" + suffix, 60, page -> page.tours().join());
        act(stage, "tour-wandering" + suffix, 60, page -> page.scene().home());
        act(
                stage,
                "tour-guide" + suffix,
                60,
                page -> {
                    page.tours().end();
                    page.togglePanel(SidePanels.Kind.BOOKMARKS);
                    javafx.application.Platform.runLater(() -> page.tours().start("", 1));
                });
        act(
                stage,
                "visiting" + suffix,
                60,
                page -> {
                    page.tours().end();
                    page.model().follow.visit(SampleRoom.BRAM);
                });
    }

    private void annotations(Stage stage, SampleRoom room, String suffix) {
        act(
                stage,
                "annotations" + suffix,
                60,
                page -> {
                    page.model().follow.goBack();
                    page.scene().home();
                    page.togglePanel(SidePanels.Kind.ANNOTATIONS);
                    room.client()
                            .play(
                                    SampleRoom.BRAM,
                                    new Operation.Update(
                                            room.annotation(), "assignee", Value.of("ada")));
                    java.util.BitSet rows = new java.util.BitSet();
                    rows.set(100, 160);
                    var model = page.model().annotations;
                    model.beginGroup(rows, "Sub-Saharan Africa", Vec3.ZERO);
                    model.publish(
                            "These **sixty** rows move together:\n\n- first down\n- then up\n\nSee [the source](https://www.gapminder.org) and `Year`.");
                    model.beginAxis("Year", java.util.OptionalDouble.of(1985), Vec3.ZERO);
                    model.publish("Here the method of counting changed.");
                    room.client()
                            .play(
                                    SampleRoom.BRAM,
                                    new Operation.Create(
                                            room.client().ids().nextEntity(),
                                            "annotation",
                                            Map.of(
                                                    "body", Value.of("What was this about?"),
                                                    "position", Value.ofNumbers(0, 0, 0),
                                                    "dataset_sha256", Value.of("ab".repeat(32)),
                                                    "row_key", Value.of("row:1"))));
                });
        act(
                stage,
                "annotations-list" + suffix,
                60,
                page -> page.model().annotations.openProperty().set(java.util.Optional.empty()));
        act(
                stage,
                "annotations-thread" + suffix,
                60,
                page ->
                        page.model().annotations.threads().stream()
                                .filter(each -> each.body().contains("sixty"))
                                .findFirst()
                                .ifPresent(each ->
                                        page.model()
                                                .annotations
                                                .openProperty()
                                                .set(java.util.Optional.of(each.id()))));
        act(
                stage,
                "annotations-attach" + suffix,
                60,
                page ->
                        page.model()
                                .annotations
                                .attachingProperty()
                                .set(page.model().annotations.openProperty().get()));
        act(
                stage,
                "annotations-draft" + suffix,
                60,
                page -> {
                    page.escape();
                    page.model().annotations.begin(7, Vec3.ZERO);
                });
    }

    private static void ping(SampleRoom room, org.orrery.model.id.UserId by, Vec3 at) {
        room.client()
                .receiveSignal(
                        by,
                        Pings.PING,
                        new Value.MapOf(
                                Map.of("position", Value.ofNumbers(at.x(), at.y(), at.z()))));
    }

    private void act(Stage stage, String name, int frames, Consumer<RoomPage> action) {
        if (name.startsWith(only)) {
            FxToolkit.runOnFx(() -> action.accept(page(stage)));
            FxToolkit.waitForFrames(frames);
            Screenshot.of(stage.getScene(), folder.resolve(name + ".png"));
        }
    }

    private static RoomPage page(Stage stage) {
        return (RoomPage) stage.getScene().lookup("#room-page");
    }
}
