package org.orrery.bench.swarm;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/// One member: sends poses and changes, and checks what it hears of others. Confined to its event loop.
final class Member implements Hearing {

    private static final int SLOTS = 128;
    private static final int WINDOW = 64;

    private final Seat seat;
    private final Section section;
    private final boolean looking;
    private final int[] heard = new int[SLOTS];
    private final long[] dueNanos = new long[WINDOW];
    private @Nullable Link link;
    private @Nullable Voice voice;
    private boolean live;
    private int slot;
    private int counter;
    private long next = 1;
    private long settled;
    private int attempts;

    Member(Seat seat, Section section, boolean looking) {
        this.seat = seat;
        this.section = section;
        this.looking = looking;
    }

    Seat seat() {
        return seat;
    }

    Tally tally() {
        return section.tally();
    }

    boolean isLive() {
        return live;
    }

    @Override
    public boolean isLooking() {
        return looking;
    }

    // ---- connecting

    void connect() {
        attempts++;
        Link fresh = new Link(this);
        link = fresh;
        section.open(fresh, seat.port());
    }

    int attempts() {
        return attempts;
    }

    void opened(Link by) {
        if (by == link) {
            Voice fresh = section.dialect().voice(seat, by, this);
            voice = fresh;
            fresh.opened();
        }
    }

    @Override
    public void welcomed(int ownSlot) {
        if (!live) {
            live = true;
            slot = ownSlot;
            attempts = 0;
            section.arrived();
        }
    }

    void ended(Link by, String why) {
        if (by == link) {
            boolean was = live;
            live = false;
            link = null;
            voice = null;
            section.gone(this, was, why);
        }
    }

    void drop() {
        if (link != null) {
            link.close();
        }
    }

    // ---- speaking

    void move(long due) {
        if (!live || voice == null) {
            return;
        }
        long now = System.nanoTime();
        counter++;
        voice.move(Poses.make(seat.member(), counter, section.phase(), now));
        tally().lateness.recordValue(Tally.bounded(now - due));
        tally().sent++;
        tally().expected += section.audience(seat);
    }

    void ping() {
        if (live && voice != null) {
            voice.ping();
        }
    }

    /// Submits the next change, timed from when it was due.
    void submit(long due) {
        if (live && voice != null && next - settled <= WINDOW) {
            dueNanos[(int) (next % WINDOW)] = due;
            voice.submit(next++);
        }
    }

    @Override
    public long nextSubmission() {
        settled = next - 1;
        return next;
    }

    // ---- hearing

    void heard(boolean text, ByteBuf payload, long now) {
        if (voice != null) {
            voice.heard(text, payload, now);
        }
    }

    @Override
    public void pose(ByteBuf from, int index, long nowNanos) {
        int of = Poses.slot(from, index);
        int number = Poses.counter(from, index);
        if (of == slot || of >= SLOTS || number == heard[of]) {
            return;
        }
        heard[of] = number;
        if (section.isMeasured(Poses.phase(from, index))) {
            tally().delivered++;
            tally().delivery.recordValue(Tally.bounded(Poses.age(from, index, nowNanos)));
        }
    }

    @Override
    public void acknowledged(long number, long nowNanos) {
        settled = number;
        if (section.isWriting()) {
            tally().acknowledgement
                    .recordValue(Tally.bounded(nowNanos - dueNanos[(int) (number % WINDOW)]));
        }
        section.settled(this, nowNanos);
    }

    @Override
    public void committed() {
        tally().others++;
    }

    @Override
    public void refused(String what) {
        tally().refused++;
        section.complain(what);
    }
}
