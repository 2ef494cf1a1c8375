package org.orrery.model.document;

import java.util.Optional;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.schema.Kinds;

/// Reads the session itself out of its document.
public final class Sessions {

    private Sessions() {}

    /// The entity of the session; empty before its first entry.
    public static Optional<Entity> of(Document document) {
        return document.ofKind(Kinds.SESSION).stream().findFirst();
    }

    public static SessionState state(Document document) {
        return of(document).map(Sessions::state).orElse(SessionState.LIVE);
    }

    public static SessionState state(Entity session) {
        return SessionState.ofWireName(session.text("state", SessionState.LIVE.wireName()));
    }

    public static boolean isHost(Document document, UserId user) {
        return of(document)
                .filter(session -> session.text("host_user_id", "").equals(user.value()))
                .isPresent();
    }
}
