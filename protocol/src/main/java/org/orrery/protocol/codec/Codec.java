package org.orrery.protocol.codec;

import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// Turns messages into bytes and back. Never throws for bytes from outside. Safe on any thread.
public sealed interface Codec permits JacksonCodec {

    /// JSON in UTF-8, in text frames.
    static Codec json() {
        return JacksonCodec.JSON;
    }

    /// CBOR (RFC 8949), in binary frames; poses packed.
    static Codec cbor() {
        return JacksonCodec.CBOR;
    }

    /// Whether frames are text frames.
    boolean isText();

    byte[] encode(ClientMessage message);

    byte[] encode(ServerMessage message);

    Decoded<ClientMessage> decodeClient(byte[] frame);

    Decoded<ServerMessage> decodeServer(byte[] frame);
}
