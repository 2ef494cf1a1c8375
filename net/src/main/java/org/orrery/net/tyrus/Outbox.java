package org.orrery.net.tyrus;

import java.util.ArrayDeque;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Frames that wait for a socket that takes one at a time. Hands data between the room's thread, which never waits, and
/// the socket's: the lock guards all fields, and is not held while a frame is handed over.
final class Outbox {

    /// Frames that may wait; a link on which more wait is broken.
    private static final int MAX_FRAMES = 4096;

    /// Takes a frame, and runs the second argument when it has left.
    private final BiConsumer<byte[], Runnable> socket;

    private final Consumer<String> overflow;
    private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
    private byte @Nullable [] presence;
    private boolean sending;
    private boolean closed;

    Outbox(BiConsumer<byte[], Runnable> socket, Consumer<String> overflow) {
        this.socket = socket;
        this.overflow = overflow;
    }

    void add(byte[] frame) {
        boolean full;
        synchronized (this) {
            full = frames.size() >= MAX_FRAMES;
            if (!full && !closed) {
                frames.add(frame);
            }
        }
        if (full) {
            overflow.accept("too many frames wait to be sent");
        } else {
            sendNext(false);
        }
    }

    /// Replaces a pose that still waits.
    void offerPresence(byte[] frame) {
        synchronized (this) {
            presence = closed ? null : frame;
        }
        sendNext(false);
    }

    void close() {
        synchronized (this) {
            closed = true;
            frames.clear();
            presence = null;
        }
    }

    private void sendNext(boolean left) {
        byte[] next;
        synchronized (this) {
            if (left) {
                sending = false;
            }
            if (sending) {
                return;
            }
            next = frames.poll();
            if (next == null) {
                next = presence;
                presence = null;
            }
            sending = next != null;
        }
        if (next != null) {
            socket.accept(next, () -> sendNext(true));
        }
    }
}
