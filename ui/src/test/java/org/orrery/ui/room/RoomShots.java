package org.orrery.ui.room;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.orrery.analytics.analysis.Method;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.net.Overtaken;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.testkit.display.Screenshot;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.FakeSignIn;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.setting.UserSettings.RecentSession;
import org.orrery.ui.start.Entrance;
import org.orrery.ui.window.OrreryWindow;

/// Writes pictures of both pages, in both themes and two sizes, to the folder it is given; only two of them
/// when there is a second argument. For people to look at.
public final class RoomShots {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private final Path folder;

    private RoomShots(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        RoomShots shots = new RoomShots(Path.of(arguments[0]));
        boolean quick = arguments.length > 1;
        shots.take(true, 1280, 800);
        if (!quick) {
            shots.take(true, 1920, 1080);
            shots.take(false, 1280, 800);
        }
        shots.take(false, 1920, 1080);
        System.exit(0);
    }

    private void take(boolean dark, int width, int height) {
        String suffix = (dark ? "dark" : "light") + "-" + width;
        FakeServices services = new FakeServices(settings(dark), SampleRoom.NOON);
        Stage stage = FxToolkit.onFx(Stage::new);
        OrreryWindow window =
                FxToolkit.onFx(() -> {
                    OrreryWindow made = new OrreryWindow(stage, services, SoftwareRenderer::new);
                    stage.setWidth(width);
                    stage.setHeight(height);
                    stage.show();
                    return made;
                });
        shoot(stage, "start-" + suffix);
        FxToolkit.runOnFx(() -> window.open("no link"));
        services.answerLocalRelay(
                CompletableFuture.completedFuture(new Answer.Unreachable<>("down")));
        shoot(stage, "start-problem-" + suffix);
        shootJoining(stage, window, services, suffix);
        shootInvite(stage, window, suffix);
        shootSignIn(stage, services, suffix);
        SampleRoom room = new SampleRoom("admin");
        FxToolkit.runOnFx(() -> window.enter(new Entrance(room.client(), services.relay())));
        room.showPoses();
        waitForScene(stage);
        ScheduledExecutorService beat =
                Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
        var _ = beat.scheduleAtFixedRate(room::showPoses, 0, 80, TimeUnit.MILLISECONDS);
        shoot(stage, "room-" + suffix);
        hover(stage);
        Screenshot.of(stage.getScene(), folder.resolve("room-hover-" + suffix + ".png"));
        act(
                stage,
                "room-thread-" + suffix,
                page -> {
                    page.model()
                            .annotations
                            .openProperty()
                            .set(java.util.Optional.of(room.annotation()));
                    page.model().follow.follow(SampleRoom.BRAM);
                    room.client()
                            .overtake(
                                    new Overtaken(
                                            java.util.Objects.requireNonNull(
                                                    room.client().document().entity(room.view())),
                                            "color",
                                            Value.of("Year"),
                                            Value.of("Region"),
                                            SampleRoom.BRAM));
                    room.client().receiveSignal(SampleRoom.CHEN, "lead_invite", Value.of(true));
                });
        act(
                stage,
                "room-selection-" + suffix,
                page -> {
                    page.model().follow.stop(false);
                    java.util.BitSet rows = new java.util.BitSet();
                    rows.set(100, 130);
                    page.model().scene.select(rows, false);
                    page.togglePanel(SidePanels.Kind.ROW);
                    room.client().hold();
                    page.model()
                            .chat
                            .send("Selected the middle of the cloud: compare it with the rest.");
                });
        act(
                stage,
                "room-analysis-" + suffix,
                page -> {
                    page.togglePanel(SidePanels.Kind.ANALYSIS);
                    page.model()
                            .insights
                            .run(
                                    Method.K_MEANS,
                                    List.of(
                                            "Fertility (children per woman)",
                                            "Life expectancy (years)"),
                                    0,
                                    1);
                });
        act(
                stage,
                "room-analysis-shown-" + suffix,
                page -> page.model().insights.show(page.model().insights.insights().getFirst()));
        act(stage, "room-table-" + suffix, RoomPage::toggleTable);
        FxToolkit.runOnFx(() -> ((RoomPage) stage.getScene().lookup("#room-page")).toggleTable());
        act(
                stage,
                "room-palette-" + suffix,
                page -> {
                    page.togglePanel(SidePanels.Kind.BOOKMARKS);
                    page.openPalette();
                });
        act(
                stage,
                "room-keys-" + suffix,
                page -> {
                    page.escape();
                    page.openKeys();
                });
        act(
                stage,
                "room-bars-" + suffix,
                page -> {
                    page.escape();
                    page.togglePanel(SidePanels.Kind.DATA);
                    room.client()
                            .play(
                                    SampleRoom.BRAM,
                                    new Operation.Update(
                                            room.view(), "visualization_type", Value.of("bar_3d")),
                                    new Operation.Update(room.view(), "x", Value.of("Region")));
                    page.model().selection.clear();
                });
        act(
                stage,
                "room-knock-" + suffix,
                page -> {
                    room.session("waiting_room", Value.of(true));
                    room.session("locked", Value.of(true));
                    room.session("security_level", Value.of("financial_grade"));
                    room.session(
                            "policy",
                            new Value.MapOf(java.util.Map.of("watermark", Value.of(true))));
                    room.knock(new org.orrery.model.id.UserId("gita"), "Gita Guest");
                    room.knock(new org.orrery.model.id.UserId("hugo"), "Hugo Guest");
                });
        act(
                stage,
                "room-paused-" + suffix,
                page -> {
                    room.session("state", Value.of("paused"));
                    page.showPolicy();
                });
        act(
                stage,
                "room-menu-" + suffix,
                page -> {
                    page.escape();
                    ((javafx.scene.control.MenuButton) page.lookup("#meeting-menu")).show();
                });
        shootPopup("room-menu-popup-" + suffix);
        act(
                stage,
                "room-confirm-" + suffix,
                page -> {
                    ((javafx.scene.control.MenuButton) page.lookup("#meeting-menu")).hide();
                    page.model().meeting.end();
                });
        shootSheets(stage, room, suffix);
        shootQuery(stage, suffix);
        beat.shutdownNow();
        FxToolkit.runOnFx(window::close);
        services.close();
    }

