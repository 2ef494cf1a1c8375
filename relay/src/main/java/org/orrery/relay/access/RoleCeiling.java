package org.orrery.relay.access;

import java.util.EnumSet;
import java.util.Set;
import org.orrery.model.role.Role;

/// Which roles a person may ask for when the highest one granted to them outside of a session is known. A session's host may
/// be its admin all the same, and an admin may give more.
public final class RoleCeiling {

    private RoleCeiling() {}

    /// The role itself and the ones that may do less.
    public static Set<Role> below(Role highest) {
        return switch (highest) {
            case OBSERVER -> EnumSet.of(Role.OBSERVER);
            case ANALYST -> EnumSet.of(Role.OBSERVER, Role.ANALYST);
            case COLLABORATOR -> EnumSet.of(Role.OBSERVER, Role.ANALYST, Role.COLLABORATOR);
            case ENTERPRISE_PARTNER -> EnumSet.of(Role.OBSERVER, Role.ENTERPRISE_PARTNER);
            case ADMIN -> EnumSet.allOf(Role.class);
        };
    }
}
