package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.FastThreadLocal;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.orrery.relay.room.Frame;

/// What a room has sent and its sockets have not been given yet. What is urgent leaves after the task that sent it, together
/// with whatever waits for the same socket; the rest when the room says so, or when it has become much. Every socket that is
/// given something is flushed once: a system call for all of it. Confined to the room's event loop.
final class Outbox {

    /// More than this does not wait.
    private static final int MOST_WAITING = 128 * 1024;

    private static final FastThreadLocal<Outbox> CURRENT = new FastThreadLocal<>();

    /// What one socket is given on its own event loop.
    private static final class Delivery {
        private final SocketOutlet to;
        private final ByteBuf[] pieces;
        private final boolean closes;

        Delivery(SocketOutlet to, ByteBuf[] pieces, boolean closes) {
            this.to = to;
            this.pieces = pieces;
            this.closes = closes;
        }

        void give() {
            to.write(pieces);
            if (closes) {
                to.closeSocket();
            }
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
    private boolean allIsUrgent;

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
    /// @return how many bytes that is
    int add(SocketOutlet to, Frame frame, boolean asText, boolean isUrgent) {
        Tape tape = isUrgent ? (asText ? singleText : single) : (asText ? sharedText : shared);
        Reel reel = tape.write(frame);
        to.parcel().add(reel, tape.from(), tape.to());
        if (isUrgent) {
            addUrgent(to);
        } else if (to.startsWaiting()) {
            waiting.add(to);
        }
        allIsUrgent |= tape.written() > MOST_WAITING;
        return tape.length();
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
        Delivery delivery = new Delivery(to, to.parcel().take(), closes);
        if (to.loop().inEventLoop()) {
            delivery.give();
        } else {
            elsewhere.computeIfAbsent(to.loop(), _ -> new ArrayList<>()).add(delivery);
        }
    }
}
