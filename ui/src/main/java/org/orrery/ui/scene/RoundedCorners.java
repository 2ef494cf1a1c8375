package org.orrery.ui.scene;

import javafx.scene.layout.Pane;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// Four small corners in the colour of the page over a picture: a clip that is no rectangle would cost a mask each frame.
final class RoundedCorners extends Pane {
    RoundedCorners(double radius) {
        setMouseTransparent(true);
        for (int quarter = 0; quarter < 4; quarter++) {
            Path corner =
                    new Path(
                            new MoveTo(-1, -1),
                            new LineTo(radius, -1),
                            new LineTo(radius, 0),
                            new ArcTo(radius, radius, 0, 0, radius, false, false),
                            new LineTo(-1, radius),
                            new ClosePath());
            corner.setStroke(null);
            corner.getStyleClass().add("rounded-corner");
            corner.setManaged(false);
            corner.setScaleX(quarter % 2 == 0 ? 1 : -1);
            corner.setScaleY(quarter < 2 ? 1 : -1);
            getChildren().add(corner);
        }
    }

    @Override
    protected void layoutChildren() {
        for (int quarter = 0; quarter < 4; quarter++) {
            var corner = getChildren().get(quarter);
            var size = corner.getLayoutBounds();
            corner.relocate(
                    quarter % 2 == 0 ? -1 : getWidth() - size.getWidth() + 1,
                    quarter < 2 ? -1 : getHeight() - size.getHeight() + 1);
        }
    }
}
