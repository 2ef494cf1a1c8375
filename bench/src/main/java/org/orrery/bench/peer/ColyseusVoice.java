package org.orrery.bench.peer;

import io.netty.buffer.ByteBuf;
import org.orrery.bench.swarm.Hearing;
import org.orrery.bench.swarm.Seat;
import org.orrery.bench.swarm.Voice;
import org.orrery.bench.swarm.Wire;

/// The protocol of Colyseus 0.16, with its messages of plain bytes, which cost it least.
record ColyseusVoice(Seat seat, Wire wire, Hearing hearing) implements Voice {

    private static final int JOIN_ROOM = 10;
    private static final int ROOM_DATA_BYTES = 17;

    /// The message's type `p` as a string of one letter.
    private static final byte[] HEAD = {ROOM_DATA_BYTES, (byte) 0xA1, 'p'};

    @Override
    public void opened() {}

    @Override
    public void move(byte[] pose) {
        wire.binary(wire.payload(HEAD.length + pose.length).writeBytes(HEAD).writeBytes(pose));
    }

    @Override
    public void heard(boolean text, ByteBuf payload, long nowNanos) {
        switch (payload.getByte(payload.readerIndex())) {
            case JOIN_ROOM -> {
                wire.binary(wire.payload(1).writeByte(JOIN_ROOM));
                hearing.welcomed(seat.member());
            }
            case ROOM_DATA_BYTES -> {
                if (hearing.isLooking()) {
                    PlainVoice.poses(payload, HEAD.length, nowNanos, hearing);
                }
            }
            default -> {}
        }
    }
}
