package org.orrery.relay.http;

/// Where it is kept that an operation was done.
enum Trail {
    /// Nowhere: it changes nothing.
    NOTHING,

    /// In the log of the session in question, by the operation that changes its document.
    SESSION_LOG,

    /// In the record of administrative acts, once.
    ADMIN_AUDIT
}
