package org.orrery.bench.relay;

import org.jspecify.annotations.Nullable;
import org.orrery.bench.swarm.Motion;

/// How large and long a load is. What is not given is as the load has it.
record Extent(
        @Nullable Integer rooms,
        int members,
        @Nullable Double rate,
        double seconds,
        double warmUp,
        double minutes) {

    private static final int THREADS = 1;

    int rooms(int otherwise) {
        return rooms == null ? otherwise : rooms;
    }

    double rate(double otherwise) {
        return rate == null ? otherwise : rate;
    }

    Motion motion(int roomsOtherwise, double rateOtherwise, int lookingEvery) {
        return new Motion(
                rooms(roomsOtherwise),
                members,
                rate(rateOtherwise),
                warmUp,
                seconds,
                THREADS,
                lookingEvery);
    }
}
