package org.orrery.ui.setting;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is remembered from one start to the next.
///
/// @param userId the stable id of this user, made once
/// @param colour of the avatar, such as `#4CAF50`
/// @param model of the avatar: `sphere`, `robot` or `cone`
/// @param role wire name of the role asked for when joining
/// @param relay the relay used last; `null` for the one inside the program
public record UserSettings(
        String userId,
        String name,
        String colour,
        String model,
        String role,
        boolean dark,
        @Nullable String relay,
        List<RecentSession> recent) {
    private static final int RECENT = 8;

    public UserSettings {
        recent = List.copyOf(recent);
    }

    /// A session that this user was in.
    public record RecentSession(String relay, String session, String title, Instant visited) {}

    /// Settings of somebody new.
    public static UserSettings initial(String userId) {
        return new UserSettings(
                userId, "", "#3FB67A", "sphere", "collaborator", true, null, List.of());
    }

    public UserSettings withDark(boolean newDark) {
        return new UserSettings(userId, name, colour, model, role, newDark, relay, recent);
    }

    public UserSettings withPerson(
            String newName, String newColour, String newModel, String newRole) {
        return new UserSettings(userId, newName, newColour, newModel, newRole, dark, relay, recent);
    }

    public UserSettings withRelay(@Nullable String newRelay) {
        return new UserSettings(userId, name, colour, model, role, dark, newRelay, recent);
    }

    /// With `visit` first, once, and the oldest forgotten.
    public UserSettings visited(RecentSession visit) {
        List<RecentSession> sessions = new ArrayList<>();
        sessions.add(visit);
        recent.stream()
                .filter(each -> !each.session().equals(visit.session()))
                .limit(RECENT - 1)
                .forEach(sessions::add);
        return new UserSettings(userId, name, colour, model, role, dark, relay, sessions);
    }

    public UserSettings without(String session) {
        return new UserSettings(
                userId,
                name,
                colour,
                model,
                role,
                dark,
                relay,
                recent.stream().filter(each -> !each.session().equals(session)).toList());
    }
}
