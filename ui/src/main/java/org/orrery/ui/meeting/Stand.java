package org.orrery.ui.meeting;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Sessions;
import org.orrery.model.meeting.SessionState;
import org.orrery.protocol.rest.PolicyView;

/// How the meeting stands, read from the document.
///
/// @param compliance level, if there is one
/// @param host id of the host
/// @param scheduledStart when the relay starts it, if that is set
public record Stand(
        SessionState state,
        boolean locked,
        boolean waitingRoom,
        boolean passcode,
        @Nullable String compliance,
        @Nullable String security,
        PolicyView policy,
        String host,
        Optional<Instant> scheduledStart) {

    static final Stand UNKNOWN =
            new Stand(
                    SessionState.LIVE,
                    false,
                    false,
                    false,
                    null,
                    null,
                    new PolicyView(null, true, true, false, false),
                    "",
                    Optional.empty());

    static Stand of(Document document) {
        return Sessions.of(document)
                .map(session ->
                        new Stand(
                                Sessions.state(session),
                                session.flag("locked", false),
                                session.flag("waiting_room", false),
                                session.flag("passcode_required", false),
                                level(session, "compliance_level"),
                                level(session, "security_level"),
                                Policies.of(session),
                                session.text("host_user_id", ""),
                                moment(session.text("scheduled_start", ""))))
                .orElse(UNKNOWN);
    }

    /// The levels by name, strictest word first; empty without any.
    public Optional<String> levels() {
        String text =
                java.util.stream.Stream.of(
                                Optional.ofNullable(security), Optional.ofNullable(compliance))
                        .flatMap(Optional::stream)
                        .map(PolicyWords::level)
                        .distinct()
                        .reduce((a, b) -> a + " · " + b)
                        .orElse("");
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<Instant> moment(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static @Nullable String level(Entity session, String property) {
        String text = session.text(property, "");
        return text.isEmpty() ? null : text;
    }
}
