package org.orrery.ui.control;

import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Shape;

/// The product's sign: a planet on its orbit around a sun.
public final class ProductMark extends StackPane {
    private static final Color ICON = Color.web("#2F81F7");

    /// The sign as a window's icon, in colours of its own: it stands outside of every theme.
    public static Image icon() {
        ProductMark mark = new ProductMark(128);
        Scene scene = new Scene(mark, Color.TRANSPARENT);
        scene.getRoot().applyCss();
        mark.lookupAll(".mark-sun").forEach(node -> ((Shape) node).setFill(ICON));
        mark.lookupAll(".mark-planet").forEach(node -> ((Shape) node).setFill(ICON));
        mark.lookupAll(".mark-orbit")
                .forEach(node -> {
                    ((Shape) node).setFill(null);
                    ((Shape) node).setStroke(ICON);
                });
        return scene.snapshot(null);
    }

    /// @param size of its side, in pixels
    public ProductMark(double size) {
        double radius = size * 0.40;
        Circle sun = new Circle(size * 0.17);
        sun.getStyleClass().add("mark-sun");
        Arc orbit = new Arc(0, 0, radius, radius, 62, 296);
        orbit.setType(ArcType.OPEN);
        orbit.setStrokeWidth(size * 0.085);
        orbit.getStyleClass().add("mark-orbit");
        Circle planet = new Circle(radius * Math.cos(0.62), -radius * Math.sin(0.62), size * 0.075);
        planet.getStyleClass().add("mark-planet");
        Circle room = new Circle(size / 2);
        room.setOpacity(0);
        getChildren().add(new Group(room, orbit, sun, planet));
        setMinSize(size, size);
        setMaxSize(size, size);
        setMouseTransparent(true);
    }
}
