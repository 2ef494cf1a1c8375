package org.orrery.scene3d;

/// The length checks that all array-backed parts of a scene share.
final class Arrays3d {
    private Arrays3d() {}

    static void requireOneOrEach(String name, int length, int count) {
        if (length != 1 && length != count) {
            throw new IllegalArgumentException(name + ": " + length + " for " + count);
        }
    }

    static void requireNoneOrEach(String name, int length, int count) {
        if (length != 0 && length != count) {
            throw new IllegalArgumentException(name + ": " + length + " for " + count);
        }
    }
}
