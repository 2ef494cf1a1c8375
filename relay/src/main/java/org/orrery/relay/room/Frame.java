package org.orrery.relay.room;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;

/// A message on its way to any number of receivers: encoded once in each form that somebody needs. Confined to the room's
/// thread until it is encoded; the encoded forms are never changed.
public final class Frame {

    private final ServerMessage message;
    private byte @Nullable [] cbor;
    private @Nullable String json;

    public Frame(ServerMessage message) {
        this.message = message;
    }

    /// The message that something cannot be done.
    static Frame failed(String code, String detail) {
        return new Frame(new ServerMessage.Failed(code, detail));
    }

    public ServerMessage message() {
        return message;
    }

    /// The bytes of a binary frame.
    public byte[] cbor() {
        byte[] bytes = cbor;
        if (bytes == null) {
            bytes = Codec.cbor().encode(message);
            cbor = bytes;
        }
        return bytes;
    }

    /// The text of a text frame.
    public String json() {
        String text = json;
        if (text == null) {
            text = new String(Codec.json().encode(message), StandardCharsets.UTF_8);
            json = text;
        }
        return text;
    }
}
