package org.orrery.relay.room;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Property;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.JoinSession;

/// Keeps the member entities of a session: who may come in, in which role, and who is here. Confined to the room's thread.
final class Roster {

    private static final List<String> COLOURS =
            List.of("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442");

    private final RoomSetup setup;
    private final RelayPen pen;
    private final Supplier<Document> document;
    private final Seats seats;
    private final Map<UserId, Boolean> written = new HashMap<>();
    private int nextSlot;

    Roster(RoomSetup setup, RelayPen pen, Supplier<Document> document) {
        this.setup = setup;
        this.pen = pen;
        this.document = document;
        this.seats = new Seats(setup.thread(), setup.limits().members());
    }

    static EntityId memberId(RoomSetup setup, UserId user) {
        String name = setup.session() + "/" + user;
        return new EntityId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
    }

    CompletionStage<JoinOutcome> join(Knock knock) {
        JoinSession request = knock.request();
        UserId user = request.userId();
        Optional<JoinOutcome> objection = Admission.objection(document.get(), knock);
        if (objection.isPresent()) {
            return CompletableFuture.completedFuture(objection.get());
        }
        Optional<Entity> member = Members.of(document.get(), user);
        Access access = Admission.access(document.get(), user);
        if (!seats.hasOne(user, access == Access.WAITING)) {
            return CompletableFuture.completedFuture(new JoinOutcome.Full());
        }
        Optional<Role> role = admissibleRole(request, member);
        if (role.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new JoinOutcome.RoleNotAllowed(
                            "the role admin is the host's, or is given by an admin"));
        }
        Map<String, Value> wanted;
        Optional<String> problem;
        try {
            wanted = properties(request, role.get(), member);
            problem = problem(request, wanted, member);
        } catch (IllegalArgumentException malformed) {
            return invalid(String.valueOf(malformed.getMessage()));
        }
        if (problem.isPresent()) {
            return invalid(problem.get());
        }
        seats.take(user, access == Access.WAITING);
        if (access != member.map(Members::access).orElse(Access.ADMITTED)) {
            wanted.put("access", Value.of(access.wireName()));
        }
        if (member.isPresent()) {
            return update(member.get(), wanted);
        }
        return write("Join", new Operation.Create(memberId(setup, user), Kinds.MEMBER, wanted));
    }

    private static JoinOutcome joined(Entity member) {
        return switch (Members.access(member)) {
            case ADMITTED -> new JoinOutcome.Admitted(member);
            case WAITING -> new JoinOutcome.Waiting(member);
            case REMOVED, BANNED -> new JoinOutcome.Unavailable();
        };
    }

    private static CompletionStage<JoinOutcome> invalid(String detail) {
        return CompletableFuture.completedFuture(new JoinOutcome.Invalid(detail));
    }

    private CompletionStage<JoinOutcome> update(Entity member, Map<String, Value> wanted) {
        Map<String, Value> changed = new TreeMap<>(wanted);
        changed.keySet().removeAll(Set.of("user_id", "slot", "connected"));
        changed.entrySet().removeIf(each -> member.get(each.getKey()).equals(each.getValue()));
        if (changed.isEmpty()) {
            return CompletableFuture.completedFuture(joined(member));
        }
        if (changed.containsKey("username")) {
            // Says whose name it is, so that it is stored under that person's key.
            changed.put("user_id", Value.of(member.owner().value()));
        }
        return write("Join again", new Operation.Update(member.id(), changed));
    }

    /// A second join of the same user may have made the entity meanwhile; then the first one's counts.
    private CompletionStage<JoinOutcome> write(String label, Operation operation) {
        return pen.write(label, document.get().sequence(), List.of(operation))
                .thenApply(outcome -> {
                    Entity member = document.get().entity(operation.id());
                    return outcome.isPresent() && member != null
                            ? joined(member)
                            : new JoinOutcome.Unavailable();
                });
    }

    /// The role that a join gets. One that a person has given stays, whatever the join asks for.
    private Optional<Role> admissibleRole(JoinSession request, Optional<Entity> member) {
        Property held = member.map(entity -> entity.property("role")).orElse(null);
        if (member.isPresent() && held != null && isGiven(member.get(), held)) {
            Optional<Role> given = Role.ofWireName(Value.text(held.value(), ""));
            boolean asksForMore = request.role() == Role.ADMIN && given.orElseThrow() != Role.ADMIN;
            return asksForMore ? Optional.empty() : given;
        }
        boolean allowed = request.role() != Role.ADMIN || isHost(request.userId());
        return allowed ? Optional.of(request.role()) : Optional.empty();
    }

    /// Whether a person has given the role, themselves or through the relay.
    private static boolean isGiven(Entity member, Property role) {
        return !role.setBy().equals(UserId.RELAY) || member.flag("role_given", false);
    }

    private boolean isHost(UserId user) {
        return Sessions.isHost(document.get(), user);
    }

    private Map<String, Value> properties(JoinSession request, Role role, Optional<Entity> member) {
        Map<String, Value> properties = new TreeMap<>();
        properties.put("user_id", Value.of(request.userId().value()));
        properties.put("username", Value.of(request.username().strip()));
        properties.put("role", Value.of(role.wireName()));
        properties.put("simulated", Value.of(request.simulated()));
        int slot = member.isPresent() ? 0 : reserveSlot();
        if (member.isEmpty()) {
            properties.put("slot", Value.of(slot));
            properties.put("connected", Value.of(false));
            properties.put("color", Value.of(COLOURS.get(slot % COLOURS.size())));
        }
        JoinSession.AvatarConfig avatar = request.avatarConfig();
        if (avatar != null) {
            if (avatar.color() != null) {
                properties.put("color", Value.of(avatar.color()));
            }
            if (avatar.model() != null) {
                properties.put("model", Value.of(avatar.model()));
            }
            if (avatar.scale() != null) {
                properties.put("scale", Value.of(avatar.scale()));
            }
        }
        return properties;
    }

    private static Optional<String> problem(
            JoinSession request, Map<String, Value> wanted, Optional<Entity> member) {
        if (request.username().isBlank()) {
            return Optional.of("username is required");
        }
        var kind = Kinds.SCHEMA.kind(Kinds.MEMBER).orElseThrow();
        return member.isEmpty()
                ? kind.problem(wanted)
                : wanted.entrySet().stream()
                        .flatMap(each -> kind.problem(each.getKey(), each.getValue()).stream())
                        .findFirst();
    }

    private int reserveSlot() {
        nextSlot = Math.max(nextSlot, slotAfter(document.get()));
        return nextSlot++;
    }

    /// The first slot that nobody has.
    static int slotAfter(Document document) {
        int next = 0;
        for (Entity member : Members.all(document)) {
            next = Math.max(next, (int) member.number("slot", 0) + 1);
        }
        return next;
    }

    /// Takes a seat for somebody who has waited, when there is one.
    boolean offersSeat(UserId user) {
        boolean free = seats.hasOne(user, false);
        if (free) {
            seats.take(user, false);
        }
        return free;
    }

    /// The relay has just started on this session: who was connected before has a moment to come back.
    void opened() {
        for (Entity member : Members.all(document.get())) {
            if (member.flag("connected", false)) {
                seats.expect(member.owner());
            }
        }
    }

    /// A connection of this user is here.
    ///
    /// @param waits whether it is not let in yet
    void arrived(UserId user, boolean waits) {
        seats.arrived(user, waits);
        reconcile();
    }

    /// A connection of this user has gone.
    ///
    /// @param waited whether it was never let in
    /// @return whether it was the last one
    boolean left(UserId user, boolean waited) {
        return seats.left(user, waited);
    }

    /// Writes the `connected` of members whose state differs from what was last written, and passes the host on when that is
    /// who has gone. Called when somebody comes, and now and then for those who have been gone for a while.
    void reconcile() {
        List<Operation> operations = new ArrayList<>();
        Map<UserId, Boolean> writing = new HashMap<>();
        for (Entity member : Members.all(document.get())) {
            UserId user = member.owner();
            boolean known = member.flag("connected", false);
            boolean here = isHere(user, known);
            if (written.getOrDefault(user, known) != here) {
                operations.add(new Operation.Update(member.id(), "connected", Value.of(here)));
                writing.put(user, here);
                if (!here && isHost(user)) {
                    operations.addAll(passHost());
                }
            }
        }
        if (!operations.isEmpty()) {
            written.putAll(writing);
            var _ =
                    pen.write("Connection", document.get().sequence(), operations)
                            .thenAccept(_ -> writing.forEach(written::remove));
        }
    }

    private List<Operation> passHost() {
        return Succession.heir(document.get(), seats::isHere)
                .filter(_ -> !Sessions.state(document.get()).isOver())
                .map(heir -> Succession.pass(document.get(), heir))
                .orElse(List.of());
    }

    private boolean isHere(UserId user, boolean known) {
        return seats.isHere(user) || (known && seats.leftWithin(user, setup.limits().absence()));
    }

    int people() {
        return seats.people();
    }

    boolean awaitsSomebody() {
        return seats.areAwaited();
    }
}
