package org.orrery.scene3d.chart;

import org.orrery.model.space.Vec3;

/// The part of the world that a chart fills. It lies within plus and minus five and is flatter than wide, so that the home
/// camera sees all of it together with its labels.
public final class ChartBox {
    public static final Vec3 LOW = new Vec3(-4, -2, -4);
    public static final Vec3 HIGH = new Vec3(4, 3, 4);

    private ChartBox() {}

    /// A place along one direction, 0 the low and 1 the high end; likewise [#y(double)] and [#z(double)].
    static double x(double fraction) {
        return LOW.x() + (HIGH.x() - LOW.x()) * fraction;
    }

    static double y(double fraction) {
        return LOW.y() + (HIGH.y() - LOW.y()) * fraction;
    }

    static double z(double fraction) {
        return LOW.z() + (HIGH.z() - LOW.z()) * fraction;
    }

    static double low(Dimension dimension) {
        return dimension.of(LOW);
    }

    static double high(Dimension dimension) {
        return dimension.of(HIGH);
    }

    /// One of the three directions of space.
    enum Dimension {
        X,
        Y,
        Z;

        double of(Vec3 v) {
            return switch (this) {
                case X -> v.x();
                case Y -> v.y();
                case Z -> v.z();
            };
        }
    }
}
