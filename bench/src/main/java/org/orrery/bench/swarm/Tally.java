package org.orrery.bench.swarm;

import org.HdrHistogram.Histogram;

/// What members have counted. Confined to an event loop until it is copied.
public final class Tally {

    private static final long LONGEST_NANOS = 120_000_000_000L;

    /// From the write of a pose to its reading by another member.
    public final Histogram delivery = new Histogram(LONGEST_NANOS, 3);

    /// How much later than planned the generator itself sent.
    public final Histogram lateness = new Histogram(LONGEST_NANOS, 3);

    /// From the submission of a change to its acknowledgement.
    public final Histogram acknowledgement = new Histogram(LONGEST_NANOS, 3);

    long sent;
    long expected;
    long delivered;
    long frames;
    long bytes;
    long lost;
    long refused;
    long others;
    String complaint = "";

    void add(Tally other) {
        delivery.add(other.delivery);
        lateness.add(other.lateness);
        acknowledgement.add(other.acknowledgement);
        sent += other.sent;
        expected += other.expected;
        delivered += other.delivered;
        frames += other.frames;
        bytes += other.bytes;
        lost += other.lost;
        refused += other.refused;
        others += other.others;
        complaint = complaint.isEmpty() ? other.complaint : complaint;
    }

    void clear() {
        delivery.reset();
        lateness.reset();
        acknowledgement.reset();
        sent = 0;
        expected = 0;
        delivered = 0;
        frames = 0;
        bytes = 0;
        lost = 0;
        refused = 0;
        others = 0;
    }

    static long bounded(long nanos) {
        return Math.clamp(nanos, 0, LONGEST_NANOS);
    }

    /// Poses that were sent.
    public long sent() {
        return sent;
    }

    /// Poses that others should have got of these, as far as they were looked at.
    public long expected() {
        return expected;
    }

    /// Poses that others got of these.
    public long delivered() {
        return delivered;
    }

    /// Frames that came in, of all kinds.
    public long frames() {
        return frames;
    }

    /// Payload of these.
    public long bytes() {
        return bytes;
    }

    /// Connections that ended although nobody wanted it.
    public long lost() {
        return lost;
    }

    public long refused() {
        return refused;
    }

    /// Changes of others that were told.
    public long others() {
        return others;
    }

    /// Something a server said against a member, or nothing.
    public String complaint() {
        return complaint;
    }
}
