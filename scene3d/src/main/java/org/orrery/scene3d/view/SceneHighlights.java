package org.orrery.scene3d.view;

import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import org.jspecify.annotations.Nullable;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ScreenArea;
import org.orrery.scene3d.pick.Lasso;

/// Passing marks over the picture: a ring on the thing under the cursor, what is drawn to select.
final class SceneHighlights extends Group {
    private final Circle ring = new Circle(10);
    private final Rectangle rectangle = new Rectangle();
    private final Polygon lasso = new Polygon();
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
        lasso.setVisible(false);
        getChildren().addAll(ring, rectangle, lasso);
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

    @Nullable Projection shownCamera() {
        return shown;
    }

    void showRectangle(double x0, double y0, double x1, double y1, SceneTheme theme) {
        rectangle.setX(Math.min(x0, x1));
        rectangle.setY(Math.min(y0, y1));
        rectangle.setWidth(Math.abs(x1 - x0));
        rectangle.setHeight(Math.abs(y1 - y0));
        show(rectangle, theme);
    }

    private static void show(Shape shape, SceneTheme theme) {
        Color accent = LabelNode.color(theme.accent());
        shape.setFill(accent.deriveColor(0, 1, 1, 0.14));
        shape.setStroke(accent);
        shape.setVisible(true);
    }

    /// Draws on from where it was; the first time it begins.
    void drawLasso(double x, double y, SceneTheme theme) {
        lasso.getPoints().addAll(x, y);
        show(lasso, theme);
    }

    /// Takes the lasso away and says what it enclosed.
    ScreenArea endLasso() {
        double[] xy = lasso.getPoints().stream().mapToDouble(Double::doubleValue).toArray();
        lasso.setVisible(false);
        lasso.getPoints().clear();
        return new Lasso(xy);
    }

    /// Takes the rectangle away and says where it was.
    ScreenArea endRectangle() {
        rectangle.setVisible(false);
        return ScreenArea.rectangle(
                rectangle.getX(), rectangle.getY(), rectangle.getWidth(), rectangle.getHeight());
    }
}
