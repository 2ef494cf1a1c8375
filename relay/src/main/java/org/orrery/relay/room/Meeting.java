package org.orrery.relay.room;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

/// What admins do to a session and its members, written into the session's log by the relay. Whether the caller may ask is
/// judged before. Confined to the room's thread.
public final class Meeting {

    private static final Set<String> LEVELS = Set.of("compliance_level", "security_level");
    private static final CompletionStage<MeetingOutcome> DONE =
            CompletableFuture.completedFuture(new MeetingOutcome.Done());

    private final RoomSetup setup;
    private final RelayPen pen;
    private final Supplier<Document> document;
    private boolean starting;

    Meeting(RoomSetup setup, RelayPen pen, Supplier<Document> document) {
        this.setup = setup;
        this.pen = pen;
        this.document = document;
    }

    // ---- the session

    /// Moves the session on to another state.
    public CompletionStage<MeetingOutcome> become(SessionState next) {
        SessionState state = Sessions.state(document.get());
        if (state == next) {
            return DONE;
        }
        return state.mayBecome(next)
                ? update(Map.of("state", Value.of(next.wireName())))
                : CompletableFuture.completedFuture(new MeetingOutcome.WrongState(state));
    }

    /// The session's log is there again; a session that was put away by itself is as it was before.
    ///
    /// @param wasAway whether it had been put away
    public CompletionStage<MeetingOutcome> restored(boolean wasAway) {
        boolean isOther = Sessions.state(document.get()) != SessionState.ARCHIVED;
        return wasAway && isOther ? DONE : become(SessionState.ENDED);
    }

    /// Sets properties of the session; a session that is over is left as it is, but for its levels.
    public CompletionStage<MeetingOutcome> set(Map<String, Value> properties) {
        SessionState state = Sessions.state(document.get());
        boolean scheduled =
                !properties.getOrDefault("scheduled_start", Value.Nil.NIL).equals(Value.Nil.NIL);
        boolean over = state.isOver() && !LEVELS.containsAll(properties.keySet());
        if (over || (scheduled && state.isOpen())) {
            return CompletableFuture.completedFuture(new MeetingOutcome.WrongState(state));
        }
        return update(properties);
    }

    private CompletionStage<MeetingOutcome> update(Map<String, Value> properties) {
        Optional<Entity> session = Sessions.of(document.get());
        if (session.isEmpty()) {
            return CompletableFuture.completedFuture(new MeetingOutcome.Unavailable());
        }
        Map<String, Value> changed = new TreeMap<>(properties);
        changed.entrySet()
                .removeIf(each -> session.get().get(each.getKey()).equals(each.getValue()));
        return changed.isEmpty()
                ? DONE
                : write("Session", List.of(new Operation.Update(session.get().id(), changed, 0)));
    }

    /// Starts the session when its time has come. Called now and then.
    void sweep() {
        if (!starting) {
            var _ = startIfDue();
        }
    }

    /// Starts the session when its time has come; completes when it has started, or at once.
    public CompletionStage<MeetingOutcome> startIfDue() {
        if (!isDue()) {
            return DONE;
        }
        starting = true;
        return become(SessionState.LIVE)
                .thenApply(outcome -> {
                    starting = false;
                    return outcome;
                });
    }

    private boolean isDue() {
        return Sessions.of(document.get())
                .filter(session -> isDue(session, setup.thread().millis()))
                .isPresent();
    }

    private static boolean isDue(Entity session, long nowMillis) {
        try {
            return Sessions.state(session) == SessionState.LOBBY
                    && Instant.parse(session.text("scheduled_start", "")).toEpochMilli()
                            <= nowMillis;
        } catch (DateTimeException none) {
            return false;
        }
    }

    // ---- its members

    /// Gives a member another role; it stays whatever later joins ask for.
    public CompletionStage<MeetingOutcome> role(UserId user, Role role) {
        if (role != Role.ADMIN && Sessions.isHost(document.get(), user)) {
            return invalid("the host is an admin; pass the host on first");
        }
        return member(user)
                .filter(member -> Members.access(member) != Access.BANNED)
                .map(member ->
                        change(
                                member,
                                Map.of(
                                        "role",
                                        Value.of(role.wireName()),
                                        "role_given",
                                        Value.of(true))))
                .orElseGet(Meeting::nobody);
    }

