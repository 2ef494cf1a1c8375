package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.protocol.rest.SignInOptions;
import org.orrery.testkit.display.FxToolkit;
import org.orrery.ui.fake.FakeServices;
import org.orrery.ui.fake.FakeSignIn;
import org.orrery.ui.fake.SampleRoom;

/// Whoever does not see the window hears a name for everything that takes the focus.
final class AccessibilityTest extends PageTest {
    @Test
    void everythingOnTheStartPageThatTakesTheFocusHasAName() {
        FxToolkit.waitForFrames(2);

        assertThat(nameless()).isEmpty();
        assertThat(focusable()).hasSizeGreaterThan(20);
    }

    @Test
    void everythingInTheRoomThatTakesTheFocusHasAName() {
        SampleRoom room = enter("admin");
        List<String> nameless = new ArrayList<>();
        for (SidePanels.Kind kind : SidePanels.Kind.values()) {
            FxToolkit.runOnFx(() -> page().togglePanel(kind));
            FxToolkit.waitForFrames(2);
            nameless.addAll(nameless());
        }
        FxToolkit.runOnFx(() ->
                page().model().annotations.openProperty().set(Optional.of(room.annotation())));
        FxToolkit.waitForFrames(2);
        nameless.addAll(nameless());
        FxToolkit.runOnFx(() -> page().openPalette());
        FxToolkit.waitForFrames(2);
        nameless.addAll(nameless());

        assertThat(nameless).isEmpty();
        assertThat(focusable()).hasSizeGreaterThan(40);
    }

    @Test
    void everythingOnTheWayIntoASessionThatTakesTheFocusHasAName() {
        services.relay().answerView(new Answer.Success<>(JoinSamples.session()));
        services.relay().answerPolicies(JoinSamples.policies());
        services.relay().answerJoin(new CompletableFuture<>());
        List<String> nameless = new ArrayList<>();
        click("#start-options");
        look(nameless, "start-compliance", "start-day", "start-time", "start-lobby");
        FxToolkit.runOnFx(() -> window.open(JoinSamples.session().sessionId().toString()));
        look(nameless, "join-passcode", "join-back", "join-now");
        assertThat(FxToolkit.onFx(() -> scene().getFocusOwner().getId())).isEqualTo("join-now");
        FxToolkit.runOnFx(() -> node("#start-create").requestFocus());
        assertThat(FxToolkit.onFx(() -> isOnSheet(scene().getFocusOwner())))
                .as("what lies below is not reached")
                .isTrue();
        click("#join-now");
        services.relay().makeWait(JoinSamples.waiting(), () -> {});
        look(nameless, "waiting-leave");
        click("#waiting-leave");
        FxToolkit.runOnFx(() -> window.open(FakeServices.RELAY + "/join#" + FakeSignIn.CODE));
        look(nameless, "join-back", "join-now");
        click("#join-back");

        assertThat(nameless).isEmpty();
    }

    @Test
    void everythingThatSigningInTakesHasAName() {
        List<String> nameless = new ArrayList<>();
        services.relay().signIn().offer(new SignInOptions("local", null));
        FxToolkit.runOnFx(() -> ((TextField) node("#start-relay")).setText("relay.example:8000"));
        click("#start-refresh");
        look(nameless, "sign-in-user", "sign-in-password", "sign-in-go");
        FxToolkit.runOnFx(() -> {
            ((TextField) node("#sign-in-user")).setText("ada");
            ((TextField) node("#sign-in-password")).setText(FakeSignIn.PASSWORD);
        });
        click("#sign-in-go");
        look(nameless, "sign-out");

        assertThat(nameless).isEmpty();
    }

    @Test
    void everythingOnTheSheetsOfTheMeetingHasANameAndOneOfThemTheFocus() {
        SampleRoom room = enter("admin");
        FxToolkit.runOnFx(() -> room.session("state", Value.of("lobby")));
        Map<String, String> sheets =
                Map.of(
                        "meeting.invites", "invite-make",
                        "meeting.levels", "levels-set",
                        "meeting.schedule", "schedule-set",
                        "meeting.passcode", "passcode-field",
                        "meeting.rename", "rename-field",
                        "meeting.bans", "bans-sheet-close",
                        "meeting.policy", "policy-sheet-close");
        List<String> nameless = new ArrayList<>();
        sheets.forEach((action, node) -> {
            FxToolkit.runOnFx(() -> page().actions().get(action).fire());
            look(nameless, node);
            assertThat(FxToolkit.onFx(() -> isOnSheet(scene().getFocusOwner())))
                    .as("focus is on the sheet of %s", action)
                    .isTrue();
            FxToolkit.runOnFx(() -> node("#chat-input").requestFocus());
            assertThat(FxToolkit.onFx(() -> isOnSheet(scene().getFocusOwner())))
                    .as("what lies below %s is not reached", action)
                    .isTrue();
            press(KeyCode.ESCAPE, false, false);
        });
        FxToolkit.runOnFx(() -> {
            page().showInvites();
            page().model().invites.make();
        });
        look(nameless, "invite-link", "invite-copy", "revoke-invite-1");

        assertThat(nameless).isEmpty();
    }

    private static boolean isOnSheet(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (each.getStyleClass().contains("sheet")) {
                return true;
            }
        }
        return false;
    }

    /// Waits until these can take the focus, and notes what has no name.
    private void look(List<String> nameless, String... ids) {
        for (String id : ids) {
            waitFor(id, () -> focusable().stream().anyMatch(node -> id.equals(node.getId())));
        }
        nameless.addAll(nameless());
    }

    @Test
    void everyActionHasAKeyOrIsInThePalette() {
        enter("admin");

        assertThat(page().actions().matching("")).hasSameSizeAs(page().actions().all());
    }

    @Test
    void tabGoesThroughEveryPartOfTheRoom() {
        enter("admin");
        List<Node> order = FxToolkit.onFx(this::focusable);

        assertThat(order)
                .extracting(Node::getId)
                .containsSubsequence(
                        "action-palette",
                        "rail-data",
                        "kind-scatter_3d",
                        "scene-view",
                        "action-select",
                        "chat-input",
                        "chat-send");
    }

    private List<String> nameless() {
        return FxToolkit.onFx(() ->
                focusable().stream()
                        .filter(node -> name(node).isBlank())
                        .map(node -> node + " in " + node.getParent())
                        .toList());
    }

    private List<Node> focusable() {
        List<Node> found = new ArrayList<>();
        collect(scene().getRoot(), found);
        return found;
    }

    /// Containers that scroll take the focus for their keys; what is in them is named.
    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        boolean container = node instanceof ScrollPane || node instanceof SplitPane;
        boolean control = node instanceof Control || node.getId() != null;
        if (node.isFocusTraversable() && control && !container) {
            found.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static String name(Node node) {
        Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        String own = node.getAccessibleText();
        return own != null ? own : text == null ? "" : text.toString();
    }
}
