package org.orrery.scene3d.view;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.camera.CameraRig;

/// The keyboard of a scene: arrows orbit, + and - zoom, W A S D fly level with the view and Q E down and up, Home or H goes
/// home, F frames the data. Works only while the view has the focus, and leaves every key with Ctrl, Alt or Command alone.
final class SceneKeys {
    private static final double TURN_SPEED = 1.4;
    private static final double FLY_SPEED = 0.55;
    private static final Set<KeyCode> HELD =
            EnumSet.of(
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.W,
                    KeyCode.A,
                    KeyCode.S,
                    KeyCode.D,
                    KeyCode.Q,
                    KeyCode.E);

    private final SceneView view;
    private final Set<KeyCode> down = EnumSet.noneOf(KeyCode.class);

    SceneKeys(SceneView view) {
        this.view = view;
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        view.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
        view.focusedProperty().addListener((_, _, focused) -> releaseAll(focused));
    }

    private void releaseAll(boolean focused) {
        if (!focused && !down.isEmpty()) {
            down.clear();
            apply();
        }
    }

    private void pressed(KeyEvent event) {
        boolean isShortcut = event.isControlDown() || event.isAltDown() || event.isMetaDown();
        if (isShortcut || !view.isFocused()) {
            return;
        }
        KeyCode code = event.getCode();
        if (HELD.contains(code)) {
            if (down.add(code)) {
                view.byHand(_ -> apply());
            }
        } else if (code == KeyCode.HOME || code == KeyCode.H) {
            view.byHand(CameraRig::home);
        } else if (code == KeyCode.F) {
            view.byHand(_ -> view.frameData());
        } else if (isPlus(event)) {
            view.byHand(rig -> rig.zoom(0.8, rig.pose().target()));
        } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
            view.byHand(rig -> rig.zoom(1.25, rig.pose().target()));
        } else {
            return;
        }
        event.consume();
    }

    private static boolean isPlus(KeyEvent event) {
        return switch (event.getCode()) {
            case PLUS, ADD, EQUALS -> true;
            default -> "+".equals(event.getText());
        };
    }

    private void released(KeyEvent event) {
        if (down.remove(event.getCode())) {
            apply();
            event.consume();
        }
    }

    private void apply() {
        CameraRig rig = view.rig();
        rig.spin(
                TURN_SPEED * axis(KeyCode.LEFT, KeyCode.RIGHT),
                TURN_SPEED * 0.7 * axis(KeyCode.DOWN, KeyCode.UP));
        Vec3 way =
                new Vec3(
                        axis(KeyCode.A, KeyCode.D),
                        axis(KeyCode.Q, KeyCode.E),
                        axis(KeyCode.W, KeyCode.S));
        rig.fly(way.normalized().mul(FLY_SPEED * Math.clamp(rig.pose().focusDistance(), 4, 20)));
        view.wake();
    }

    private double axis(KeyCode negative, KeyCode positive) {
        return (down.contains(positive) ? 1 : 0) - (down.contains(negative) ? 1 : 0);
    }
}
