package org.orrery.relay.log;

/// What became of a draft.
public sealed interface Appended {

    /// It survives a crash, and is the session's entry of this number.
    record Durable(long sequence) implements Appended {}

    /// It was not taken and never will be.
    record Rejected(Reason reason) implements Appended {}

    /// The storage failed while it was under way: whether it survived is known after the next start only. The session
    /// takes no more drafts until then.
    record Unknown(String cause) implements Appended {}

    enum Reason {
        /// Too much is waiting to be written.
        FULL,
        /// The session's storage has failed, or the log is closed.
        READ_ONLY
    }
}
