package org.orrery.protocol.rest;

import java.util.List;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;

/// Members of a session: those who are in, who wait, or who are banned.
public record MemberList(List<Item> members) {
    public MemberList {
        members = List.copyOf(members);
    }

    /// A member as admins see them.
    ///
    /// @param access `admitted`, `waiting`, `removed` or `banned`
    /// @param connected whether they have a connection now, let in or not
    public record Item(
            UserId userId,
            String username,
            Role role,
            String access,
            boolean connected,
            boolean simulated,
            boolean host,
            boolean handRaised) {}
}
