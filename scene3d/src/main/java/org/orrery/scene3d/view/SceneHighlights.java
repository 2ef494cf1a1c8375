package org.orrery.scene3d.view;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.SceneTheme;

/// Passing marks over the picture: a ring on the thing under the cursor, the selection rectangle.
final class SceneHighlights extends Group {
    private final Circle ring = new Circle(10);
    private final Rectangle rectangle = new Rectangle();
    private @Nullable Vec3 hovered;
    private @Nullable Projection shown;

    SceneHighlights() {
        setMouseTransparent(true);
        setManaged(false);
        setAutoSizeChildren(false);
        ring.setFill(Color.TRANSPARENT);
        ring.setStrokeWidth(2);
        ring.setVisible(false);
        rectangle.setVisible(false);
        rectangle.setArcWidth(6);
        rectangle.setArcHeight(6);
        getChildren().addAll(ring, rectangle);
    }

    void showHover(Vec3 place, SceneTheme theme) {
        hovered = place;
        ring.setStroke(LabelNode.color(theme.titleText()));
        if (shown != null) {
            follow(shown);
        }
    }

    void hideHover() {
        hovered = null;
        ring.setVisible(false);
    }

    /// Puts the ring where its place is in the frame that is shown.
    void follow(Projection projection) {
        shown = projection;
        var at = hovered == null ? null : projection.project(hovered).orElse(null);
        ring.setVisible(at != null);
        if (at != null) {
            ring.setCenterX(at.x());
            ring.setCenterY(at.y());
        }
    }

    void showRectangle(double x0, double y0, double x1, double y1, SceneTheme theme) {
        rectangle.setX(Math.min(x0, x1));
        rectangle.setY(Math.min(y0, y1));
        rectangle.setWidth(Math.abs(x1 - x0));
        rectangle.setHeight(Math.abs(y1 - y0));
        Color accent = LabelNode.color(theme.accent());
        rectangle.setFill(accent.deriveColor(0, 1, 1, 0.14));
        rectangle.setStroke(accent);
        rectangle.setVisible(true);
    }

    /// Takes the rectangle away and says where it was.
    Bounds endRectangle() {
        rectangle.setVisible(false);
        return new BoundingBox(
                rectangle.getX(), rectangle.getY(), rectangle.getWidth(), rectangle.getHeight());
    }
}
