package org.orrery.ui.start;

import java.util.List;
import org.orrery.model.role.Role;

/// An invite that I hold.
///
/// @param highest the role that it gives at most
public record Invitation(String code, Role highest) {
    private static final List<Role> LADDER =
            List.of(Role.OBSERVER, Role.ANALYST, Role.COLLABORATOR);

    /// The role to ask for: the one I like to have, unless the invite gives less.
    Role roleFor(Role liked) {
        int mine = LADDER.indexOf(liked);
        int most = LADDER.indexOf(highest);
        return mine >= 0 && most >= 0 ? LADDER.get(Math.min(mine, most)) : highest;
    }

    @Override
    public String toString() {
        return "Invitation[" + highest + "]";
    }
}
