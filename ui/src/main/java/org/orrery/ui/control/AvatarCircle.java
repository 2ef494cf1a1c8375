package org.orrery.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;

/// A person as a coloured circle with initials, with a ring for those who have not been heard of for a moment.
public final class AvatarCircle extends StackPane {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");
    private final Circle disc;
    private final Text letters;

    public AvatarCircle(String initials, String colour, double radius) {
        getStyleClass().add("avatar");
        disc = new Circle(radius);
        letters = new Text();
        letters.getStyleClass().addAll("avatar-letters", size(radius));
        Circle ring = new Circle(radius + 2.5);
        ring.getStyleClass().add("avatar-ring");
        ring.setManaged(false);
        ring.layoutXProperty().bind(widthProperty().divide(2));
        ring.layoutYProperty().bind(heightProperty().divide(2));
        getChildren().addAll(disc, ring, letters);
        setMinSize(2 * radius, 2 * radius);
        setMaxSize(2 * radius, 2 * radius);
        setMouseTransparent(true);
        show(initials, colour);
    }

    public void show(String initials, String colour) {
        Color fill = Palette.of(colour);
        disc.setFill(fill);
        letters.setText(initials);
        letters.setFill(Palette.letterOn(fill));
    }

    public void setStale(boolean stale) {
        pseudoClassStateChanged(STALE, stale);
    }

    private static String size(double radius) {
        return radius >= 24
                ? "avatar-letters-large"
                : radius >= 14 ? "avatar-letters-medium" : "avatar-letters-small";
    }
}
