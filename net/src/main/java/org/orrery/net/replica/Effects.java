package org.orrery.net.replica;

import java.util.List;
import org.orrery.net.Overtaken;
import org.orrery.net.Settlement;

/// What a message of the relay brought about, besides changes of the document.
///
/// @param renumbered whether unsettled submissions have new client sequences, which must be kept before any is sent
public record Effects(
        List<Settled> settled, List<Overtaken> overtaken, boolean renumbered, Need need) {

    public Effects {
        settled = List.copyOf(settled);
        overtaken = List.copyOf(overtaken);
    }

    /// An own submission that is no longer pending.
    public record Settled(long ticket, long clientSequence, String label, Settlement settlement) {}

    /// What the replica needs to go on.
    public enum Need {
        NOTHING,
        /// Entries are missing: connect again, and say hello.
        RESUME,
        /// The document differs from the relay's: connect again; the hello will ask for all of it.
        DOCUMENT
    }
}
