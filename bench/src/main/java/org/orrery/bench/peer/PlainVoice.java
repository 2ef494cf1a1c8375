package org.orrery.bench.peer;

import io.netty.buffer.ByteBuf;
import org.orrery.bench.swarm.Hearing;
import org.orrery.bench.swarm.Poses;
import org.orrery.bench.swarm.Seat;
import org.orrery.bench.swarm.Voice;
import org.orrery.bench.swarm.Wire;

/// Binary frames of nothing but packed poses: the bare server and `ws`.
record PlainVoice(Seat seat, Wire wire, Hearing hearing) implements Voice {

    @Override
    public void opened() {
        hearing.welcomed(seat.member());
    }

    @Override
    public void move(byte[] pose) {
        wire.binary(wire.payload(pose.length).writeBytes(pose));
    }

    @Override
    public void heard(boolean text, ByteBuf payload, long nowNanos) {
        if (hearing.isLooking()) {
            poses(payload, 0, nowNanos, hearing);
        }
    }

    /// Poses one after the other.
    static void poses(ByteBuf payload, int skipped, long nowNanos, Hearing hearing) {
        int end = payload.writerIndex();
        for (int at = payload.readerIndex() + skipped; at + Poses.BYTES <= end; at += Poses.BYTES) {
            hearing.pose(payload, at, nowNanos);
        }
    }
}
