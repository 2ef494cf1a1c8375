package org.orrery.bench.peer;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.orrery.bench.swarm.Hearing;
import org.orrery.bench.swarm.Seat;
import org.orrery.bench.swarm.Voice;
import org.orrery.bench.swarm.Wire;

/// Engine.IO 4 and Socket.IO 5 over a WebSocket. Poses go as text in Base64, one frame each: as binary they would need two
/// frames, so this is the cheaper way for the server.
record SocketIoVoice(Seat seat, Wire wire, Hearing hearing) implements Voice {

    private static final String EVENT = "42[\"p\",\"";

    @Override
    public void opened() {}

    @Override
    public void move(byte[] pose) {
        wire.text(EVENT + Base64.getEncoder().encodeToString(pose) + "\"]");
    }

    @Override
    public void heard(boolean text, ByteBuf payload, long nowNanos) {
        switch (payload.getByte(payload.readerIndex())) {
            case '0' -> wire.text("40{\"room\":\"" + seat.room() + "\"}");
            case '2' -> wire.text("3");
            case '4' -> message(payload, nowNanos);
            default -> {}
        }
    }

    private void message(ByteBuf payload, long nowNanos) {
        byte kind = payload.getByte(payload.readerIndex() + 1);
        if (kind == '0') {
            hearing.welcomed(seat.member());
        } else if (kind == '2' && hearing.isLooking()) {
            int start = EVENT.length();
            int length = payload.readableBytes() - start - "\"]".length();
            String packed =
                    payload.toString(
                            payload.readerIndex() + start, length, StandardCharsets.ISO_8859_1);
            ByteBuf poses = Unpooled.wrappedBuffer(Base64.getDecoder().decode(packed));
            PlainVoice.poses(poses, 0, nowNanos, hearing);
        }
    }
}
