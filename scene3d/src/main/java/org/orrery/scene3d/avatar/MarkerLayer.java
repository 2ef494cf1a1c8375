package org.orrery.scene3d.avatar;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Label;
import org.orrery.scene3d.LineSet;
import org.orrery.scene3d.Marker;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.ViewCondition;

/// Annotation pins as one layer of the scene: a stem, a ball at its head, and a badge.
public final class MarkerLayer {
    private static final float STEM = 0.55f;
    private static final float HEAD = 0.12f;

    private MarkerLayer() {}

    /// The layer; pick ids are places in the list.
    public static SceneContent of(List<Marker> markers, SceneTheme theme) {
        if (markers.isEmpty()) {
            return SceneContent.EMPTY;
        }
        List<Marker> pins = List.copyOf(markers);
        int count = pins.size();
        float[] heads = new float[3 * count];
        float[] stems = new float[6 * count];
        int[] headColours = new int[count];
        int[] stemColours = new int[2 * count];
        int[] ids = new int[count];
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Marker pin = pins.get(i);
            int colour =
                    Colours.mix(
                            pin.argb() | 0xff000000,
                            theme.backdropCentre(),
                            pin.resolved() ? 0.6 : 0);
            Vec3 head = pin.position().add(Vec3.Y.mul(STEM));
            put(heads, 3 * i, head);
            put(stems, 6 * i, pin.position());
            put(stems, 6 * i + 3, head);
            headColours[i] = colour;
            stemColours[2 * i] = colour;
            stemColours[2 * i + 1] = colour;
            ids[i] = i;
            if (!pin.badge().isEmpty()) {
                Vec3 above = head.add(Vec3.Y.mul(0.34));
                labels.add(
                        new Label(
                                pin.badge(),
                                above,
                                Label.Kind.BADGE,
                                colour,
                                Vec3.ZERO,
                                Set.of(),
                                i,
                                ViewCondition.ALWAYS));
            }
        }
        return new SceneContent(
                List.of(
                        new PointCloud(
                                heads,
                                headColours,
                                new float[] {HEAD},
                                new byte[0],
                                ids,
                                PointCloud.Shape.SPHERE)),
                List.of(),
                List.of(new LineSet(stems, stemColours, 2, ViewCondition.ALWAYS)),
                labels,
                (pickId, position) ->
                        new PickTarget.AnnotationPick(pins.get(pickId).id(), position),
                RowPositions.NONE);
    }

    private static void put(float[] array, int at, Vec3 v) {
        array[at] = (float) v.x();
        array[at + 1] = (float) v.y();
        array[at + 2] = (float) v.z();
    }
}
