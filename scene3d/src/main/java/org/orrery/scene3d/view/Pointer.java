package org.orrery.scene3d.view;

import java.util.function.BiFunction;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.SceneTheme;

/// What the mouse points at. Looked up at most once a frame, however often the mouse moves.
final class Pointer {
    private final ReadOnlyObjectWrapper<PickTarget> target;
    private final SceneHighlights highlights;
    private double x;
    private double y;
    private boolean moved;

    Pointer(Object bean, SceneHighlights highlights) {
        this.highlights = highlights;
        target = new ReadOnlyObjectWrapper<>(bean, "pointedAt", new PickTarget.Nothing(Vec3.ZERO));
    }

    ReadOnlyObjectProperty<PickTarget> targetProperty() {
        return target.getReadOnlyProperty();
    }

    void moveTo(double newX, double newY) {
        x = newX;
        y = newY;
        moved = true;
    }

    void leave() {
        moved = false;
        target.set(new PickTarget.Nothing(target.get().position()));
        highlights.hideHover();
    }

    /// @param placeOf where a row that was hit is drawn
    void update(
            BiFunction<Double, Double, PickTarget> pick,
            Function<PickTarget.RowPick, Vec3> placeOf,
            SceneTheme theme) {
        if (!moved) {
            return;
        }
        moved = false;
        PickTarget now = pick.apply(x, y);
        target.set(now);
        switch (now) {
            case PickTarget.Nothing _ -> highlights.hideHover();
            case PickTarget.RowPick pickOfRow ->
                    highlights.showHover(placeOf.apply(pickOfRow), theme);
            case PickTarget.GroupPick _, PickTarget.AnnotationPick _, PickTarget.AvatarPick _ ->
                    highlights.showHover(now.position(), theme);
        }
    }
}