    /// Lets somebody in who waits.
    public CompletionStage<MeetingOutcome> admit(UserId user) {
        return member(user)
                .filter(Meeting::isWaiting)
                .map(member -> change(member, access(Access.ADMITTED)))
                .orElseGet(Meeting::nobody);
    }

    /// Lets everybody in who waits.
    public CompletionStage<MeetingOutcome> admitAll() {
        List<Operation> operations =
                Members.of(document.get(), Access.WAITING).stream()
                        .<Operation>map(member ->
                                new Operation.Update(member.id(), access(Access.ADMITTED), 0))
                        .toList();
        return operations.isEmpty() ? DONE : write("Let in", operations);
    }

    /// Turns somebody away who waits.
    public CompletionStage<MeetingOutcome> deny(UserId user) {
        return member(user)
                .filter(Meeting::isWaiting)
                .map(member -> change(member, access(Access.REMOVED)))
                .orElseGet(Meeting::nobody);
    }

    /// Puts a member out, who may join again.
    public CompletionStage<MeetingOutcome> remove(UserId user) {
        if (Sessions.isHost(document.get(), user)) {
            return invalid("the host is not put out; pass the host on first");
        }
        return member(user)
                .filter(member -> Members.access(member) != Access.BANNED)
                .map(member -> change(member, access(Access.REMOVED)))
                .orElseGet(Meeting::nobody);
    }

    /// Puts somebody out, whether they were here or not, who may not join again.
    public CompletionStage<MeetingOutcome> ban(UserId user) {
        if (Sessions.isHost(document.get(), user)) {
            return invalid("the host is not put out; pass the host on first");
        }
        return member(user)
                .map(member -> change(member, access(Access.BANNED)))
                .orElseGet(() -> write("Ban", List.of(stranger(user))));
    }

    /// Lets somebody join again.
    public CompletionStage<MeetingOutcome> lift(UserId user) {
        return member(user)
                .filter(member -> Members.access(member) == Access.BANNED)
                .map(member -> change(member, access(Access.REMOVED)))
                .orElseGet(Meeting::nobody);
    }

    /// Makes a member the host, who becomes an admin by that.
    public CompletionStage<MeetingOutcome> passHost(UserId user) {
        if (Sessions.isHost(document.get(), user)) {
            return DONE;
        }
        return member(user)
                .filter(member -> Members.access(member) == Access.ADMITTED)
                .map(member -> write("Pass host", Succession.pass(document.get(), member)))
                .orElseGet(Meeting::nobody);
    }

    private Optional<Entity> member(UserId user) {
        return Members.of(document.get(), user);
    }

    private static boolean isWaiting(Entity member) {
        return Members.access(member) == Access.WAITING;
    }

    private static Map<String, Value> access(Access access) {
        return Map.of("access", Value.of(access.wireName()));
    }

    private CompletionStage<MeetingOutcome> change(Entity member, Map<String, Value> properties) {
        return write("Member", List.of(new Operation.Update(member.id(), properties, 0)));
    }

    /// The entity of somebody who was banned before they ever came.
    private Operation stranger(UserId user) {
        return new Operation.Create(
                Roster.memberId(setup, user),
                Kinds.MEMBER,
                Map.of(
                        "user_id", Value.of(user.value()),
                        "username", Value.of(user.value()),
                        "role", Value.of(Role.OBSERVER.wireName()),
                        "access", Value.of(Access.BANNED.wireName()),
                        "slot", Value.of(Roster.slotAfter(document.get())),
                        "connected", Value.of(false),
                        "color", Value.of("#0072B2")));
    }

    private CompletionStage<MeetingOutcome> write(String label, List<Operation> operations) {
        return pen.write(label, document.get().sequence(), operations)
                .thenApply(outcome ->
                        outcome.isPresent()
                                ? new MeetingOutcome.Done()
                                : new MeetingOutcome.Unavailable());
    }

    private static CompletionStage<MeetingOutcome> nobody() {
        return CompletableFuture.completedFuture(new MeetingOutcome.NoSuchMember());
    }

    private static CompletionStage<MeetingOutcome> invalid(String detail) {
        return CompletableFuture.completedFuture(new MeetingOutcome.Invalid(detail));
    }
}
