package org.orrery.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.net.Answer;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.scene3d.raster.SoftwareRenderer;
import org.orrery.scene3d.view.SceneView;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.setting.SettingsStore;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.JoinTarget;
import org.orrery.ui.window.OrreryWindow;

/// Two real windows at a real relay on the loopback: what one does, the other sees.
@Tag("window")
final class TogetherWindowsTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    @TempDir Path folder;
    private LocalRelay relay;
    private Person guide;
    private Person guest;

    @BeforeEach
    void open() {
        relay = new LocalRelay(RelaySettings.defaults(folder.resolve("relay")).withPort(0));
        guide = new Person("guide", "Gesa Guide");
        guest = new Person("guest", "Gita Guest");
        guide.press("start-create");
        guide.await("room-page");
        guest.openLink();
        guest.press("join-now");
        guest.await("room-page");
        guide.await("person-guest");
    }

    @AfterEach
    void close() {
        guest.close();
        guide.close();
        relay.close();
    }

    @Test
    void aGuestComesAlongOnATourAndHasTheirOwnCameraBackInTheEnd() {
        guide.press("bookmark-add");
        guide.press("bookmark-add");
        guide.press("tour-start");
        guest.press("tour-join");
        guest.await("tour-leave");
        FxToolkit.waitFor(
                "the guide sees who is along", () -> guide.says("tour-bar", "1 along"), LIMIT);

        guide.press("tour-next");
        FxToolkit.waitFor("the second place", () -> guest.says("tour-bar", "2 of 2"), LIMIT);
        guide.press("tour-end");

        FxToolkit.waitFor("the end", () -> !guest.node("tour-bar").isVisible(), LIMIT);
        assertThat(FxToolkit.onFx(() -> guide.node("tour-bar").isVisible())).isFalse();
    }

    @Test
    void whatOnePointsOutTheOtherSees() {
        FxToolkit.runOnFx(() -> guide.type(KeyCode.G));

        FxToolkit.waitFor("the call", () -> !guest.scene().pingsProperty().get().isEmpty(), LIMIT);
        assertThat(guest.scene().pingsProperty().get().getFirst().name()).isEqualTo("Gesa Guide");
    }

    /// Somebody at a window of their own.
    private final class Person {
        private final DesktopServices services;
        private final Stage stage;
        private final OrreryWindow window;

        Person(String id, String name) {
            RelayClients clients = new RelayClients(folder.resolve(id));
            services =
                    new DesktopServices(
                            base -> clients.open(base, id),
                            relay,
                            SettingsStore.inMemory(
                                    UserSettings.initial(id)
                                            .withPerson(
                                                    name, "#3FB67A", "sphere", "collaborator")));
            stage = FxToolkit.onFx(Stage::new);
            window =
                    FxToolkit.onFx(() -> {
                        OrreryWindow made =
                                new OrreryWindow(stage, services, SoftwareRenderer::new);
                        stage.setWidth(1280);
                        stage.setHeight(800);
                        stage.show();
                        return made;
                    });
        }

        /// Follows the link of the only session there is.
        void openLink() {
            if (!(relay.start().join() instanceof Answer.Success<URI>(var base))) {
                throw new AssertionError("the relay did not start");
            }
            SessionView session =
                    services.relay(base)
                            .list()
                            .join()
                            .toOptional()
                            .orElseThrow()
                            .sessions()
                            .getFirst();
            FxToolkit.runOnFx(() -> window.open(JoinTarget.link(base, session.sessionId())));
        }

        SceneView scene() {
            return (SceneView) node("scene-view");
        }

        Node node(String id) {
            Node found = stage.getScene().lookup("#" + id);
            if (found == null) {
                throw new AssertionError("there is no " + id);
            }
            return found;
        }

        void await(String id) {
            FxToolkit.waitFor(id, () -> stage.getScene().lookup("#" + id) != null, LIMIT);
        }

        void press(String id) {
            await(id);
            FxToolkit.runOnFx(() -> ((ButtonBase) node(id)).fire());
        }

        boolean says(String id, String part) {
            return node(id).lookupAll(".label").stream()
                    .anyMatch(label -> ((Labeled) label).getText().contains(part));
        }

        void type(KeyCode key) {
            Node page = node("room-page");
            page.fireEvent(
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
        }

        void close() {
            FxToolkit.runOnFx(window::close);
            services.close();
        }
    }
}
