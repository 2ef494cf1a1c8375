package org.orrery.net;

import java.time.Duration;
import java.util.Optional;

/// How the room is connected, as the user sees it.
///
/// @param unsent own changes that the relay has not settled yet
/// @param roundTrip median of the recent pings; zero before the first
/// @param operationRoundTrip median of the recent submissions, from submit to acknowledgement; zero before the first
/// @param divergences times that the state hash differed from the relay's and the document was fetched anew
/// @param resumed what became of the changes that were unsent when the last connection was made
public record ConnectionStatus(
        Ladder ladder,
        int unsent,
        Duration roundTrip,
        Duration operationRoundTrip,
        long divergences,
        Optional<Resumed> resumed,
        String sentence) {

    /// The steps from all well to over.
    public enum Ladder {
        CONNECTED,
        RECONNECTING,
        OFFLINE,
        CLOSED
    }

    /// What happened to the changes made while away.
    public record Resumed(int accepted, int refused, int overtaken) {}
}
