package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import org.orrery.relay.room.Frame;

/// The bytes of a message on a WebSocket (RFC 6455, section 5.2), as a server sends them: without a mask, and in fragments
/// when it is long, because clients bound what they take at once.
final class WebSocketFrames {

    private static final int FRAGMENT = 256 * 1024;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int FINAL = 0x80;
    private static final int MOST_HEAD = 10;

    private WebSocketFrames() {}

    static ByteBuf encode(Frame frame, boolean asText) {
        byte[] payload = asText ? frame.json().getBytes(StandardCharsets.UTF_8) : frame.cbor();
        int fragments = Math.max(1, (payload.length + FRAGMENT - 1) / FRAGMENT);
        ByteBuf bytes =
                ByteBufAllocator.DEFAULT.directBuffer(payload.length + fragments * MOST_HEAD);
        for (int i = 0; i < fragments; i++) {
            int from = i * FRAGMENT;
            int length = Math.min(FRAGMENT, payload.length - from);
            int opcode = i > 0 ? 0 : asText ? TEXT : BINARY;
            bytes.writeByte(opcode | (i == fragments - 1 ? FINAL : 0));
            length(bytes, length);
            bytes.writeBytes(payload, from, length);
        }
        return bytes;
    }

    private static void length(ByteBuf bytes, int length) {
        if (length < 126) {
            bytes.writeByte(length);
        } else if (length <= 0xFFFF) {
            bytes.writeByte(126).writeShort(length);
        } else {
            bytes.writeByte(127).writeLong(length);
        }
    }
}
