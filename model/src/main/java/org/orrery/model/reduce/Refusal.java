package org.orrery.model.reduce;

import java.util.Locale;

/// Why a batch was not applied.
///
/// @param detail a sentence for a developer; what the user reads comes from the code
public record Refusal(Code code, String detail) {

    /// The reasons, with their names on the wire in lower case.
    public enum Code {
        /// The author is no member of the session.
        NOT_A_MEMBER,
        /// The role does not allow it.
        FORBIDDEN,
        /// No such kind or property, or a value that does not fit.
        INVALID,
        /// There is no such entity.
        NOT_FOUND,
        /// The entity has been deleted.
        DELETED,
        /// There is an entity of that id already.
        EXISTS,
        /// Somebody else holds the lease.
        LEASED,
        /// The lease in whose name it was asked has gone to somebody else.
        FENCED,
        /// The text edit is based on a state too old to transform from; transform it and ask again.
        STALE_TEXT,
        /// The document is full.
        FULL,
        /// The relay takes no changes now.
        READ_ONLY,
        /// The session is paused; only admins change it.
        PAUSED,
        /// Too many in a short time.
        RATE_LIMITED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
