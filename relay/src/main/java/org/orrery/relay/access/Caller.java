package org.orrery.relay.access;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;

/// Who makes a request.
///
/// @param user who it is, if that is known
/// @param session the only session that the caller's token opens, if it opens one
public record Caller(
        TenantId tenant,
        Optional<UserId> user,
        Set<Standing> standings,
        Optional<SessionId> session) {

    public Caller {
        standings = Set.copyOf(standings);
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
        return new Caller(tenant, user, more, session);
    }
}
