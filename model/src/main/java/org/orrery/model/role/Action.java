package org.orrery.model.role;

import java.util.Locale;

/// What can be done to an entity. Text edits and leases are updates.
public enum Action {
    CREATE,
    UPDATE,
    DELETE;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
