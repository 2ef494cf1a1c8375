package org.orrery.ui.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import org.junit.jupiter.api.Test;
import org.orrery.testkit.display.FxToolkit;
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
