package org.orrery.ui.twin;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.orrery.scene3d.figure.Figure;
import org.orrery.scene3d.figure.FigureLayout;
import org.orrery.scene3d.figure.FigurePainter;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// The flat drawing of the chart in hand. Left and right go from mark to mark in reading order, up and down to the nearest mark there; Enter
/// selects its rows alone, Space adds them or takes them out, A annotates. The mouse does the same, and draws a rectangle.
public final class FigurePane extends VBox {
    private static final double REACH = 9;
    private static final double DRAG = 4;
    private static final int PAGE = 20;
    private static final double PIN = 4;

    /// Two lines of text, so that the drawing does not move with the length of what is said.
    private static final double WORDS = 40;

    private final FigureModel model;
    private final Canvas canvas = new Canvas();
    private final Canvas over = new Canvas();
    private final Pane plot = new Plot();
    private final Label words = Panels.label("", "twin-words");
    private FigureLayout layout = FigureLayout.of(Figure.NOTHING, 1, 1, false);
    private Optional<MouseEvent> pressed = Optional.empty();
    private List<Figure.Mark> pinned = List.of();

    public FigurePane(FigureModel model) {
        this.model = model;
        getStyleClass().add("figure-pane");
        plot.setId("figure");
        plot.getStyleClass().add("figure");
        plot.setFocusTraversable(true);
        plot.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        plot.getChildren().addAll(canvas, over);
        plot.setMinSize(0, 0);
        over.setMouseTransparent(true);
        words.setId("figure-words");
        words.setMaxWidth(Double.MAX_VALUE);
        words.setWrapText(true);
        words.setAlignment(Pos.TOP_LEFT);
        words.setMinHeight(WORDS);
        words.setPrefHeight(WORDS);
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(plot, words);
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        plot.setOnMouseMoved(event -> hover(event));
        plot.setOnMousePressed(event -> {
            plot.requestFocus();
            pressed = Optional.of(event);
        });
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
        plot.focusedProperty().subscribe(_ -> mark());
        model.figureProperty()
                .subscribe((_, _) -> {
                    pin();
                    plot.requestLayout();
                });
        model.annotatedProperty().subscribe((_, _) -> pin());
        model.atProperty().subscribe(_ -> mark());
        sceneProperty().subscribe(scene -> model.setShown(scene != null));
    }

    /// Brings the keyboard here.
    public void focusFigure() {
        plot.requestFocus();
        if (model.mark().isEmpty()) {
            model.goTo(0);
        }
    }

    /// The canvases are as large as it is.
    private final class Plot extends Pane {
        @Override
        protected void layoutChildren() {
            for (Canvas each : new Canvas[] {canvas, over}) {
                each.setWidth(getWidth());
                each.setHeight(getHeight());
            }
            paint();
        }
    }

    private void paint() {
        GraphicsContext out = canvas.getGraphicsContext2D();
        out.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Figure figure = model.figure();
        layout = FigureLayout.of(figure, canvas.getWidth(), canvas.getHeight(), true);
        if (canvas.getWidth() > 1 && canvas.getHeight() > 1) {
            FigurePainter.paint(figure, layout, model.theme(), new CanvasInk(out));
        }
        mark();
    }

    /// Marks of many rows take a while to be looked through.
    private void pin() {
        BitSet annotated = model.annotatedProperty().get();
        pinned =
                annotated.isEmpty()
                        ? List.of()
                        : model.figure().marks().stream()
                                .filter(mark -> mark.has(annotated))
                                .toList();
        mark();
    }

    /// Where the keyboard is, what is annotated, and the words for it.
    private void mark() {
        GraphicsContext out = over.getGraphicsContext2D();
        out.clearRect(0, 0, over.getWidth(), over.getHeight());
        CanvasInk ink = new CanvasInk(out);
        int accent = model.theme().accent();
        for (Figure.Mark mark : pinned) {
            double x = layout.x(mark.shape().x());
            double y = layout.y(mark.shape().y());
            ink.line(new double[] {x, y, x, y - 3 * PIN}, accent, 1.6);
            ink.disc(x, y - 4 * PIN, PIN, accent, model.theme().plate());
        }
        Optional<Figure.Mark> here = model.mark();
        String told =
                here.map(model::words).orElseGet(() -> String.join(" ", model.figure().notes()));
        if (plot.isFocused()) {
            here.ifPresent(mark -> ring(ink, mark, accent));
        }
        tell(told);
    }

    private void ring(CanvasInk ink, Figure.Mark mark, int accent) {
        int halo = model.theme().titleText();
        switch (mark.shape()) {
            case Figure.Shape.Disc(double x, double y, double radius) -> {
                ink.disc(layout.x(x), layout.y(y), radius + 5, 0, halo);
                ink.disc(layout.x(x), layout.y(y), radius + 7, 0, accent);
            }
            case Figure.Shape.Box(double left, double bottom, double right, double top) -> {
                double x = layout.x(left);
                double y = layout.y(top);
                double wide = layout.x(right) - x;
                double high = layout.y(bottom) - y;
                ink.box(x - 2, y - 2, wide + 4, high + 4, 0, halo);
                ink.box(x - 4, y - 4, wide + 8, high + 8, 0, accent);
            }
            case Figure.Shape.Path(double[] xy) -> {
                double[] pixels = new double[xy.length];
                for (int i = 0; i < xy.length; i += 2) {
                    pixels[i] = layout.x(xy[i]);
                    pixels[i + 1] = layout.y(xy[i + 1]);
                }
                ink.line(pixels, halo, 5);
                ink.line(pixels, mark.argb() | 0xff000000, 2.6);
            }
        }
    }

