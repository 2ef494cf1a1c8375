package org.orrery.ui.meeting;

import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Who looks, written over what they look at, so that a picture of the screen says whose it was. Takes no clicks.
public final class Watermark extends Pane {
    private static final double STEP_X = 340;
    private static final double STEP_Y = 150;
    private static final Color LIGHT = Color.rgb(255, 255, 255, 0.17);
    private static final Color DARK = Color.rgb(0, 0, 0, 0.17);
    private final Canvas canvas = new Canvas();
    private final String text;

    /// @param text name and user id
    public Watermark(String text) {
        this.text = text;
        setId("watermark");
        setMouseTransparent(true);
        setAccessibleText(text);
        canvas.setManaged(false);
        canvas.widthProperty().bind(widthProperty());
        canvas.heightProperty().bind(heightProperty());
        getChildren().add(canvas);
        setMinSize(0, 0);
        widthProperty().subscribe(_ -> draw());
        heightProperty().subscribe(_ -> draw());
    }

    /// Twice, in light and in dark, because what is below may be either.
    private void draw() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        double width = getWidth();
        double height = getHeight();
        pen.clearRect(0, 0, width, height);
        pen.setFont(Font.font("Inter", 15));
        boolean shifted = false;
        for (double y = 70; y < height + STEP_Y; y += STEP_Y) {
            for (double x = shifted ? -STEP_X / 2 : 20; x < width; x += STEP_X) {
                pen.save();
                pen.translate(x, y);
                pen.rotate(-18);
                pen.setFill(DARK);
                pen.fillText(text, 1, 1);
                pen.setFill(LIGHT);
                pen.fillText(text, 0, 0);
                pen.restore();
            }
            shifted = !shifted;
        }
    }
}
