package org.orrery.relay.log;

import org.orrery.model.id.SessionId;

/// Is told when a session's storage fails and comes back. Called on a thread of the log, in the order in which entries are
/// handed over; returns at once and never throws.
public interface StorageListener {

    void changed(SessionId session, Storage storage);

    /// How a session's storage is.
    enum Storage {
        /// Nothing is taken until further notice.
        STOPPED,

        /// Drafts are taken again; what had been refused stays refused.
        RESUMED,

        /// Drafts are taken again. What had been unknown has either been handed over as an entry by now or never will be.
        REOPENED
    }
}
