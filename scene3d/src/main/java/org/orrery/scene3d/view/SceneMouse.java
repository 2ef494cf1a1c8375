package org.orrery.scene3d.view;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Projection;

/// The mouse on a scene: left drag orbits, right, middle or Shift drag pans, Ctrl or Command drag, or one with a brush, draws an area, the wheel
/// zooms to what is under the cursor, a click picks, a double click makes a thing the centre.
final class SceneMouse {
    private static final double RADIANS_PER_PIXEL = 0.0075;
    private static final double DRAG_FROM = 4;
    private static final double ZOOM_PER_PIXEL = 0.0022;

    /// What the pressed button is doing.
    private enum Gesture {
        NONE,
        UNDECIDED,
        ORBIT,
        PAN,
        RECTANGLE,
        LASSO
    }

    private final SceneView view;
    private Gesture gesture = Gesture.NONE;
    private double startX;
    private double startY;
    private double lastX;
    private double lastY;
    private double panPerPixel;

    SceneMouse(SceneView view) {
        this.view = view;
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::released);
        view.addEventHandler(
                MouseEvent.MOUSE_MOVED, event -> view.hoverAt(event.getX(), event.getY()));
        view.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> view.hoverEnds());
        view.addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        view.addEventHandler(ZoomEvent.ZOOM, this::pinched);
    }

    private void pressed(MouseEvent event) {
        view.requestFocus();
        gesture = Gesture.UNDECIDED;
        startX = lastX = event.getX();
        startY = lastY = event.getY();
        event.consume();
    }

    private void dragged(MouseEvent event) {
        if (gesture == Gesture.UNDECIDED
                && Math.hypot(event.getX() - startX, event.getY() - startY) >= DRAG_FROM) {
            gesture = gestureOf(event);
            view.hoverEnds();
            panPerPixel = worldPerPixel();
        }
        double dx = event.getX() - lastX;
        double dy = event.getY() - lastY;
        switch (gesture) {
            case ORBIT ->
                    view.byHand(rig -> rig.orbit(-dx * RADIANS_PER_PIXEL, -dy * RADIANS_PER_PIXEL));
            case PAN -> view.byHand(rig -> rig.pan(-dx * panPerPixel, dy * panPerPixel));
            case RECTANGLE -> view.showRectangle(startX, startY, event.getX(), event.getY());
            case LASSO -> view.drawLasso(event.getX(), event.getY());
            case NONE, UNDECIDED -> {
                return;
            }
        }
        lastX = event.getX();
        lastY = event.getY();
        event.consume();
    }

    private Gesture gestureOf(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return Gesture.PAN;
        }
        if (view.brushProperty().get() == Brush.LASSO) {
            view.drawLasso(startX, startY);
            return Gesture.LASSO;
        }
        if (event.isShortcutDown() || view.brushProperty().get() == Brush.RECTANGLE) {
            return Gesture.RECTANGLE;
        }
        return event.isShiftDown() ? Gesture.PAN : Gesture.ORBIT;
    }

    private double worldPerPixel() {
        return 1 / view.projection().pixelsPerUnit(view.depthAt(startX, startY));
    }

    private void released(MouseEvent event) {
        if (gesture == Gesture.RECTANGLE) {
            view.finishRectangle(event.isShiftDown());
        } else if (gesture == Gesture.LASSO) {
            view.finishLasso(event.isShiftDown());
        } else if (gesture == Gesture.UNDECIDED) {
            view.click(event);
        }
        gesture = Gesture.NONE;
        event.consume();
    }

    private void scrolled(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            zoom(Math.exp(-event.getDeltaY() * ZOOM_PER_PIXEL), event.getX(), event.getY());
        }
        event.consume();
    }

    private void pinched(ZoomEvent event) {
        zoom(1 / event.getZoomFactor(), event.getX(), event.getY());
        event.consume();
    }

    private void zoom(double factor, double x, double y) {
        Projection projection = view.projection();
        Vec3 centre = projection.unproject(x, y, view.depthAt(x, y));
        view.byHand(rig -> rig.zoom(factor, centre));
    }
}
