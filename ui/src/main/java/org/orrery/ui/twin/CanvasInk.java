package org.orrery.ui.twin;

import java.util.function.Supplier;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.orrery.scene3d.figure.Ink;

/// Draws on a canvas.
final class CanvasInk implements Ink {
    private final GraphicsContext out;

    CanvasInk(GraphicsContext out) {
        this.out = out;
    }

    static Color colour(int argb) {
        return Color.rgb(argb >>> 16 & 0xff, argb >>> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }

    @Override
    public void line(double[] xy, int argb, double width) {
        double[] x = new double[xy.length / 2];
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = xy[2 * i];
            y[i] = xy[2 * i + 1];
        }
        out.setStroke(colour(argb));
        out.setLineWidth(width);
        out.strokePolyline(x, y, x.length);
    }

    @Override
    public void box(double x, double y, double width, double height, int fill, int edge) {
        out.setFill(colour(fill));
        out.fillRect(x, y, width, height);
        if (edge != 0) {
            out.setStroke(colour(edge));
            out.setLineWidth(1.6);
            out.strokeRect(x, y, width, height);
        }
    }

    @Override
    public void disc(double x, double y, double radius, int fill, int edge) {
        double size = 2 * radius;
        if (fill >>> 24 != 0) {
            out.setFill(colour(fill));
            out.fillOval(x - radius, y - radius, size, size);
        }
        if (edge != 0) {
            out.setStroke(colour(edge));
            out.setLineWidth(fill == 0 ? 2 : 0.8);
            out.strokeOval(x - radius, y - radius, size, size);
        }
    }

    @Override
    public void text(
            String text,
            double x,
            double y,
            double size,
            int argb,
            Anchor anchor,
            boolean upright) {
        out.setFill(colour(argb));
        out.setFont(Font.font("Inter", size));
        out.setTextAlign(
                switch (anchor) {
                    case START -> TextAlignment.LEFT;
                    case MIDDLE -> TextAlignment.CENTER;
                    case END -> TextAlignment.RIGHT;
                });
        if (upright) {
            out.save();
            out.translate(x, y);
            out.rotate(-90);
            out.fillText(text, 0, 0);
            out.restore();
        } else {
            out.fillText(text, x, y);
        }
    }

    @Override
    public void begin(Supplier<String> words) {
        // A canvas has no words: the pane tells them.
    }

    @Override
    public void end() {
        // See above.
    }
}