    /// A query with its answer, and one that is wrong.
    private void shootQuery(Stage stage, String suffix) {
        act(
                stage,
                "room-query-" + suffix,
                page -> {
                    page.escape();
                    page.openQuery();
                    page.model()
                            .query
                            .textProperty()
                            .set(
                                    "SELECT Region, Year, avg(\"Life expectancy (years)\") AS \"Mean"
                                            + " life (years)\", count(*) AS Countries\nFROM data\nGROUP BY"
                                            + " Region, Year\nORDER BY Region, Year");
                    page.model().query.run();
                });
        FxToolkit.waitFor(
                "the answer",
                () -> stage.getScene().lookup("#query-preview .table-row-cell") != null,
                LIMIT);
        shoot(stage, "room-query-" + suffix);
        act(
                stage,
                "room-query-wrong-" + suffix,
                page -> {
                    page.model().query.textProperty().set("SELECT Region,\n  Yaer\nFROM data");
                    page.model().query.run();
                });
        FxToolkit.waitFor(
                "the problem", () -> stage.getScene().lookup("#query-problem").isVisible(), LIMIT);
        shoot(stage, "room-query-wrong-" + suffix);
    }

    /// The card before joining, the waiting room, and the options of a new session.
    private void shootJoining(
            Stage stage, OrreryWindow window, FakeServices services, String suffix) {
        services.relay().answerView(new Answer.Success<>(JoinSamples.session()));
        services.relay().answerPolicies(JoinSamples.policies());
        services.answerLocalRelay(
                CompletableFuture.completedFuture(new Answer.Success<>(FakeServices.RELAY)));
        services.relay().answerJoin(new CompletableFuture<>());
        FxToolkit.runOnFx(() -> {
            ((javafx.scene.control.ToggleButton) stage.getScene().lookup("#start-options")).fire();
        });
        shoot(stage, "start-options-" + suffix);
        FxToolkit.runOnFx(() -> window.open(JoinSamples.session().sessionId().toString()));
        shoot(stage, "join-card-" + suffix);
        FxToolkit.runOnFx(
                () -> ((javafx.scene.control.Button) stage.getScene().lookup("#join-now")).fire());
        services.relay().makeWait(JoinSamples.waiting(), () -> {});
        shoot(stage, "join-waiting-" + suffix);
    }

    /// What an invite leads to.
    private void shootInvite(Stage stage, OrreryWindow window, String suffix) {
        FxToolkit.runOnFx(() -> {
            ((javafx.scene.control.Button) stage.getScene().lookup("#waiting-leave")).fire();
            window.open(FakeServices.RELAY + "/join#" + FakeSignIn.CODE);
        });
        shoot(stage, "join-invited-" + suffix);
        FxToolkit.runOnFx(
                () -> ((javafx.scene.control.Button) stage.getScene().lookup("#join-back")).fire());
    }

