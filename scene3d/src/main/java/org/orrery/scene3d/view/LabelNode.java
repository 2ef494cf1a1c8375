package org.orrery.scene3d.view;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.SceneTheme;

/// One label over the picture: bare text, or text on a coloured pill with small signs. Nodes are kept and used again, so
/// setters do nothing when nothing changed.
final class LabelNode extends Group {
    private static final String FAMILY = "Inter";
    private static final double ROUNDEST = 24;
    private static final Map<Label.Mark, String> SIGNS = signs();

    private final Label.Kind kind;
    private final Text text = new Text();
    private final Rectangle pill = new Rectangle();
    private final Map<Label.Mark, SVGPath> signs = new EnumMap<>(Label.Mark.class);
    private int argb;
    private Set<Label.Mark> marks = Set.of();
    private boolean isNew = true;
    private double width;
    private double height;

    LabelNode(Label.Kind kind) {
        this.kind = kind;
        setMouseTransparent(true);
        setAutoSizeChildren(false);
        // Moves in each frame and hardly ever changes: its strokes would be the dearest thing in
        // the picture.
        setCache(true);
        text.setTextOrigin(VPos.TOP);
        text.setFont(font(kind));
        text.getStyleClass().add("scene-label");
        if (isPill()) {
            getChildren().addAll(pill, text);
        } else {
            getChildren().add(text);
        }
    }

    String text() {
        return text.getText();
    }

    Label.Kind kind() {
        return kind;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    private boolean isPill() {
        return kind == Label.Kind.AVATAR || kind == Label.Kind.BADGE;
    }

    private static Font font(Label.Kind kind) {
        return switch (kind) {
            case INITIALS -> Font.font(FAMILY, FontWeight.BOLD, 11);
            case TICK -> Font.font(FAMILY, 11);
            case NOTE -> Font.font(FAMILY, 12);
            case AXIS_TITLE -> Font.font(FAMILY, FontWeight.SEMI_BOLD, 13);
            case BADGE -> Font.font(FAMILY, FontWeight.BOLD, 11);
            case AVATAR -> Font.font(FAMILY, FontWeight.SEMI_BOLD, 12);
        };
    }

    void show(Label label, SceneTheme theme) {
        boolean sameText = !isNew && text.getText().equals(label.text());
        if (sameText && argb == label.argb() && marks.equals(label.marks())) {
            return;
        }
        isNew = false;
        argb = label.argb();
        marks = label.marks();
        if (!sameText) {
            text.setText(label.text());
        }
        if (isPill()) {
            layOutPill(theme);
        } else {
            text.setFill(color(argb));
            width = text.getLayoutBounds().getWidth();
            height = text.getLayoutBounds().getHeight();
        }
    }

    private void layOutPill(SceneTheme theme) {
        Color ink = inkOn(argb);
        double padding = kind == Label.Kind.AVATAR ? 9 : 7;
        double left = padding;
        height = text.getLayoutBounds().getHeight() + 6;
        signs.values().forEach(sign -> sign.setVisible(false));
        for (Label.Mark mark : Label.Mark.values()) {
            if (marks.contains(mark)) {
                left = placeSign(sign(mark), ink, left);
            }
        }
        text.setFill(ink);
        text.setX(left);
        text.setY(3);
        width = left + text.getLayoutBounds().getWidth() + padding;
        pill.setWidth(width);
        pill.setHeight(height);
        pill.setArcWidth(Math.min(ROUNDEST, height));
        pill.setArcHeight(Math.min(ROUNDEST, height));
        pill.setFill(color(argb));
        boolean speaking = marks.contains(Label.Mark.SPEAKING);
        pill.setStroke(
                speaking ? Color.web("#3ddc84") : color(theme.plate()).deriveColor(0, 1, 1, 0.55));
        pill.setStrokeWidth(speaking ? 2.2 : 1);
    }

    private SVGPath sign(Label.Mark mark) {
        return signs.computeIfAbsent(
                mark,
                wanted -> {
                    SVGPath path = new SVGPath();
                    path.setContent(SIGNS.get(wanted));
                    path.setFillRule(FillRule.EVEN_ODD);
                    getChildren().add(path);
                    return path;
                });
    }

    private double placeSign(SVGPath sign, Color ink, double left) {
        sign.setVisible(true);
        sign.setFill(ink);
        sign.setLayoutX(left);
        sign.setLayoutY((height - 10.4) / 2);
        return left + 13;
    }

    /// Small signs of about ten by ten.
    private static Map<Label.Mark, String> signs() {
        Map<Label.Mark, String> signs = new EnumMap<>(Label.Mark.class);
        signs.put(Label.Mark.SPEAKING, "M0 3h1.6v4H0z M3 0h1.6v10H3z M6 2h1.6v6H6z");
        signs.put(
                Label.Mark.HAND_RAISED,
                "M2.2 5.4V2.1a.8.8 0 0 1 1.6 0V1a.8.8 0 0 1 1.6 0v.6a.8.8 0 0 1 1.6 0v1.2a.8.8 0 0 1 1.6 0V7"
                        + "a3.6 3.6 0 0 1-3.6 3.6C3.200 10.600 2.400 9.800 1.700 8.500L.2 5.700a.85.85 0 0 1 1.400-.9z");
        signs.put(Label.Mark.LEADING, "M1 0h1.3v10H1z M3 .6h6.500L8 3.100l1.500 2.500H3z");
        signs.put(Label.Mark.FLYING, "M0 6L10 0 7 10 5 7z");
        signs.put(
                Label.Mark.ANNOTATING,
                "M0 8.200V10h1.800L7.100 4.700 5.300 2.900z M8.600 3.200L6.800 1.400 7.700 .5 9.500 2.300z");
        signs.put(
                Label.Mark.SELECTING,
                "M0 0h3.300v1.500H1.500v1.800H0z M6.700 0H10v3.300H8.500V1.500H6.700z M0 6.700h1.500v1.800h1.800V10H0z"
                        + " M8.500 6.700H10V10H6.700V8.500h1.800z");
        signs.put(
                Label.Mark.POINTING,
                "M5 0a5 5 0 1 0 0 10a5 5 0 0 0 0-10z M5 1.500a3.500 3.500 0 1 1 0 7a3.500 3.500 0 0 1 0-7z"
                        + " M5 3.500a1.500 1.500 0 1 0 0 3a1.500 1.500 0 0 0 0-3z");
        return signs;
    }

    /// Black or white, whichever has more contrast on the colour (WCAG relative luminance).
    static Color inkOn(int argb) {
        Color c = color(argb);
        double luminance =
                0.2126 * linear(c.getRed())
                        + 0.7152 * linear(c.getGreen())
                        + 0.0722 * linear(c.getBlue());
        return luminance > 0.30 ? Color.web("#0b1020") : Color.WHITE;
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    static Color color(int argb) {
        return Color.rgb(argb >>> 16 & 255, argb >>> 8 & 255, argb & 255, (argb >>> 24) / 255.0);
    }
}
