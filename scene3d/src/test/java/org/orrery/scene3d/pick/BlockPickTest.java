package org.orrery.scene3d.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.scene3d.PickTarget;
import org.orrery.scene3d.PointCloud;
import org.orrery.scene3d.RenderRequest;
import org.orrery.scene3d.RowPositions;
import org.orrery.scene3d.SceneContent;
import org.orrery.scene3d.SceneTheme;
import org.orrery.scene3d.Viewport;
import org.orrery.scene3d.ZOrder;

/// Clouds in order are searched by blocks, others point by point: both must find the same.
final class BlockPickTest {
    private static final Viewport VIEWPORT = new Viewport(1280, 720, 1);
    private static final int COUNT = 30_000;

    @Test
    @Tag("SC3")
    void blocksFindWhatLookingAtEveryPointFinds() {
        float[] plain = new float[3 * COUNT];
        float[] radii = new float[COUNT];
        Random random = new Random(5);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (float) (1.5 * random.nextGaussian());
        }
        for (int i = 0; i < COUNT; i++) {
            radii[i] = 0.01f + 0.05f * random.nextFloat();
        }
        int[] order = ZOrder.of(plain);
        SceneContent unordered = content(plain, radii, range(), false);
        SceneContent ordered = content(sorted(plain, order), sorted(radii, order), order, true);
        int rows = 0;
        for (int i = 0; i < 400; i++) {
            Pose pose =
                    Pose.lookingAt(
                            new Vec3(8 * random.nextGaussian(), 3, 6 * random.nextGaussian()),
                            Vec3.ZERO);
            double x = 1280 * random.nextDouble();
            double y = 720 * random.nextDouble();
            PickTarget expected = new Picker(request(unordered, pose)).pick(x, y);
            PickTarget found = new Picker(request(ordered, pose)).pick(x, y);
            if (expected instanceof PickTarget.RowPick row) {
                rows++;
                assertThat(found).isEqualTo(row);
            } else {
                assertThat(found).isInstanceOf(PickTarget.Nothing.class);
            }
        }
        assertThat(rows).isBetween(40, 390);
    }

    @Test
    void aLassoFindsTheSameRowsInAnyOrder() {
        float[] plain = new float[3 * COUNT];
        Random random = new Random(6);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (float) random.nextGaussian();
        }
        int[] order = ZOrder.of(plain);
        float[] radius = {0.02f};
        Pose pose = Pose.lookingAt(new Vec3(5, 4, 7), Vec3.ZERO);
        Lasso lasso = new Lasso(500, 200, 900, 260, 700, 600, 520, 480);
        BitSet expected =
                new Picker(request(content(plain, radius, range(), false), pose)).rowsIn(lasso);
        BitSet found =
                new Picker(request(content(sorted(plain, order), radius, order, true), pose))
                        .rowsIn(lasso);
        assertThat(found).isEqualTo(expected);
        assertThat(found.cardinality()).isBetween(100, COUNT - 100);
    }

    private static RenderRequest request(SceneContent content, Pose pose) {
        return new RenderRequest(List.of(content), pose, VIEWPORT, SceneTheme.DARK);
    }

    private static int[] range() {
        int[] range = new int[COUNT];
        for (int i = 0; i < COUNT; i++) {
            range[i] = i;
        }
        return range;
    }

    private static float[] sorted(float[] values, int[] order) {
        int each = values.length / order.length;
        float[] sorted = new float[values.length];
        for (int i = 0; i < order.length; i++) {
            System.arraycopy(values, each * order[i], sorted, each * i, each);
        }
        return sorted;
    }

    private static SceneContent content(float[] xyz, float[] radii, int[] ids, boolean inOrder) {
        int[] argb = {-1};
        byte[] flags = {};
        PointCloud.Shape shape = PointCloud.Shape.SPHERE;
        PointCloud cloud =
                inOrder
                        ? PointCloud.inOrder(xyz, argb, radii, flags, ids, shape)
                        : new PointCloud(xyz, argb, radii, flags, ids, shape);
        RowPositions rows =
                inOrder ? new RowPositions(ids.length, cloud, _ -> null) : new RowPositions(xyz);
        return new SceneContent(
                List.of(cloud), List.of(), List.of(), List.of(), PickTarget.RowPick::new, rows);
    }
}
