package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.LongConsumer;
import org.orrery.relay.room.Frame;

/// What a room has sent and its sockets have not been given yet. What is urgent leaves after the task that sent it, together
/// with whatever waits for the same socket; the rest when the room says so, or when it has become much. Every socket that is
/// given something is flushed once: a system call for all of it. Confined to the room's event loop.
final class Outbox {

    /// More than this does not wait.
    private static final int MOST_WAITING = 128 * 1024;

    private static final FastThreadLocal<Outbox> CURRENT = new FastThreadLocal<>();

    /// What one socket is given on its own event loop.
    @SuppressWarnings("ArrayRecordComponent") // handed over once
    private record Delivery(SocketOutlet to, ByteBuf[] pieces, boolean closes, long bytes) {
        void give() {
            to.arrived(bytes);
            Outbox.give(to, pieces, closes);
        }
    }

    /// For several sockets, in which neighbours are merged, and for single ones.
    private final Tape shared = new Tape(false);

    private final Tape sharedText = new Tape(true);
    private final Tape single = new Tape(false);
    private final Tape singleText = new Tape(true);
    private final List<SocketOutlet> waiting = new ArrayList<>();
    private final List<SocketOutlet> urgent = new ArrayList<>();
    private final IdentityHashMap<EventLoop, List<Delivery>> elsewhere = new IdentityHashMap<>();
    private final LongConsumer sentBytes;
    private boolean allIsUrgent;
    private long sent;

    Outbox(LongConsumer sentBytes) {
        this.sentBytes = sentBytes;
    }

    /// The one of the room whose task this thread runs.
    static Outbox current() {
        return CURRENT.get();
    }

    /// From now on this is the one of the room whose task this thread runs.
    void enter() {
        CURRENT.set(this);
    }

    /// Takes a frame for a socket.
    ///
    /// @param isUrgent whether it leaves at the end of this task
    void add(SocketOutlet to, Frame frame, boolean asText, boolean isUrgent) {
        Tape tape = isUrgent ? (asText ? singleText : single) : (asText ? sharedText : shared);
        Reel reel = tape.write(frame);
        to.parcel().add(reel, tape.from(), tape.to());
        if (isUrgent) {
            addUrgent(to);
        } else if (to.startsWaiting()) {
            waiting.add(to);
        }
        sent += tape.length();
        allIsUrgent |= tape.written() > MOST_WAITING;
    }

    /// Closes a socket after what it has been sent.
    void addClose(SocketOutlet to) {
        addUrgent(to);
    }

    private void addUrgent(SocketOutlet to) {
        if (to.becomesUrgent()) {
            urgent.add(to);
        }
    }

    /// Nobody waits longer than until the end of this task.
    void flush() {
        allIsUrgent = true;
    }

    /// The end of a task.
    void handOver() {
        if (!urgent.isEmpty()) {
            for (SocketOutlet each : urgent) {
                each.isNoLongerUrgent();
                deliver(each);
            }
            urgent.clear();
        }
        if (allIsUrgent) {
            allIsUrgent = false;
            for (SocketOutlet each : waiting) {
                each.waitsNoLonger();
                deliver(each);
            }
            waiting.clear();
            shared.forget();
            sharedText.forget();
        }
        single.forget();
        singleText.forget();
        if (sent > 0) {
            sentBytes.accept(sent);
            sent = 0;
        }
        if (!elsewhere.isEmpty()) {
            elsewhere.forEach((loop, list) -> loop.execute(() -> list.forEach(Delivery::give)));
            elsewhere.clear();
        }
    }

    private void deliver(SocketOutlet to) {
        boolean closes = to.isToClose();
        if (to.parcel().isEmpty() && !closes) {
            return;
        }
        long bytes = to.parcel().bytes();
        ByteBuf[] pieces = to.parcel().take();
        if (to.loop().inEventLoop()) {
            give(to, pieces, closes);
        } else {
            to.departs(bytes);
            elsewhere
                    .computeIfAbsent(to.loop(), _ -> new ArrayList<>())
                    .add(new Delivery(to, pieces, closes, bytes));
        }
    }

    private static void give(SocketOutlet to, ByteBuf[] pieces, boolean closes) {
        to.write(pieces);
        if (closes) {
            to.closeSocket();
        }
    }
}
