package org.orrery.app.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextInputControl;
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
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.setting.SettingsStore;
import org.orrery.ui.setting.UserSettings;
import org.orrery.ui.start.JoinTarget;
import org.orrery.ui.window.OrreryWindow;

/// Two real windows at a real relay on the loopback: a host who guards the session, and somebody who wants to come in.
@Tag("window")
final class MeetingWindowsTest {
    private static final Duration LIMIT = Duration.ofSeconds(100);

    @TempDir Path folder;
    private LocalRelay relay;
    private Person host;
    private Person guest;

    @BeforeEach
    void open() {
        relay = new LocalRelay(RelaySettings.defaults(folder.resolve("relay")).withPort(0));
        host = new Person("host", "Hanna Host");
        guest = new Person("guest", "Gita Guest");
    }

    @AfterEach
    void close() {
        guest.close();
        host.close();
        relay.close();
    }

    @Test
    void aGuestGivesThePasscodeIsLetInIsHeldByAPauseAndIsPutOut() {
        FxToolkit.runOnFx(() -> {
            ((CheckBox) host.node("start-waiting-room")).setSelected(true);
            ((TextInputControl) host.node("start-passcode")).setText("1234");
        });
        host.press("start-create");
        host.await("room-page");

        guest.openLink();
        guest.await("join-now");
        guest.type("join-passcode", "9999");
        guest.press("join-now");
        guest.awaitText("join-problem", "not the passcode");
        guest.type("join-passcode", "1234");
        guest.press("join-now");
        guest.awaitText("waiting-sentence", "waiting room");

        host.press("admit-guest");
        guest.await("room-page");
        host.await("person-guest");

        host.choose("meeting-menu", "Pause the session");
        guest.awaitText("state-banner-text", "Only admins change things");
        FxToolkit.waitFor(
                "annotating is held",
                () ->
                        guest.node("action-annotate").isDisabled()
                                && help(guest.node("action-annotate")).contains("paused"),
                LIMIT);

        host.choose("person-menu-guest", "Remove …");
        host.press("confirm-go");
        guest.awaitText("start-problem", "You were removed from the session");
        assertThat(FxToolkit.onFx(() -> guest.find("start-again"))).isNotNull();
    }

    @Test
    void aGuestComesInByAnInviteAfterSeeingWhatHolds() {
        host.press("start-options");
        host.awaitLevel("start-security", "confidential");
        FxToolkit.runOnFx(() -> host.<String>box("start-security").setValue("confidential"));
        host.press("start-create");
        host.await("room-page");
        host.choose("meeting-menu", "Invite people …");
        host.press("invite-make");
        FxToolkit.waitFor("the invite", () -> !host.text("invite-link").isEmpty(), LIMIT);
        String link = host.text("invite-link");
        assertThat(link).contains("/join#");

        FxToolkit.runOnFx(() -> guest.window.open(link));
        guest.await("join-now");
        FxToolkit.waitFor(
                "what holds",
                () ->
                        guest.find("policy-lines").lookupAll(".policy-line").stream()
                                .anyMatch(line ->
                                        ((Labeled) line).getText().contains("Confidential")),
                LIMIT);
        guest.press("join-now");
        guest.await("room-page");
        FxToolkit.waitFor(
                "a guest of the relay's naming",
                () ->
                        host.stage.getScene().getRoot().lookupAll(".person-name").stream()
                                .anyMatch(
                                        name -> ((Labeled) name).getText().contains("Gita Guest")),
                LIMIT);
    }

    private static String help(Node node) {
        Node wrapper = node.getParent();
        return wrapper == null ? "" : String.valueOf(wrapper.getAccessibleHelp());
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
            if (!(relay.start().join() instanceof Answer.Success<java.net.URI>(var base))) {
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

        Node node(String id) {
            Node found = find(id);
            if (found == null) {
                throw new AssertionError("there is no " + id);
            }
            return found;
        }

        Node find(String id) {
            return stage.getScene().lookup("#" + id);
        }

        void await(String id) {
            FxToolkit.waitFor(id, () -> find(id) != null, LIMIT);
        }

        void awaitText(String id, String part) {
            FxToolkit.waitFor(
                    id + " saying " + part,
                    () -> find(id) instanceof Labeled label && label.getText().contains(part),
                    LIMIT);
        }

        String text(String id) {
            return find(id) instanceof TextInputControl field ? field.getText() : "";
        }

        @SuppressWarnings("unchecked")
        <T> ComboBox<T> box(String id) {
            return (ComboBox<T>) node(id);
        }

        void awaitLevel(String id, String level) {
            await(id);
            FxToolkit.waitFor(level, () -> box(id).getItems().contains(level), LIMIT);
        }

        void press(String id) {
            await(id);
            FxToolkit.runOnFx(() -> ((ButtonBase) node(id)).fire());
        }

        void type(String id, String text) {
            await(id);
            FxToolkit.runOnFx(() -> ((TextInputControl) node(id)).setText(text));
        }

        void choose(String menu, String entry) {
            await(menu);
            FxToolkit.runOnFx(() ->
                    ((MenuButton) node(menu))
                            .getItems().stream()
                                    .filter(item -> entry.equals(item.getText()))
                                    .findFirst()
                                    .orElseThrow()
                                    .fire());
        }

        void close() {
            FxToolkit.runOnFx(window::close);
            services.close();
        }
    }
}
