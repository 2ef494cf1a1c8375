package org.orrery.ui.start;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.rest.InvitePreview;
import org.orrery.protocol.rest.PolicyView;
import org.orrery.protocol.rest.SessionView;

/// What I know of a session before I join it.
///
/// @param scheduledStart when it is to start, if that is still to come
/// @param host name of the host; empty for who is invited from outside
/// @param here names of who is there; empty likewise
/// @param invitation what I come in by, if I do
public record Outlook(
        SessionId session,
        String title,
        String state,
        Optional<Instant> scheduledStart,
        boolean waitingRoom,
        boolean locked,
        boolean passcodeRequired,
        @Nullable String compliance,
        @Nullable String security,
        PolicyView policy,
        Optional<String> host,
        Optional<List<String>> here,
        Optional<Invitation> invitation) {

    static Outlook of(SessionView view) {
        String host =
                view.members().stream()
                        .filter(each -> each.userId().equals(view.hostUserId()))
                        .map(SessionView.MemberView::username)
                        .findFirst()
                        .orElse(view.hostUserId().value());
        List<String> here =
                view.members().stream()
                        .filter(SessionView.MemberView::connected)
                        .map(SessionView.MemberView::username)
                        .toList();
        return new Outlook(
                view.sessionId(),
                view.title(),
                view.state(),
                start(view.state(), view.scheduledStart()),
                view.waitingRoom(),
                view.locked(),
                view.passcodeRequired(),
                view.complianceLevel(),
                view.securityLevel(),
                view.policy(),
                Optional.of(host),
                Optional.of(here),
                Optional.empty());
    }

    static Outlook of(InvitePreview preview, String code) {
        return new Outlook(
                preview.sessionId(),
                preview.title(),
                preview.state(),
                start(preview.state(), preview.scheduledStart()),
                preview.waitingRoom(),
                preview.locked(),
                preview.passcodeRequired(),
                preview.complianceLevel(),
                preview.securityLevel(),
                preview.policy(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new Invitation(code, preview.role())));
    }

    private static Optional<Instant> start(String state, @Nullable String at) {
        return Standing.moment(at).filter(_ -> "lobby".equals(state));
    }
}
