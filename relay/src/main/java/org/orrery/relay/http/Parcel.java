package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/// What one socket is still to be given: pieces of tapes, in order. Confined to the room's thread.
final class Parcel {

    private Reel[] reels = new Reel[2];
    private int[] bounds = new int[4];
    private int pieces;
    private long bytes;

    boolean isEmpty() {
        return pieces == 0;
    }

    long bytes() {
        return bytes;
    }

    void add(Reel reel, int from, int to) {
        bytes += to - from;
        int last = pieces - 1;
        if (last >= 0 && isSame(reels[last], reel) && bounds[2 * last + 1] == from) {
            bounds[2 * last + 1] = to;
            return;
        }
        if (pieces == reels.length) {
            reels = Arrays.copyOf(reels, 2 * pieces);
            bounds = Arrays.copyOf(bounds, 4 * pieces);
        }
        reels[pieces] = reel;
        bounds[2 * pieces] = from;
        bounds[2 * pieces + 1] = to;
        pieces++;
    }

    @SuppressWarnings(
            "ReferenceEquality") // memory with the same bytes in it is not the same memory
    private static boolean isSame(Reel one, Reel other) {
        return one == other;
    }

    /// The pieces, which the caller has to release; nothing is left.
    ByteBuf[] take() {
        ByteBuf[] taken = new ByteBuf[pieces];
        for (int i = 0; i < pieces; i++) {
            taken[i] = reels[i].piece(bounds[2 * i], bounds[2 * i + 1]);
        }
        pieces = 0;
        bytes = 0;
        return taken;
    }
}
