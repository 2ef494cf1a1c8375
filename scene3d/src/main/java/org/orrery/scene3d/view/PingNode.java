package org.orrery.scene3d.view;

import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.transform.Rotate;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Projection;
import org.orrery.scene3d.SceneTheme;

/// One call over the picture: rings that run outwards from the place and the name of the caller; at the edge of the picture, with
/// an arrow, when the place is out of sight.
final class PingNode extends Group {
    private static final double MARGIN = 26;

    /// The foot of the picture is left free: a toolbar floats there.
    private static final double FOOT = 84;

    private static final double LARGEST = 44;
    private static final double RINGS_A_SECOND = 1.1;
    private static final double FADES_FROM = 0.7;

    private final Circle dot = new Circle(5);
    private final Circle[] rings = {new Circle(), new Circle()};
    private final Polygon arrow = new Polygon(15, 0, -7, -10, -2, 0, -7, 10);
    private final Rotate turn = new Rotate();
    private final Rectangle pill = new Rectangle();
    private final Text name = new Text();

    PingNode() {
        setAutoSizeChildren(false);
        name.setFont(Font.font("Inter", FontWeight.SEMI_BOLD, 12));
        name.setTextOrigin(VPos.TOP);
        name.getStyleClass().add("scene-label");
        for (Circle ring : rings) {
            ring.setFill(Color.TRANSPARENT);
        }
        arrow.getTransforms().add(turn);
        getChildren().addAll(rings);
        getChildren().addAll(dot, arrow, pill, name);
    }

    void show(
            Ping ping, Projection camera, double width, double height, long now, SceneTheme theme) {
        Color colour = LabelNode.color(ping.argb() | 0xff000000);
        Color edge = LabelNode.color(theme.plate());
        double age = ping.age(now);
        setOpacity(age < FADES_FROM ? 1 : (1 - age) / (1 - FADES_FROM));
        name.setText(ping.name());
        pill.setFill(colour);
        pill.setStroke(edge.deriveColor(0, 1, 1, 0.55));
        name.setFill(LabelNode.inkOn(ping.argb()));
        dot.setFill(colour);
        dot.setStroke(edge);
        dot.setStrokeWidth(1.5);
        arrow.setFill(colour);
        arrow.setStroke(edge);
        var at = camera.project(ping.place()).orElse(null);
        boolean inside =
                at != null && at.x() >= 0 && at.x() <= width && at.y() >= 0 && at.y() <= height;
        arrow.setVisible(!inside);
        dot.setVisible(inside);
        if (at != null && inside) {
            showPlace(at.x(), at.y(), ping, now, colour, width, height);
        } else {
            showWay(ping.place(), camera, width, height);
        }
    }

    private void showPlace(
            double x, double y, Ping ping, long now, Color colour, double width, double height) {
        dot.setCenterX(x);
        dot.setCenterY(y);
        double turns = (now - ping.bornNanos()) / 1e9 * RINGS_A_SECOND;
        for (int i = 0; i < rings.length; i++) {
            double phase = (turns + i / (double) rings.length) % 1;
            rings[i].setVisible(true);
            rings[i].setCenterX(x);
            rings[i].setCenterY(y);
            rings[i].setRadius(6 + (LARGEST - 6) * phase);
            rings[i].setStroke(colour.deriveColor(0, 1, 1, 1 - phase));
            rings[i].setStrokeWidth(3.2 - 1.8 * phase);
        }
        placeName(x, y - 30, width, height);
    }

    /// Where one would have to turn to, at the edge of the picture.
    private void showWay(Vec3 place, Projection camera, double width, double height) {
        for (Circle ring : rings) {
            ring.setVisible(false);
        }
        Vec3 to = place.sub(camera.pose().position());
        double right = to.dot(camera.pose().right());
        double down = -to.dot(camera.pose().up());
        double length = Math.hypot(right, down);
        double dx = length < 1e-9 ? 0 : right / length;
        double dy = length < 1e-9 ? 1 : down / length;
        double middle = Math.max(MARGIN, (height - FOOT) / 2);
        double reach =
                Math.min(
                        (width / 2 - MARGIN) / Math.max(1e-6, Math.abs(dx)),
                        (middle - MARGIN) / Math.max(1e-6, Math.abs(dy)));
        double x = width / 2 + dx * reach;
        double y = middle + dy * reach;
        arrow.setTranslateX(x);
        arrow.setTranslateY(y);
        turn.setAngle(Math.toDegrees(Math.atan2(dy, dx)));
        double half = name.getLayoutBounds().getWidth() / 2 + 30;
        placeName(x - dx * half, y - dy * 34, width, height);
    }

    private void placeName(double x, double y, double width, double height) {
        double w = name.getLayoutBounds().getWidth() + 18;
        double h = name.getLayoutBounds().getHeight() + 6;
        double left = Math.clamp(x - w / 2, 4, Math.max(4, width - w - 4));
        double top = Math.clamp(y - h / 2, 4, Math.max(4, height - h - 4));
        pill.setX(left);
        pill.setY(top);
        pill.setWidth(w);
        pill.setHeight(h);
        pill.setArcWidth(h);
        pill.setArcHeight(h);
        name.setX(left + 9);
        name.setY(top + 3);
    }
}
