package org.orrery.ui.start;

import org.orrery.net.RelayClient;
import org.orrery.net.Waiting;

/// How far I am on the way into a session of others.
public sealed interface JoinStage {
    /// On no way at all.
    record Away() implements JoinStage {}

    /// I see what I would join.
    record Looking(RelayClient relay, Outlook session) implements JoinStage {}

    /// I have knocked and am not let in yet.
    ///
    /// @param leave gives up waiting
    record Outside(RelayClient relay, Outlook session, Waiting waiting, Runnable leave)
            implements JoinStage {}
}
