package org.orrery.bench.sim;

/// An invariant does not hold.
public final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1;

    Violation(String sentence) {
        super(sentence);
    }

    static void unless(boolean holds, String sentence) {
        if (!holds) {
            throw new Violation(sentence);
        }
    }
}
