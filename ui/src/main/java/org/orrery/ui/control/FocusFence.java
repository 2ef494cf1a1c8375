package org.orrery.ui.control;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// Keeps the keyboard in a layer that lies over a page, as long as it is visible: Tab from its last control begins again with
/// its first one, and nothing below is reached that cannot be seen or clicked either.
public final class FocusFence {
    private final Parent layer;
    private Subscription watching = Subscription.EMPTY;

    private FocusFence(Parent layer) {
        this.layer = layer;
    }

    public static void around(Parent layer) {
        FocusFence fence = new FocusFence(layer);
        layer.sceneProperty().subscribe((_, scene) -> fence.watch(scene));
    }

    /// A scene that the layer has left must not hold it.
    private void watch(@Nullable Scene scene) {
        watching.unsubscribe();
        watching =
                scene == null
                        ? Subscription.EMPTY
                        : scene.focusOwnerProperty().subscribe((_, owner) -> look(owner));
    }

    private void look(@Nullable Node owner) {
        if (owner != null && layer.isVisible() && !isInside(owner)) {
            first(layer).ifPresent(Node::requestFocus);
        }
    }

    private boolean isInside(Node node) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (layer.equals(each)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Node> first(Node node) {
        if (!node.isVisible() || node.isDisabled()) {
            return Optional.empty();
        }
        if (node.isFocusTraversable()) {
            return Optional.of(node);
        }
        return node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .flatMap(child -> first(child).stream())
                        .findFirst()
                : Optional.empty();
    }
}
