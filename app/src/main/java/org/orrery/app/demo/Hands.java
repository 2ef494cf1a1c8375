package org.orrery.app.demo;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.orrery.app.desktop.Toolkit;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.view.SceneView;

/// Works a window as a person would: presses its buttons, types into its fields, clicks into its scene. Called from the
/// demo's own thread, never from the FX thread.
final class Hands {

    private static final long PATIENCE_MILLIS = 10_000;
    private static final long GLANCE_MILLIS = 50;
    private static final long POINTING_MILLIS = 120;

    private final Stage stage;

    Hands(Stage stage) {
        this.stage = stage;
    }

    /// Waits until something can be seen, up to ten seconds.
    ///
    /// @throws IllegalStateException when it does not appear
    void await(String what, BooleanSupplier seen) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (!Toolkit.call(seen::getAsBoolean)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the window never showed " + what);
            }
            pause(GLANCE_MILLIS);
        }
    }

    /// Waits for a node by its id.
    void awaitNode(String id) {
        await(id, () -> find(id) != null);
    }

    /// Whether a node is there now, and can be seen.
    boolean has(String id) {
        return Toolkit.call(() -> {
            Node node = find(id);
            return node != null && node.isVisible() && node.getScene() != null;
        });
    }

    void press(String id) {
        awaitNode(id);
        Toolkit.run(() -> {
            if (find(id) instanceof ButtonBase button && !button.isDisabled()) {
                button.fire();
            } else {
                throw new IllegalStateException(id + " cannot be pressed");
            }
        });
    }

    void type(String id, String text) {
        awaitNode(id);
        Toolkit.run(() -> {
            if (find(id) instanceof TextInputControl field) {
                field.requestFocus();
                field.setText(text);
            } else {
                throw new IllegalStateException(id + " takes no text");
            }
        });
    }

    /// Strikes a key in a node.
    void key(String id, KeyCode code) {
        hold(id, code, 0);
    }

    /// Holds a key down in a node for a while.
    void hold(String id, KeyCode code, long millis) {
        awaitNode(id);
        Toolkit.run(stage::requestFocus);
        await("the focus", stage::isFocused);
        Toolkit.run(() -> keyEvent(id, KeyEvent.KEY_PRESSED, code));
        pause(millis);
        Toolkit.run(() -> keyEvent(id, KeyEvent.KEY_RELEASED, code));
    }

    /// Strikes a key in the page together with Shift.
    void shiftKey(KeyCode code) {
        Toolkit.run(() -> {
            Node page = stage.getScene().getRoot();
            Node target = page.lookup("#room-page");
            Event.fireEvent(
                    target == null ? page : target,
                    new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, true, false, false, false));
        });
    }

    /// Clicks into a node, at a point of its own coordinates.
    void click(String id, Point2D at) {
        awaitNode(id);
        Toolkit.run(() -> {
            Node node = find(id);
            if (node != null) {
                Event.fireEvent(node, mouse(MouseEvent.MOUSE_MOVED, node, at));
                Event.fireEvent(node, mouse(MouseEvent.MOUSE_PRESSED, node, at));
                Event.fireEvent(node, mouse(MouseEvent.MOUSE_RELEASED, node, at));
                Event.fireEvent(node, mouse(MouseEvent.MOUSE_CLICKED, node, at));
            }
        });
    }

    /// Moves the pointer over the scene and says whether a row of the data is under it.
    boolean pointsAtRow(String id, Point2D at) {
        Toolkit.run(() -> {
            Node node = find(id);
            if (node != null) {
                Event.fireEvent(node, mouse(MouseEvent.MOUSE_MOVED, node, at));
            }
        });
        pause(POINTING_MILLIS);
        return Toolkit.call(() ->
                find(id) instanceof SceneView scene
                        && scene.pointedAtProperty().get() instanceof PickTarget.RowPick);
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    private Node find(String id) {
        return stage.getScene().lookup("#" + id);
    }

    private void keyEvent(String id, EventType<KeyEvent> type, KeyCode code) {
        Node node = find(id);
        if (node != null) {
            node.requestFocus();
            Event.fireEvent(node, new KeyEvent(type, "", "", code, false, false, false, false));
        }
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, Node node, Point2D at) {
        Point2D inScene = node.localToScene(at);
        Point2D onScreen = node.localToScreen(at);
        boolean down = type == MouseEvent.MOUSE_PRESSED;
        boolean moved = type == MouseEvent.MOUSE_MOVED;
        return new MouseEvent(
                node,
                node,
                type,
                inScene.getX(),
                inScene.getY(),
                onScreen == null ? inScene.getX() : onScreen.getX(),
                onScreen == null ? inScene.getY() : onScreen.getY(),
                moved ? MouseButton.NONE : MouseButton.PRIMARY,
                moved ? 0 : 1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }
}
