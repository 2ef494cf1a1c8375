package org.orrery.scene3d.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.SceneRenderer.PlacedLabel;
import org.orrery.scene3d.SceneTheme;

/// The labels of the frame that is shown, as text over it. Where two would overlap, the more important one stays: names before
/// badges before titles before ticks, the nearer before the farther.
final class LabelOverlay extends Group {
    private static final double GAP = 3;
    private static final double MARGIN = 4;
    private static final double FAINT = 0.55;

    private record Shown(PlacedLabel label, Rectangle2D area) {}

    private final LabelNodes nodes = new LabelNodes(getChildren()::add);
    private final List<Shown> shown = new ArrayList<>();

    LabelOverlay() {
        setMouseTransparent(true);
        setAutoSizeChildren(false);
        setManaged(false);
    }

    void show(List<PlacedLabel> labels, double width, double height, SceneTheme theme) {
        nodes.recycle();
        shown.clear();
        List<PlacedLabel> byImportance = new ArrayList<>(labels);
        byImportance.sort(
                Comparator.comparing((PlacedLabel placed) -> placed.label().kind())
                        .reversed()
                        .thenComparingDouble(PlacedLabel::depth));
        for (PlacedLabel placed : byImportance) {
            show(placed, width, height, theme);
        }
        nodes.hideSpare();
    }

    /// The nearest label that can be picked and covers the point.
    Optional<PlacedLabel> pickableAt(double x, double y) {
        return shown.stream()
                .filter(label -> label.label().label().pickId() >= 0)
                .filter(label -> label.area().contains(x, y))
                .map(Shown::label)
                .findFirst();
    }

    private void show(PlacedLabel placed, double width, double height, SceneTheme theme) {
        boolean outside =
                placed.x() < -60
                        || placed.y() < -20
                        || placed.x() > width + 60
                        || placed.y() > height + 20;
        if (outside) {
            return;
        }
        LabelNode node = nodes.take(placed.label());
        node.show(placed.label(), theme);
        boolean lifted = placed.label().kind() == Label.Kind.AVATAR;
        double left = Math.round(placed.x() + (placed.lean() - 1) * node.width() / 2);
        double top = Math.round(placed.y() - (lifted ? node.height() : node.height() / 2));
        boolean anchorInside =
                placed.x() >= 0 && placed.x() <= width && placed.y() >= 0 && placed.y() <= height;
        boolean whole = lifted || placed.label().kind() == Label.Kind.AXIS_TITLE;
        if (whole && anchorInside && node.width() + 2 * MARGIN < width) {
            left = Math.clamp(left, MARGIN, width - node.width() - MARGIN);
            top = Math.max(MARGIN, top);
        }
        Rectangle2D area =
                new Rectangle2D(left - GAP, top - 1, node.width() + 2 * GAP, node.height() + 2);
        boolean painted = placed.label().kind() == Label.Kind.INITIALS;
        if (painted
                ? placed.occluded()
                : shown.stream().anyMatch(other -> other.area().intersects(area))) {
            nodes.putBack(node);
            return;
        }
        node.setLayoutX(left);
        node.setLayoutY(top);
        node.setOpacity(placed.occluded() && placed.label().pickId() >= 0 ? FAINT : 1);
        node.setVisible(true);
        nodes.use(node);
        if (!painted) {
            shown.add(new Shown(placed, area));
        }
    }
}
