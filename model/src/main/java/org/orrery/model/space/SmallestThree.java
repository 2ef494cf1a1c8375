package org.orrery.model.space;

/// The "smallest three" packing of unit quaternions (Fiedler, "Snapshot Compression"): the largest component follows from
/// the other three, which lie within plus and minus one over the square root of two.
final class SmallestThree {
    private static final double RANGE = Math.sqrt(0.5);
    private static final int MAX = 1022;

    private SmallestThree() {}

    static int pack(Quaternion q) {
        double[] c = {q.x(), q.y(), q.z(), q.w()};
        int largest = 0;
        for (int i = 1; i < 4; i++) {
            if (Math.abs(c[i]) > Math.abs(c[largest])) {
                largest = i;
            }
        }
        double sign = c[largest] < 0 ? -1 : 1;
        int bits = largest;
        for (int i = 0; i < 4; i++) {
            if (i != largest) {
                bits = bits << 10 | (int) Math.round((sign * c[i] / RANGE + 1) / 2 * MAX);
            }
        }
        return bits;
    }

    static Quaternion unpack(int bits) {
        int largest = bits >>> 30;
        double[] c = new double[4];
        double squares = 0;
        int shift = 20;
        for (int i = 0; i < 4; i++) {
            if (i != largest) {
                c[i] = ((bits >>> shift & 1023) * 2.0 / MAX - 1) * RANGE;
                squares += c[i] * c[i];
                shift -= 10;
            }
        }
        c[largest] = Math.sqrt(Math.max(0, 1 - squares));
        return new Quaternion(c[0], c[1], c[2], c[3]);
    }
}
