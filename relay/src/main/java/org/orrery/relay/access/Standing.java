package org.orrery.relay.access;

import java.util.Locale;

/// What a caller is to the relay, apart from a role in a session. A column of `access.csv`.
public enum Standing {
    /// Everybody, known or not.
    ANYONE,
    /// Somebody who has signed in.
    PERSON,
    /// A member of the session in question who has not been let in yet.
    WAITING,
    /// Looks after the people and sessions of one tenant.
    TENANT_ADMIN,
    /// Looks after the relay itself.
    OPERATOR;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
