package org.orrery.ui.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.net.MeetingClient;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.InviteList;
import org.orrery.protocol.rest.InviteView;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.PolicyView;
import org.orrery.protocol.rest.Problem;
import org.orrery.protocol.rest.SessionView;
import org.orrery.protocol.rest.UpdateSession;

/// A relay's side of a meeting: it writes into the fake room's document, as a relay does, by the real rules of states.
public final class FakeMeeting implements MeetingClient {
    private final FakeRoomClient room;
    private final List<String> asked = new ArrayList<>();
    private final List<InviteView> invites = new ArrayList<>();
    private @Nullable Problem problem;

    FakeMeeting(FakeRoomClient room) {
        this.room = room;
    }

    /// What was asked of it, such as `PAUSE` or `passcode 1234`.
    public List<String> asked() {
        return asked;
    }

    /// Refuses everything from now on.
    public void refuse(Problem why) {
        problem = why;
    }

    @Override
    public CompletableFuture<Answer<SessionView>> take(Step step) {
        asked.add(step.name());
        SessionState next =
                switch (step) {
                    case OPEN -> SessionState.LOBBY;
                    case START, RESUME -> SessionState.LIVE;
                    case PAUSE -> SessionState.PAUSED;
                    case END -> SessionState.ENDED;
                };
        if (!Sessions.state(room.document()).mayBecome(next)) {
            return CompletableFuture.completedFuture(
                    new Answer.Refused<>(Problem.of(409, "wrong_state", "No", "")));
        }
        return set("state", Value.of(next.wireName()));
    }

    @Override
    public CompletableFuture<Answer<SessionView>> passHost(UserId user) {
        asked.add("host " + user.value());
        return set("host_user_id", Value.of(user.value()));
    }

    @Override
    public CompletableFuture<Answer<SessionView>> setPasscode(String passcode) {
        asked.add("passcode " + passcode);
        return set("passcode_required", Value.of(true));
    }

    @Override
    public CompletableFuture<Answer<SessionView>> clearPasscode() {
        asked.add("no passcode");
        return set("passcode_required", Value.of(false));
    }

    @Override
    public CompletableFuture<Answer<SessionView>> update(UpdateSession change) {
        asked.add("update");
        put("scheduled_start", change.scheduledStart());
        put("compliance_level", change.complianceLevel());
        put("security_level", change.securityLevel());
        return set("locked", Value.of(Boolean.TRUE.equals(change.locked())));
    }

    private void put(String property, @Nullable String text) {
        if (text != null && problem == null) {
            var _ = set(property, text.isEmpty() ? Value.Nil.NIL : Value.of(text));
        }
    }

    @Override
    public CompletableFuture<Answer<PolicyList>> policies() {
        PolicyView strict = new PolicyView(2_555L, false, false, true, true);
        return answer(
                new PolicyList(
                        List.of(
                                new PolicyList.Level("gdpr", strict),
                                new PolicyList.Level("sox_compliant", strict)),
                        List.of(
                                new PolicyList.Level("confidential", strict),
                                new PolicyList.Level("financial_grade", strict))));
    }

    @Override
    public CompletableFuture<Answer<InviteView>> invite(CreateInvite wanted) {
        asked.add("invite " + wanted.role() + " " + wanted.uses());
        InviteView made =
                new InviteView(
                        "invite-" + (invites.size() + 1),
                        room.session(),
                        Objects.requireNonNull(wanted.role()),
                        Objects.requireNonNull(wanted.uses()),
                        Objects.requireNonNull(wanted.uses()),
                        "ada",
                        "2026-03-14T12:00:00Z",
                        "2026-03-21T12:00:00Z",
                        null,
                        null);
        if (problem == null) {
            invites.addFirst(made);
        }
        return answer(
                new InviteView(
                        made.inviteId(),
                        made.sessionId(),
                        made.role(),
                        made.uses(),
                        made.usesLeft(),
                        made.createdBy(),
                        made.createdAt(),
                        made.expiresAt(),
                        "code",
                        "http://127.0.0.1:8000/join#code"));
    }

    @Override
    public CompletableFuture<Answer<InviteList>> invites() {
        return answer(new InviteList(invites));
    }

    @Override
    public CompletableFuture<Answer<Boolean>> revokeInvite(String inviteId) {
        asked.add("revoke " + inviteId);
        invites.removeIf(each -> each.inviteId().equals(inviteId));
        return answer(true);
    }

    private <T> CompletableFuture<Answer<T>> answer(T value) {
        Problem why = problem;
        return CompletableFuture.completedFuture(
                why == null ? new Answer.Success<>(value) : new Answer.Refused<>(why));
    }

    private CompletableFuture<Answer<SessionView>> set(String property, Value value) {
        Problem why = problem;
        if (why != null) {
            return CompletableFuture.completedFuture(new Answer.Refused<>(why));
        }
        room.play(
                UserId.RELAY,
                new Operation.Update(room.session().entity(), Map.of(property, value), 0));
        return CompletableFuture.completedFuture(new Answer.Success<>(view(room.document())));
    }

    private SessionView view(Document document) {
        Entity session = Sessions.of(document).orElseThrow();
        return new SessionView(
                room.session(),
                "analytics_session",
                session.text("title", ""),
                new UserId(session.text("host_user_id", "")),
                null,
                null,
                null,
                "2026-03-14T12:00:00Z",
                document.sequence(),
                "",
                0,
                List.of());
    }
}
