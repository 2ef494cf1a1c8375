package org.orrery.ui.session;

import java.util.Locale;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.role.Role;

/// A member of the room, read from the document.
///
/// @param colour such as `#4CAF50`
/// @param slot number in presence
/// @param connected whether they are in the room now; who waits to be let in is not
/// @param access whether they are let in
/// @param knocking whether they are at the door now
/// @param me whether it is the user of this program
public record Member(
        EntityId id,
        UserId user,
        String name,
        Role role,
        String colour,
        String model,
        double scale,
        int slot,
        boolean connected,
        boolean simulated,
        boolean handRaised,
        Access access,
        boolean knocking,
        boolean host,
        boolean me) {

    static Member of(Entity entity, UserId me, boolean host) {
        Access access = Members.access(entity);
        boolean online = entity.flag("connected", false);
        return new Member(
                entity.id(),
                entity.owner(),
                entity.text("username", entity.owner().value()),
                Role.ofWireName(entity.text("role", "")).orElse(Role.OBSERVER),
                entity.text("color", "#6E7681"),
                entity.text("model", "sphere"),
                entity.number("scale", 1),
                (int) entity.number("slot", 0),
                isHere(entity),
                entity.flag("simulated", false),
                entity.flag("hand_raised", false),
                access,
                online && access == Access.WAITING,
                host,
                entity.owner().equals(me));
    }

    /// Whether they are in the room; who waits to be let in is not.
    public static boolean isHere(Entity member) {
        return member.flag("connected", false) && Members.access(member) == Access.ADMITTED;
    }

    public String initials() {
        return initials(name);
    }

    /// The name as it is called out: the first word.
    public String firstName() {
        String[] words = name.strip().split("\\s+", -1);
        return words[0];
    }

    /// First letters of the first and the last word, in capitals.
    public static String initials(String name) {
        String[] words = name.strip().split("\\s+", -1);
        if (words[0].isEmpty()) {
            return "?";
        }
        String first = firstLetter(words[0]);
        return words.length == 1 ? first : first + firstLetter(words[words.length - 1]);
    }

    private static String firstLetter(String word) {
        return word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }
}
