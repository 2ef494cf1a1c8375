package org.orrery.model.document;

import java.util.List;
import java.util.Optional;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;

/// Reads the members of a session out of its document.
public final class Members {

    private Members() {}

    /// Everybody who ever joined, let in or not.
    public static List<Entity> all(Document document) {
        return document.ofKind(Kinds.MEMBER);
    }

    /// The member entity of a user, let in or not.
    public static Optional<Entity> of(Document document, UserId user) {
        return Optional.ofNullable(document.member(user));
    }

    public static Access access(Entity member) {
        return Access.ofWireName(member.text("access", Access.ADMITTED.wireName()));
    }

    /// The role of a user who is let in; nobody else has one.
    public static Optional<Role> role(Document document, UserId user) {
        return of(document, user)
                .filter(member -> access(member) == Access.ADMITTED)
                .flatMap(member -> Role.ofWireName(member.text("role", "")));
    }

    /// Those of one access, in the order in which they first joined.
    public static List<Entity> of(Document document, Access access) {
        return document.ofKind(Kinds.MEMBER).stream()
                .filter(member -> access(member) == access)
                .toList();
    }

    /// Those who are in the room now.
    public static List<Entity> connected(Document document) {
        return of(document, Access.ADMITTED).stream()
                .filter(member -> member.flag("connected", false))
                .toList();
    }
}
