package org.orrery.model.role;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a member is in a session. What each may do stands in `permissions.csv`, see [Permissions].
public enum Role {
    OBSERVER,
    ANALYST,
    COLLABORATOR,
    ADMIN,
    ENTERPRISE_PARTNER;

    /// The name on the wire, such as `enterprise_partner`.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofWireName(String name) {
        return Arrays.stream(values()).filter(role -> role.wireName().equals(name)).findFirst();
    }
}
