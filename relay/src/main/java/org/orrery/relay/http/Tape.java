package org.orrery.relay.http;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.relay.room.Frame;

/// The frames that a room has sent and that not everybody has been given yet, encoded once each. Who gets neighbours gets
/// them as one piece. Confined to the room's thread.
final class Tape {

    private static final int LEAST = 1024;
    private static final int MOST = 64 * 1024;

    private final boolean text;
    private final List<Reel> reels = new ArrayList<>();
    private @Nullable Frame last;
    private int from;
    private int to;
    private int written;
    private int size = LEAST;

    Tape(boolean text) {
        this.text = text;
    }

    /// Writes a frame, unless it was the last one.
    ///
    /// @return where it is, from [#from()] to [#to()]
    Reel write(Frame frame) {
        if (!frame.equals(last)) {
            byte[] payload = WebSocketFrames.payload(frame, text);
            int length = WebSocketFrames.length(payload);
            Reel reel = reelWith(length);
            from = reel.memory().writerIndex();
            to = from + length;
            WebSocketFrames.write(payload, text, reel.memory());
            last = frame;
            written += length;
        }
        return reels.getLast();
    }

    private Reel reelWith(int length) {
        if (reels.isEmpty() || reels.getLast().memory().writableBytes() < length) {
            int bytes = Math.max(length, size);
            reels.add(new Reel(ByteBufAllocator.DEFAULT.directBuffer(bytes, bytes)));
        }
        return reels.getLast();
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    int length() {
        return to - from;
    }

    /// How much is kept.
    int written() {
        return written;
    }

    /// Everybody has been given what there was. The next reel is as large as would have been right for this one.
    void forget() {
        if (last == null) {
            return;
        }
        reels.forEach(reel -> reel.memory().release());
        reels.clear();
        last = null;
        size = Math.clamp(Math.max(written, size / 2), LEAST, MOST);
        written = 0;
    }
}
