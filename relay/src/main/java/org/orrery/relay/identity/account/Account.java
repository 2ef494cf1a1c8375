package org.orrery.relay.identity.account;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.RoleCeiling;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;

/// Somebody whom this relay knows.
///
/// @param name what people call them
/// @param role the highest that they may ask for in other people's sessions
/// @param standing [Standing#PERSON], [Standing#TENANT_ADMIN] or [Standing#OPERATOR]
public record Account(
        UserId user, TenantId tenant, String name, Role role, Standing standing, Instant created) {

    private static final int LONGEST_NAME = 64;

    /// Checks what it is given.
    ///
    /// @throws IllegalArgumentException in words for people
    public Account {
        name = name.strip();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("a name has 1 to " + LONGEST_NAME + " characters");
        }
        if (!EnumSet.of(Standing.PERSON, Standing.TENANT_ADMIN, Standing.OPERATOR)
                .contains(standing)) {
            throw new IllegalArgumentException("the standing is person, tenant_admin or operator");
        }
    }

    /// The account's owner as a caller.
    public Caller caller(String signIn) {
        return new Caller(
                tenant,
                Optional.of(user),
                standings(standing),
                Optional.empty(),
                Optional.of(name),
                RoleCeiling.below(role),
                Optional.of(signIn));
    }

    /// Operators look after their own tenant, too.
    private static Set<Standing> standings(Standing highest) {
        EnumSet<Standing> all = EnumSet.of(Standing.ANYONE, Standing.PERSON);
        if (highest != Standing.PERSON) {
            all.add(Standing.TENANT_ADMIN);
        }
        if (highest == Standing.OPERATOR) {
            all.add(Standing.OPERATOR);
        }
        return all;
    }
}