    /// Signing in by password, in the browser, and being signed in.
    private void shootSignIn(Stage stage, FakeServices services, String suffix) {
        services.relay().signIn().offer(new SignInOptions("local", null));
        FxToolkit.runOnFx(() -> {
            ((javafx.scene.control.TextField) stage.getScene().lookup("#start-relay"))
                    .setText("relay.example:8000");
            ((javafx.scene.control.Button) stage.getScene().lookup("#start-refresh")).fire();
        });
        FxToolkit.waitForFrames(5);
        FxToolkit.runOnFx(() -> {
            var password =
                    (javafx.scene.control.TextField) stage.getScene().lookup("#sign-in-password");
            ((javafx.scene.control.TextField) stage.getScene().lookup("#sign-in-user"))
                    .setText("ada");
            password.setText("wrong");
            ((javafx.scene.control.Button) stage.getScene().lookup("#sign-in-go")).fire();
            stage.getScene().lookup("#sign-in-user").requestFocus();
        });
        shoot(stage, "sign-in-password-" + suffix);
        FxToolkit.runOnFx(() -> {
            ((javafx.scene.control.TextField) stage.getScene().lookup("#sign-in-password"))
                    .setText(FakeSignIn.PASSWORD);
            ((javafx.scene.control.Button) stage.getScene().lookup("#sign-in-go")).fire();
        });
        shoot(stage, "sign-in-done-" + suffix);
        services.relay()
                .signIn()
                .offer(
                        new SignInOptions(
                                "oidc",
                                new SignInOptions.Oidc(
                                        "https://id.example",
                                        "orrery",
                                        java.util.List.of("openid"),
                                        null)));
        FxToolkit.runOnFx(
                () -> ((javafx.scene.control.Button) stage.getScene().lookup("#sign-out")).fire());
        shoot(stage, "sign-in-browser-" + suffix);
    }

    /// What the host opens from the menu, and the menu of a person.
    private void shootSheets(Stage stage, SampleRoom room, String suffix) {
        act(
                stage,
                "room-lobby-" + suffix,
                page -> {
                    page.escape();
                    room.session("state", Value.of("lobby"));
                    room.session(
                            "scheduled_start",
                            Value.of(SampleRoom.NOON.plus(Duration.ofMinutes(12)).toString()));
                    room.session("compliance_level", Value.of("sox_compliant"));
                });
        act(
                stage,
                "room-invites-" + suffix,
                page -> {
                    page.showInvites();
                    page.model().invites.make();
                    page.model().invites.usesProperty().set(10);
                    page.model().invites.make();
                });
        act(
                stage,
                "room-levels-" + suffix,
                page -> {
                    page.escape();
                    page.askLevels();
                });
        act(
                stage,
                "room-schedule-" + suffix,
                page -> {
                    page.escape();
                    page.askStart();
                });
        act(
                stage,
                "room-passcode-" + suffix,
                page -> {
                    page.escape();
                    page.askPasscode();
                });
        act(
                stage,
                "room-member-menu-" + suffix,
                page -> {
                    page.escape();
                    ((javafx.scene.control.MenuButton) page.lookup("#person-menu-chen")).show();
                });
        shootPopup("room-member-menu-popup-" + suffix);
    }

    /// Moves the pointer over the scene until something is under it.
    private static void hover(Stage stage) {
        for (int i = 0; i < 90; i++) {
            double x = 200 + i % 30 * 9;
            int line = i / 30;
            double share = 0.42 + line * 0.05;
            FxToolkit.runOnFx(() -> {
                var view = stage.getScene().lookup("#scene-view");
                double y = view.getBoundsInLocal().getHeight() * share;
                view.fireEvent(
                        new MouseEvent(
                                MouseEvent.MOUSE_MOVED,
                                x,
                                y,
                                x,
                                y,
                                MouseButton.NONE,
                                0,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                false,
                                true,
                                null));
            });
            FxToolkit.waitForFrames(3);
            if (FxToolkit.onFx(() -> stage.getScene().lookup(".hover-card").isVisible())) {
                return;
            }
        }
    }

    private void act(Stage stage, String name, Consumer<RoomPage> action) {
        FxToolkit.runOnFx(() -> action.accept(page(stage.getScene())));
        shoot(stage, name);
    }

    private void shoot(Stage stage, String name) {
        FxToolkit.waitForFrames(50);
        Screenshot.of(stage.getScene(), folder.resolve(name + ".png"));
    }

    /// Menus are windows of their own.
    private void shootPopup(String name) {
        javafx.stage.Window popup =
                FxToolkit.onFx(() ->
                        javafx.stage.Window.getWindows().stream()
                                .filter(each -> each instanceof javafx.stage.PopupWindow)
                                .findFirst()
                                .orElseThrow());
        Screenshot.of(popup.getScene(), folder.resolve(name + ".png"));
    }

    private static void waitForScene(Stage stage) {
        FxToolkit.waitFor(
                "the chart",
                () ->
                        page(stage.getScene())
                                        .model()
                                        .bench
                                        .chartProperty()
                                        .get()
                                        .content()
                                        .rows()
                                        .rows()
                                > 0,
                LIMIT);
    }

    private static RoomPage page(Scene scene) {
        return (RoomPage) scene.lookup("#room-page");
    }

    private static UserSettings settings(boolean dark) {
        return UserSettings.initial("ada")
                .withPerson("Ada Nowak", "#3FB67A", "robot", "collaborator")
                .withDark(dark)
                .visited(
                        new RecentSession(
                                "http://127.0.0.1:8000",
                                "018f2b6e-0000-7000-8000-000000000002",
                                "Quarterly risk review",
                                SampleRoom.NOON))
                .visited(
                        new RecentSession(
                                "http://relay.example:8000",
                                "018f2b6e-0000-7000-8000-000000000001",
                                "Life expectancy review",
                                SampleRoom.NOON));
    }
}
