package org.orrery.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.schema.Kinds;
import org.orrery.model.undo.UndoPlan;
import org.orrery.model.undo.UndoStack;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Overtaken;
import org.orrery.net.RoomClient;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.MemberPose;

/// A room without a relay: what is submitted is reduced at once, by the real reducer. Settlements can be held back, and
/// others can be played.
public final class FakeRoomClient implements RoomClient {
    public static final ConnectionStatus CONNECTED =
            new ConnectionStatus(
                    ConnectionStatus.Ladder.CONNECTED,
                    0,
                    Duration.ofNanos(1_900_000),
                    Duration.ofNanos(3_200_000),
                    0,
                    Optional.empty(),
                    "connected");

    private final SessionId session;
    private final UserId me;
    private final IdSource ids;
    private final Reducer reducer = Reducer.checking();
    private final List<RoomListener> listeners = new CopyOnWriteArrayList<>();
    private final Map<UserId, Author> authors = new HashMap<>();
    private final Map<Author, Long> sequences = new HashMap<>();
    private final Map<UserId, UndoStack> stacks = new HashMap<>();
    private final Deque<Runnable> held = new ArrayDeque<>();
    private final List<String> signals = new ArrayList<>();
    private final FakeMeeting meeting = new FakeMeeting(this);
    private Document document = Document.EMPTY;
    private ConnectionStatus status = CONNECTED;
    private Instant now;
    private boolean holding;
    private boolean closed;
    private @Nullable MemberPose presence;
    private String undoLabel = "";
    private String redoLabel = "";

    public FakeRoomClient(UserId me, Instant now) {
        this.me = me;
        this.now = now;
        InstantSource clock = () -> this.now;
        this.ids = new IdSource(new Random(7), clock);
        this.session = ids.nextSession();
    }

    @Override
    public SessionId session() {
        return session;
    }

    @Override
    public UserId user() {
        return me;
    }

    @Override
    public ClientId client() {
        return clientOf(me);
    }

    @Override
    public IdSource ids() {
        return ids;
    }

    @Override
    public Document document() {
        return document;
    }

    @Override
    public FakeMeeting meeting() {
        return meeting;
    }

    @Override
    public ConnectionStatus status() {
        return status;
    }

    /// What time the next entries happen.
    public void advance(Duration by) {
        now = now.plus(by);
    }

    /// Holds settlements back until [#release()], as a slow relay does.
    public void hold() {
        holding = true;
    }

    public void release() {
        holding = false;
        while (!held.isEmpty()) {
            held.poll().run();
        }
    }

    public boolean isClosed() {
        return closed;
    }

    public Optional<MemberPose> presence() {
        return Optional.ofNullable(presence);
    }

    /// Kinds of the signals that were sent.
    public List<String> signals() {
        return signals;
    }

