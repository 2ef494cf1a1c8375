package org.orrery.scene3d.pick;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Path2D;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LassoTest {

    /// The same as what Java 2D says of the centres of pixels.
    @Test
    void whatItEnclosesIsInside() {
        Random random = new Random(1);
        for (int shape = 0; shape < 30; shape++) {
            double[] xy = random.doubles(6L + 2L * shape, -50, 150).toArray();
            Path2D path = new Path2D.Double(Path2D.WIND_EVEN_ODD);
            path.moveTo(xy[0], xy[1]);
            for (int i = 2; i < xy.length; i += 2) {
                path.lineTo(xy[i], xy[i + 1]);
            }
            path.closePath();
            Lasso lasso = new Lasso(xy);
            int different = 0;
            for (int x = -60; x < 160; x++) {
                for (int y = -60; y < 160; y++) {
                    different +=
                            lasso.contains(x + 0.5, y + 0.5) == path.contains(x + 0.5, y + 0.5)
                                    ? 0
                                    : 1;
                }
            }
            assertThat(different).as("shape %s", shape).isZero();
        }
    }

    @Test
    void aLineEnclosesNothing() {
        assertThat(new Lasso().contains(0, 0)).isFalse();
        assertThat(new Lasso(1, 1, 5, 5).contains(3, 3)).isFalse();
    }
}
