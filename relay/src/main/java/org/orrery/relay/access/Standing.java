package org.orrery.relay.access;

import java.util.Locale;

/// What a caller is to the relay, apart from a role in a session. A column of `access.csv`.
public enum Standing {
    /// Everybody, known or not.
    ANYONE,
    /// Somebody who has signed in.
    PERSON,
    /// Somebody who has a token for the session in question and has not been let in yet: who was invited and has not joined,
    /// or waits.
    WAITING,
    /// Looks after the people and sessions of one tenant.
    TENANT_ADMIN,
    /// Looks after the relay itself.
    OPERATOR;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
