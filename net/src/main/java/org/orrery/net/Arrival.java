package org.orrery.net;

/// Is told how coming into a room goes, on the room's session thread. Implementations return at once.
public interface Arrival {

    /// One has to wait to be let in; told again when the reason changes.
    ///
    /// @param leave gives up waiting, from any thread
    default void waiting(Waiting waiting, Runnable leave) {}

    /// The wait is over; the room follows.
    default void admitted() {}
}
