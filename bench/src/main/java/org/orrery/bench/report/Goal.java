package org.orrery.bench.report;

import java.util.Locale;

/// What a figure should be. Missing it is no failure: only a broken invariant is.
public record Goal(Direction direction, double bound) {

    /// On which side of the bound it is good.
    public enum Direction {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    public boolean isMetBy(double value) {
        return switch (direction) {
            case AT_MOST -> value <= bound;
            case AT_LEAST -> value >= bound;
        };
    }

    @Override
    public String toString() {
        String number =
                bound == Math.rint(bound)
                        ? String.valueOf((long) bound)
                        : String.format(Locale.ROOT, "%s", bound);
        return direction.sign + " " + number;
    }
}