    /// What somebody does; the relay's own doings are those of [UserId#RELAY].
    ///
    /// @throws IllegalStateException when the reducer refuses it
    public void play(UserId user, Operation... operations) {
        Outcome outcome = reduce(user, "played", List.of(operations));
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalStateException(refused.refusal().toString());
        }
    }

    public void setStatus(ConnectionStatus newStatus) {
        status = newStatus;
        listeners.forEach(each -> each.statusChanged(newStatus));
    }

    public void showPoses(List<MemberPose> poses) {
        listeners.forEach(each -> each.presenceChanged(poses));
    }

    public void receiveSignal(UserId from, String kind, Value body) {
        listeners.forEach(each -> each.signalReceived(from, kind, body));
    }

    /// The relay puts me out.
    public void putOut(CloseReason reason) {
        listeners.forEach(each -> each.removed(reason));
    }

    public void notice(String code) {
        listeners.forEach(each -> each.noticed(code));
    }

    public void overtake(Overtaken overtaken) {
        listeners.forEach(each -> each.overtaken(overtaken));
    }

    /// Adds a member, connected, as the relay would.
    public EntityId join(UserId user, String name, String role, String colour, int slot) {
        EntityId id = ids.nextEntity();
        play(
                UserId.RELAY,
                new Operation.Create(
                        id,
                        Kinds.MEMBER,
                        Map.of(
                                "user_id", Value.of(user.value()),
                                "username", Value.of(name),
                                "role", Value.of(role),
                                "slot", Value.of(slot),
                                "connected", Value.of(true),
                                "color", Value.of(colour))));
        return id;
    }

    @Override
    public CompletableFuture<Settlement> submit(String label, List<Operation> operations) {
        return submit(label, operations, true);
    }

    @Override
    public CompletableFuture<Settlement> submitWithoutUndo(
            String label, List<Operation> operations) {
        return submit(label, operations, false);
    }

    @Override
    public CompletableFuture<Optional<UndoResult>> undo() {
        return CompletableFuture.completedFuture(
                mine().undo(document).map(plan -> replay(plan, mine()::undone)));
    }

    @Override
    public CompletableFuture<Optional<UndoResult>> redo() {
        return CompletableFuture.completedFuture(
                mine().redo(document).map(plan -> replay(plan, mine()::redone)));
    }

    @Override
    public void updatePresence(MemberPose pose) {
        presence = pose;
    }

    @Override
    public void sendSignal(@Nullable UserId to, String kind, Value body) {
        signals.add(kind);
    }

    @Override
    public void reconnectNow() {
        setStatus(CONNECTED);
    }

    @Override
    public void addListener(RoomListener listener) {
        listeners.add(listener);
        listener.documentChanged(document, List.of());
        listener.statusChanged(status);
        tellLabels();
    }

    @Override
    public void removeListener(RoomListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        closed = true;
    }

    private CompletableFuture<Settlement> submit(
            String label, List<Operation> operations, boolean undoable) {
        CompletableFuture<Settlement> future = new CompletableFuture<>();
        Outcome outcome = reduce(me, label, operations);
        if (outcome instanceof Outcome.Applied applied && undoable) {
            mine().record(label, applied.changes());
            tellLabels();
        }
        Settlement settlement =
                switch (outcome) {
                    case Outcome.Applied applied ->
                            new Settlement.Committed(applied.document().sequence());
                    case Outcome.Refused refused -> new Settlement.Refused(refused.refusal());
                    case Outcome.Duplicate duplicate ->
                            new Settlement.Committed(duplicate.firstSequence());
                };
        Runnable settle = () -> future.complete(settlement);
        if (holding) {
            held.add(settle);
        } else {
            settle.run();
        }
        return future;
    }

    private interface Recorder {
        void record(String label, List<Change> changes);
    }

    private UndoResult replay(UndoPlan plan, Recorder recorder) {
        boolean changed = false;
        if (!plan.operations().isEmpty()
                && reduce(me, plan.label(), plan.operations()) instanceof Outcome.Applied applied) {
            recorder.record(plan.label(), applied.changes());
            changed = true;
        }
        tellLabels();
        return new UndoResult(plan.label(), changed, plan.leftOut());
    }

    private UndoStack mine() {
        return stacks.computeIfAbsent(me, UndoStack::new);
    }

    private void tellLabels() {
        undoLabel = mine().undoLabel().orElse("");
        redoLabel = mine().redoLabel().orElse("");
        Optional<String> undo = undoLabel.isEmpty() ? Optional.empty() : Optional.of(undoLabel);
        Optional<String> redo = redoLabel.isEmpty() ? Optional.empty() : Optional.of(redoLabel);
        listeners.forEach(each -> each.undoChanged(undo, redo));
    }

    private Outcome reduce(UserId user, String label, List<Operation> operations) {
        Author author =
                user.equals(UserId.RELAY)
                        ? Author.RELAY
                        : authors.computeIfAbsent(user, each -> new Author(each, clientOf(each)));
        long clientSequence = sequences.merge(author, 1L, Long::sum);
        Outcome outcome =
                reducer.reduce(
                        document,
                        new Entry(
                                document.sequence() + 1,
                                now.toEpochMilli(),
                                author,
                                clientSequence,
                                new Batch(label, document.sequence(), operations)));
        document = outcome.document();
        if (outcome instanceof Outcome.Applied applied) {
            listeners.forEach(each -> each.documentChanged(document, applied.changes()));
        }
        return outcome;
    }

    private static ClientId clientOf(UserId user) {
        return new ClientId(new java.util.UUID(user.value().hashCode(), 1));
    }

    /// Runs `action` on this client, for building a scene in one expression.
    public FakeRoomClient with(Consumer<FakeRoomClient> action) {
        action.accept(this);
        return this;
    }
}
