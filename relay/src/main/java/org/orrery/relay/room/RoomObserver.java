package org.orrery.relay.room;

import org.orrery.model.reduce.Refusal;
import org.orrery.protocol.CloseReason;

/// Is told what happens in a room, to measure it. Called on the room's thread; returns at once.
public interface RoomObserver {

    /// A submission came back from the log and was fanned out.
    ///
    /// @param nanos since it had been received
    default void committed(long nanos) {}

    /// A submission was refused, early or by the reducer.
    default void refused(Refusal.Code code) {}

    /// A submission is lost in storage that failed.
    default void lost() {}

    /// A presence frame went to this many receivers.
    default void presenceSent(int receivers, int skipped) {}

    /// The interval of presence changed.
    default void tickChanged(int millis) {}

    /// A message of an unknown kind was skipped.
    default void unknownMessage() {}

    /// A connection was closed by the room.
    default void closed(CloseReason reason) {}

    /// A message was turned away.
    ///
    /// @param of whose limit it was: `connection`, `user` or `session`
    /// @param messages `submit`, `presence` or `signal`
    default void limited(String of, String messages) {}

    /// Measures nothing.
    static RoomObserver none() {
        return new RoomObserver() {};
    }
}
