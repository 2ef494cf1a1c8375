package org.orrery.protocol;

/// Version numbers, limits and names that both sides of the wire must agree on. See `docs/spec/wire.md`.
public final class Protocol {

    public static final int VERSION = 1;

    /// WebSocket subprotocol of the compact binary form.
    public static final String CBOR_SUBPROTOCOL = "orrery.v1.cbor";

    /// WebSocket subprotocol of the JSON form, which is also the form without any.
    public static final String JSON_SUBPROTOCOL = "orrery.v1.json";

    /// Largest frame a client may send, in bytes.
    public static final int MAX_CLIENT_FRAME = 64 * 1024;

    /// Largest frame a relay sends (a snapshot), in bytes.
    public static final int MAX_RELAY_FRAME = 64 * 1024 * 1024;

    /// People in one session at once.
    public static final int MAX_MEMBERS = 50;

    public static final int DEFAULT_PORT = 8000;

    private Protocol() {}
}
