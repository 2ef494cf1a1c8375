package org.orrery.relay.access;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// Who makes a request.
///
/// @param user who it is, if that is known
/// @param session the only session that the caller's token opens, if it opens one
/// @param name what people call the caller, if the relay knows it better than the caller says
/// @param roles the roles that the caller may ask for in a session; more may be given there by an admin
/// @param signIn which sign-in the token comes from, if it comes from one
public record Caller(
        TenantId tenant,
        Optional<UserId> user,
        Set<Standing> standings,
        Optional<SessionId> session,
        Optional<String> name,
        Set<Role> roles,
        Optional<String> signIn) {

    private static final Set<Role> ALL_ROLES = Set.copyOf(EnumSet.allOf(Role.class));

    public Caller {
        standings = Set.copyOf(standings);
        roles = Set.copyOf(roles);
    }

    /// Somebody whom no sign-in has named, and who may ask for any role.
    public Caller(
            TenantId tenant,
            Optional<UserId> user,
            Set<Standing> standings,
            Optional<SessionId> session) {
        this(tenant, user, standings, session, Optional.empty(), ALL_ROLES, Optional.empty());
    }

    /// Nobody in particular.
    public static Caller unknown(TenantId tenant) {
        return new Caller(tenant, Optional.empty(), Set.of(Standing.ANYONE), Optional.empty());
    }

    /// Whoever shows the join token of a member.
    public static Caller member(TenantId tenant, UserId user, SessionId session) {
        return new Caller(tenant, Optional.of(user), Set.of(Standing.ANYONE), Optional.of(session));
    }

    public boolean is(Standing standing) {
        return standings.contains(standing);
    }

    /// The same caller with one more standing.
    public Caller and(Standing standing) {
        Set<Standing> more = new HashSet<>(standings);
        more.add(standing);
        return new Caller(tenant, user, more, session, name, roles, signIn);
    }
}
