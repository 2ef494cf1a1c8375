package org.orrery.relay.log;

/// What became of a draft.
public sealed interface Appended {

    /// It survives a crash, and is the session's entry of this number.
    record Durable(long sequence) implements Appended {}

    /// It was not taken and never will be.
    record Rejected(Reason reason) implements Appended {}

    /// The storage had failed, or was full: it was not taken and never will be. Said later than at once, and never before
    /// what was asked earlier is settled.
    record NotTaken(String cause) implements Appended {}

    /// The storage failed while it was under way: whether it survived is known once the storage has been opened anew. The
    /// session takes no more drafts until then.
    record Unknown(String cause) implements Appended {}

    enum Reason {
        /// Too much is waiting to be written.
        FULL,
        /// The session's storage has failed, or the log is closed.
        READ_ONLY
    }
}
