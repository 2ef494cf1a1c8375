package org.orrery.testkit.network;

/// What one side of a link is told.
public interface End {

    void received(byte[] frame);

    /// The link is no more; nothing is received after this.
    ///
    /// @param code a WebSocket close code; 1006 when the link broke
    void closed(int code);
}
