package org.orrery.scene3d.avatar;

import java.util.Arrays;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.Avatar;
import org.orrery.scene3d.PointCloud;

/// People so far away that only a dot in their colour is left of them.
final class Specks {
    private float[] places = new float[0];
    private int[] colours = new int[0];
    private int[] pickIds = new int[0];

    void add(Avatar avatar, int colour, int pickId) {
        int count = colours.length;
        places = Arrays.copyOf(places, 3 * count + 3);
        colours = Arrays.copyOf(colours, count + 1);
        pickIds = Arrays.copyOf(pickIds, count + 1);
        Vec3 at = avatar.pose().position();
        places[3 * count] = (float) at.x();
        places[3 * count + 1] = (float) at.y();
        places[3 * count + 2] = (float) at.z();
        colours[count] = colour;
        pickIds[count] = pickId;
    }

    PointCloud cloud(float radius) {
        return new PointCloud(
                places,
                colours.length == 0 ? new int[] {0} : colours,
                new float[] {radius},
                new byte[0],
                pickIds,
                PointCloud.Shape.DISC);
    }
}
