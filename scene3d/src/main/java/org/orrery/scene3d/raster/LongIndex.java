package org.orrery.scene3d.raster;

import java.util.Arrays;

/// Numbers by keys, without boxes: open addressing with linear probing. Keys are not negative; it never shrinks.
final class LongIndex {
    /// There is no number under that key.
    static final int NONE = -1;

    private static final long EMPTY = -1;
    private final long[] keys;
    private final int[] numbers;
    private final int mask;

    /// @param most keys that will be put in
    LongIndex(int most) {
        int size = Integer.highestOneBit(Math.max(8, most)) << 2;
        keys = new long[size];
        numbers = new int[size];
        mask = size - 1;
        Arrays.fill(keys, EMPTY);
    }

    int get(long key) {
        int slot = slotOf(key);
        return keys[slot] == EMPTY ? NONE : numbers[slot];
    }

    void put(long key, int number) {
        int slot = slotOf(key);
        keys[slot] = key;
        numbers[slot] = number;
    }

    private int slotOf(long key) {
        long mixed = key * 0x9e3779b97f4a7c15L;
        int slot = (int) (mixed >>> 32) & mask;
        while (keys[slot] != EMPTY && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
