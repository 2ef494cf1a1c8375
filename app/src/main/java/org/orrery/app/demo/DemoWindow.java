package org.orrery.app.demo;

import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.orrery.app.desktop.DesktopServices;
import org.orrery.app.desktop.LocalRelay;
import org.orrery.app.desktop.Toolkit;
import org.orrery.model.id.SessionId;
import org.orrery.net.RelayClient;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.scene3d.view.SceneView;
import org.orrery.ui.setting.SettingsStore;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.DataChoice;
import org.orrery.ui.start.JoinTarget;
import org.orrery.ui.window.OrreryWindow;

/// One desktop window of a demonstration, with settings that are forgotten afterwards. Methods are called off the FX thread.
final class DemoWindow implements AutoCloseable {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private final int number;
    private final String name;
    private final String userId;
    private final Stage stage;
    private final OrreryWindow window;
    private final DesktopServices services;
    private final Timeline frameMeter;
    private final CompletableFuture<MeasuredRoom> room = new CompletableFuture<>();
    private final ConcurrentLinkedQueue<Double> frames = new ConcurrentLinkedQueue<>();

    private DemoWindow(
            int number,
            String name,
            String userId,
            Stage stage,
            OrreryWindow window,
            DesktopServices services) {
        this.number = number;
        this.name = name;
        this.userId = userId;
        this.stage = stage;
        this.window = window;
        this.services = services;
        this.frameMeter = new Timeline(new KeyFrame(Duration.seconds(0.5), _ -> meter()));
        frameMeter.setCycleCount(Timeline.INDEFINITE);
        frameMeter.play();
    }

    static DemoWindow open(
            int number,
            String name,
            String colour,
            String model,
            LocalRelay relay,
            Function<URI, RelayClient> connect,
            Runnable onClosed) {
        String userId = "demo-" + (number + 1);
        UserSettings user =
                UserSettings.initial(userId).withPerson(name, colour, model, "collaborator");
        DesktopServices services =
                new DesktopServices(connect, relay, SettingsStore.inMemory(user));
        return Toolkit.call(() -> {
            Stage stage = new Stage();
            stage.setX(40 + 60.0 * number);
            stage.setY(30 + 50.0 * number);
            stage.setWidth(WIDTH);
            stage.setHeight(HEIGHT);
            OrreryWindow window = new OrreryWindow(stage, services, SoftwareRenderer::new);
            stage.setOnHidden(_ -> onClosed.run());
            stage.show();
            return new DemoWindow(number, name, userId, stage, window, services);
        });
    }

    int number() {
        return number;
    }

    String name() {
        return name;
    }

    Hands hands() {
        return new Hands(stage);
    }

    /// Starts a session; completes once the room is entered.
    CompletableFuture<MeasuredRoom> start(String title, DataChoice data) {
        Toolkit.run(() -> window.start(title, data));
        return room;
    }

    /// Joins a session by its link.
    CompletableFuture<MeasuredRoom> join(URI relay, SessionId session) {
        Toolkit.run(() -> window.open(JoinTarget.link(relay, session)));
        hands().press("join-now");
        return room;
    }

    /// A room that somebody of the demonstration has joined; taken when it is this window's.
    void offer(MeasuredRoom joined) {
        if (joined.user().value().equals(userId)) {
            room.complete(joined);
        }
    }

    Point2D sceneSize() {
        Hands hands = hands();
        hands.awaitNode("scene-view");
        return Toolkit.call(() -> {
            Node scene = stage.getScene().lookup("#scene-view");
            return new Point2D(
                    scene.getLayoutBounds().getWidth(), scene.getLayoutBounds().getHeight());
        });
    }

    /// Waits until the scene has drawn rows of the data.
    void awaitData() {
        hands().await(
                        "the data",
                        () ->
                                stage.getScene().lookup("#scene-view") instanceof SceneView scene
                                        && !scene.contentProperty().get().rows().drawn().isEmpty()
                                        && scene.statistics().frames() > 0);
    }

    WritableImage picture() {
        return Toolkit.call(() -> stage.getScene().snapshot(null));
    }

    /// Median of the scene's frames a second, of the seconds in which it drew any.
    double medianFrames() {
        double[] sorted = frames.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted.length == 0
                ? 0
                : Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(0);
    }

    private void meter() {
        if (stage.getScene().lookup("#scene-view") instanceof SceneView scene
                && scene.fpsProperty().get() > 0) {
            frames.add(scene.fpsProperty().get());
        }
    }

    @Override
    public void close() {
        Toolkit.run(() -> {
            frameMeter.stop();
            window.close();
        });
        services.close();
    }
}
