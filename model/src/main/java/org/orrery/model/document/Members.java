package org.orrery.model.document;

import java.util.List;
import java.util.Optional;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;

/// Reads the members of a session out of its document.
public final class Members {

    private Members() {}

    /// The member entity of a user.
    public static Optional<Entity> of(Document document, UserId user) {
        for (Entity member : document.ofKind(Kinds.MEMBER)) {
            if (member.owner().equals(user)) {
                return Optional.of(member);
            }
        }
        return Optional.empty();
    }

    public static Optional<Role> role(Document document, UserId user) {
        return of(document, user).flatMap(member -> Role.ofWireName(member.text("role", "")));
    }

    /// Those who are in the room now.
    public static List<Entity> connected(Document document) {
        return document.ofKind(Kinds.MEMBER).stream()
                .filter(member -> member.flag("connected", false))
                .toList();
    }
}
