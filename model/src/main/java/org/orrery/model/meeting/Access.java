package org.orrery.model.meeting;

import java.util.Arrays;
import java.util.Locale;

/// Whether a member may be in the session: the property `access` of a member. Members of before there was one are admitted.
public enum Access {
    /// Has knocked and sees nothing yet.
    WAITING,
    ADMITTED,
    /// Was put out, or not let in; may join again.
    REMOVED,
    /// May not join again until the ban is lifted.
    BANNED;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The access of a name; a name from a later version admits nobody.
    public static Access ofWireName(String name) {
        return Arrays.stream(values())
                .filter(access -> access.wireName().equals(name))
                .findFirst()
                .orElse(REMOVED);
    }
}
