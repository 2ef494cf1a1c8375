package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import org.orrery.relay.room.Frame;

/// The bytes of a message on a WebSocket (RFC 6455, section 5.2), as a server sends them: without a mask, and in fragments
/// when it is long, because clients bound what they take at once.
final class WebSocketFrames {

    private static final int FRAGMENT = 256 * 1024;
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int FINAL = 0x80;

    private WebSocketFrames() {}

    static byte[] payload(Frame frame, boolean asText) {
        return asText ? frame.json().getBytes(StandardCharsets.UTF_8) : frame.cbor();
    }

    /// Bytes of a payload with all heads.
    static int length(byte[] payload) {
        int rest = payload.length % FRAGMENT;
        int whole = payload.length / FRAGMENT;
        int last = rest > 0 || whole == 0 ? head(rest) : 0;
        return payload.length + whole * head(FRAGMENT) + last;
    }

    private static int head(int length) {
        return length < 126 ? 2 : length <= 0xFFFF ? 4 : 10;
    }

    static void write(byte[] payload, boolean asText, ByteBuf bytes) {
        int fragments = Math.max(1, (payload.length + FRAGMENT - 1) / FRAGMENT);
        for (int i = 0; i < fragments; i++) {
            int from = i * FRAGMENT;
            int length = Math.min(FRAGMENT, payload.length - from);
            int opcode = i > 0 ? 0 : asText ? TEXT : BINARY;
            bytes.writeByte(opcode | (i == fragments - 1 ? FINAL : 0));
            length(bytes, length);
            bytes.writeBytes(payload, from, length);
        }
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