    private void tell(String told) {
        words.setText(told);
        String name =
                Texts.of(
                        "twin.figure",
                        model.figure().summary(),
                        model.figure().marks().size(),
                        told);
        if (!name.equals(plot.getAccessibleText())) {
            plot.setAccessibleText(name);
            plot.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
        }
    }

    private void key(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case RIGHT -> model.step(1);
            case LEFT -> model.step(-1);
            case PAGE_DOWN -> model.step(Math.max(1, model.figure().marks().size() / PAGE));
            case PAGE_UP -> model.step(-Math.max(1, model.figure().marks().size() / PAGE));
            case HOME -> model.goTo(0);
            case END -> model.goTo(Integer.MAX_VALUE);
            case UP -> model.goUp(true, layout.plotWidth() / layout.plotHeight());
            case DOWN -> model.goUp(false, layout.plotWidth() / layout.plotHeight());
            case ENTER -> model.mark().ifPresent(mark -> model.select(mark, false));
            case SPACE -> model.mark().ifPresent(mark -> model.select(mark, true));
            case A -> model.mark().ifPresent(model::annotate);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void hover(MouseEvent event) {
        int near = near(event.getX(), event.getY());
        if (near >= 0) {
            tell(model.words(model.figure().marks().get(near)));
        } else {
            mark();
        }
    }

    /// The mark under a place, the nearest one first; negative for none.
    private int near(double x, double y) {
        int best = -1;
        double nearest = REACH;
        for (int i = 0; i < model.figure().marks().size(); i++) {
            double distance = distance(model.figure().marks().get(i).shape(), x, y);
            if (distance < nearest) {
                nearest = distance;
                best = i;
            }
        }
        return best;
    }

    private double distance(Figure.Shape shape, double x, double y) {
        return switch (shape) {
            case Figure.Shape.Disc(double cx, double cy, double radius) ->
                    Math.max(0, Math.hypot(layout.x(cx) - x, layout.y(cy) - y) - radius);
            case Figure.Shape.Box(double left, double bottom, double right, double top) -> {
                double aside = Math.max(layout.x(left) - x, x - layout.x(right));
                double above = Math.max(layout.y(top) - y, y - layout.y(bottom));
                yield Math.max(0, Math.max(aside, above));
            }
            case Figure.Shape.Path(double[] xy) -> {
                double nearest = Double.POSITIVE_INFINITY;
                for (int i = 2; i < xy.length; i += 2) {
                    nearest =
                            Math.min(
                                    nearest,
                                    toSegment(
                                            x - layout.x(xy[i - 2]),
                                            y - layout.y(xy[i - 1]),
                                            layout.x(xy[i]) - layout.x(xy[i - 2]),
                                            layout.y(xy[i + 1]) - layout.y(xy[i - 1])));
                }
                yield nearest;
            }
        };
    }

    /// Distance of a place from the segment that leads from the origin by a step.
    private static double toSegment(double x, double y, double stepX, double stepY) {
        double square = stepX * stepX + stepY * stepY;
        double share = square == 0 ? 0 : Math.clamp((x * stepX + y * stepY) / square, 0, 1);
        return Math.hypot(x - share * stepX, y - share * stepY);
    }

    private void drag(MouseEvent event) {
        if (pressed.isPresent() && isDrag(pressed.get(), event)) {
            mark();
            MouseEvent from = pressed.get();
            int accent = model.theme().accent();
            new CanvasInk(over.getGraphicsContext2D())
                    .box(
                            Math.min(from.getX(), event.getX()),
                            Math.min(from.getY(), event.getY()),
                            Math.abs(from.getX() - event.getX()),
                            Math.abs(from.getY() - event.getY()),
                            (accent & 0xffffff) | 0x30000000,
                            accent);
        }
    }

    private static boolean isDrag(MouseEvent from, MouseEvent to) {
        return Math.hypot(from.getX() - to.getX(), from.getY() - to.getY()) > DRAG;
    }

    private void release(MouseEvent event) {
        if (pressed.isEmpty() || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        MouseEvent from = pressed.get();
        pressed = Optional.empty();
        if (isDrag(from, event)) {
            double x1 = layout.fractionX(Math.min(from.getX(), event.getX()));
            double x2 = layout.fractionX(Math.max(from.getX(), event.getX()));
            double y1 = layout.fractionY(Math.max(from.getY(), event.getY()));
            double y2 = layout.fractionY(Math.min(from.getY(), event.getY()));
            model.selectWithin(new Figure.Shape.Box(x1, y1, x2, y2), event.isShortcutDown());
            mark();
            return;
        }
        int near = near(event.getX(), event.getY());
        if (near >= 0) {
            model.goTo(near);
            model.select(model.figure().marks().get(near), event.isShortcutDown());
        }
    }
}
