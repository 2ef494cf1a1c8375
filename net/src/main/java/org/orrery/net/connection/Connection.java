package org.orrery.net.connection;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.net.Waiting;
import org.orrery.net.replica.Effects;
import org.orrery.net.replica.Replica;
import org.orrery.net.replica.Submitted;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Problem;

/// Keeps a [Replica] connected to its relay. Confined to one thread, on which transport and scheduler call it too.
/// Rules `WR*` of `docs/spec/wire.md`.
public final class Connection {

    private static final Duration HEARTBEAT = Duration.ofSeconds(2);
    private static final Duration GREETING = Duration.ofSeconds(30);

    /// After that long in good health the next trouble starts from the shortest back-off again.
    private static final Duration SETTLING = Duration.ofSeconds(5);

    /// Ends that somebody has decided.
    private static final Set<CloseReason> PUT_OUT =
            EnumSet.of(
                    CloseReason.REMOVED,
                    CloseReason.BANNED,
                    CloseReason.DENIED,
                    CloseReason.ENDED,
                    CloseReason.AGENTS_NOT_ALLOWED,
                    CloseReason.ENCRYPTION_REQUIRED);

    /// What a connection is made of.
    public record Parts(
            Clock clock,
            Scheduler scheduler,
            Transport transport,
            RandomGenerator random,
            Admission admission,
            Journal journal) {}

    private enum State {
        IDLE,
        CONNECTING,
        GREETING,
        /// At the door: a hello was said, and nobody has let one in yet.
        OUTSIDE,
        LIVE,
        WAITING,
        CLOSED
    }

    private record Unsettled(Consumer<Settlement> settlement, long submittedNanos) {}

    private final Parts parts;
    private final Replica replica;
    private final RoomListener listener;
    private final Backoff backoff;
    private final Liveness liveness = new Liveness();
    private final StatusBoard board;
    private final PresencePace presence;
    private final Map<Long, Unsettled> waiting = new HashMap<>();

    /// What is to be told once the document that it is about has been shown.
    private final Queue<Runnable> news = new ArrayDeque<>();

    private State state = State.IDLE;
    private URI url;
    private Transport.@Nullable Link link;
    private long generation;
    private boolean renewed;
    private boolean flushing;
    private Optional<String> undoLabel = Optional.empty();
    private Optional<String> redoLabel = Optional.empty();
    private Scheduler.@Nullable Timer deadline;
    private Scheduler.@Nullable Timer heartbeat;

    public Connection(Parts parts, Replica replica, RoomListener listener) {
        this.parts = parts;
        this.replica = replica;
        this.listener = listener;
        this.backoff = new Backoff(parts.random());
        this.board = new StatusBoard(parts.clock(), listener::statusChanged);
        this.presence = new PresencePace(parts.scheduler(), this::offer);
        this.url = parts.admission().url();
    }

    /// The status of a room that has not been connected yet.
    public static ConnectionStatus connecting(Replica replica) {
        return new StatusBoard(Clock.system(), status -> {}).status(replica);
    }

    public Replica replica() {
        return replica;
    }

    public ConnectionStatus status() {
        return board.status(replica);
    }

    /// Starts to connect; to be called once.
    public void start() {
        connect();
    }

    /// Tries now instead of waiting for the back-off.
    public void reconnectNow() {
        if (state == State.WAITING) {
            connect();
        }
    }

    /// Leaves for good. What is unsettled is told that it is queued.
    public void close() {
        if (state != State.CLOSED) {
            end(StatusBoard.LEFT);
        }
    }

    // ---- wishes

    /// Submits operations; see [org.orrery.net.RoomClient#submit(String, List)].
    public void submit(
            String label,
            List<Operation> operations,
            boolean undoable,
            Consumer<Settlement> settlement) {
        if (state == State.CLOSED) {
            settlement.accept(refused(Refusal.Code.READ_ONLY, "the room is closed"));
            return;
        }
        switch (replica.submit(label, operations, undoable, parts.clock().millis())) {
            case Submitted.Refused(Refusal refusal) ->
                    settlement.accept(new Settlement.Refused(refusal));
            case Submitted.Accepted accepted -> accepted(accepted, settlement);
        }
    }

    /// Takes back the newest own step.
    public Optional<UndoResult> undo() {
        return state == State.CLOSED
                ? Optional.empty()
                : replica.undo(parts.clock().millis()).map(this::undone);
    }

    public Optional<UndoResult> redo() {
        return state == State.CLOSED
                ? Optional.empty()
                : replica.redo(parts.clock().millis()).map(this::undone);
    }

    public void updatePresence(MemberPose pose) {
        presence.update(pose);
    }

    public void sendSignal(@Nullable UserId to, String kind, Value body) {
        if (state == State.LIVE) {
            send(new ClientMessage.SendSignal(to, kind, body));
        }
    }

    private static Settlement refused(Refusal.Code code, String detail) {
        return new Settlement.Refused(new Refusal(code, detail));
    }

    private UndoResult undone(Replica.Undone undone) {
        undone.submission().ifPresent(accepted -> accepted(accepted, settlement -> {}));
        flushSoon();
        return undone.result();
    }

    private void accepted(Submitted.Accepted accepted, Consumer<Settlement> settlement) {
        parts.journal().add(accepted.unsent());
        waiting.put(accepted.ticket(), new Unsettled(settlement, parts.clock().nanos()));
        pump(false);
        flushSoon();
    }

    // ---- connecting

    private void connect() {
        cancelTimers();
        state = State.CONNECTING;
        generation++;
        link = parts.transport().connect(url, new Events(generation));
        deadline = parts.scheduler().after(GREETING, () -> lost("no welcome came"));
    }

    private final class Events implements Transport.Listener {
        private final long of;

        Events(long of) {
            this.of = of;
        }

        private boolean isPast() {
            return of != generation || state == State.CLOSED;
        }

        @Override
        public void opened() {
            if (!isPast()) {
                state = State.GREETING;
                liveness.opened(parts.clock().nanos());
                send(replica.hello());
            }
        }

        @Override
        public void received(ServerMessage message) {
            if (!isPast()) {
                Connection.this.received(message);
            }
        }

        @Override
        public void failed(int status, String reason) {
            if (isPast()) {
                return;
            }
            switch (status) {
                case 401, 403 -> renew();
                case 404, 410 -> end(CloseReason.ENDED.name());
                default -> lost(reason);
            }
        }

        @Override
        public void closed(int code, String reason) {
            if (isPast()) {
                return;
            }
            Optional<CloseReason> known = CloseReason.of(code);
            if (known.isPresent() && known.get() == CloseReason.NOT_ADMITTED) {
                renew();
            } else if (CloseReason.isRetryable(code)) {
                lost(reason);
            } else {
                known.filter(PUT_OUT::contains).ifPresent(listener::removed);
                end(known.map(CloseReason::name).orElse(StatusBoard.CLOSED));
            }
        }
    }

    private void renew() {
        if (renewed) {
            end(CloseReason.NOT_ADMITTED.name());
            return;
        }
        renewed = true;
        drop();
        long of = generation;
        parts.admission()
                .renew(answer -> {
                    if (of == generation && state == State.WAITING) {
                        admitted(answer);
                    }
                });
    }

    private void admitted(Answer<URI> answer) {
        switch (answer) {
            case Answer.Success<URI>(URI fresh) -> {
                url = fresh;
                connect();
            }
            case Answer.Refused<URI>(Problem why) when isForLater(why) -> {
                renewed = false;
                lost(why.title());
            }
            case Answer.Refused<URI> _ -> end(CloseReason.NOT_ADMITTED.name());
            case Answer.Unreachable<URI>(String reason) -> {
                renewed = false;
                lost(reason);
            }
        }
    }

    /// Whether nobody answered, or the answer was that it is too much now.
    private static boolean isForLater(Problem problem) {
        return problem.status() < 400 || problem.status() == 429 || problem.status() >= 500;
    }

    /// Breaks off and tries again later.
    private void lost(String reason) {
        drop();
        board.lost(reason, backoff.attempts());
        deadline = parts.scheduler().after(backoff.next(), this::connect);
        board.tell(replica);
        parts.scheduler().after(StatusBoard.PATIENCE, this::review);
    }

    private void review() {
        boolean away = state != State.LIVE && state != State.OUTSIDE && state != State.CLOSED;
        if (away) {
            board.review();
            board.tell(replica);
        }
    }

    private void drop() {
        cancelTimers();
        generation++;
        if (link != null) {
            link.close();
            link = null;
        }
        presence.pause();
        replica.disconnected();
        state = State.WAITING;
    }

    private void end(String why) {
        drop();
        state = State.CLOSED;
        board.closed(why);
        flush();
        List<Unsettled> unsettled = List.copyOf(waiting.values());
        waiting.clear();
        unsettled.forEach(each -> each.settlement().accept(new Settlement.Queued()));
    }

    private void cancelTimers() {
        if (deadline != null) {
            deadline.cancel();
            deadline = null;
        }
        if (heartbeat != null) {
            heartbeat.cancel();
            heartbeat = null;
        }
    }

    // ---- messages

    private void received(ServerMessage message) {
        long now = parts.clock().nanos();
        liveness.heard(now);
        switch (message) {
            case ServerMessage.Welcomed welcomed -> welcomed(welcomed);
            case ServerMessage.Ponged(long sentNanos, long sequence) -> {
                board.ping(now - sentNanos);
                liveness.ponged(sequence, replica.confirmed().sequence(), now);
            }
            case ServerMessage.PresenceUpdated(List<MemberPose> poses) ->
                    listener.presenceChanged(poses);
            case ServerMessage.SignalReceived(UserId from, String kind, Value body) ->
                    listener.signalReceived(from, kind, body);
            case ServerMessage.Committed _,
                    ServerMessage.Skipped _,
                    ServerMessage.Acknowledged _,
                    ServerMessage.Refused _,
                    ServerMessage.Checkpointed _ -> {}
            case ServerMessage.Waiting waited -> outside(waited);
            case ServerMessage.Admitted _ -> listener.admitted();
            case ServerMessage.Failed(String code, String _) -> listener.noticed(code);
        }
        take(replica.receive(message, parts.clock().millis()));
        flushSoon();
    }

    /// As long as it takes; only the line is watched.
    private void outside(ServerMessage.Waiting told) {
        boolean first = state != State.OUTSIDE;
        state = State.OUTSIDE;
        renewed = false;
        Waiting news = board.waiting(told);
        listener.waiting(news);
        if (first) {
            cancelTimers();
            deadline = parts.scheduler().after(SETTLING, backoff::reset);
            beat();
        }
    }

    private void welcomed(ServerMessage.Welcomed welcomed) {
        cancelTimers();
        state = State.LIVE;
        renewed = false;
        board.connected();
        presence.resume(Duration.ofMillis(Math.clamp(welcomed.tickMillis(), 10, 1000)));
        deadline = parts.scheduler().after(SETTLING, backoff::reset);
        beat();
    }

    /// First everything is kept, then shown, and only then told: whoever is told finds it in the document.
    private void take(Effects effects) {
        for (Effects.Settled settled : effects.settled()) {
            parts.journal().settled(settled.clientSequence());
            news.add(() -> settled(settled));
        }
        if (effects.renumbered()) {
            parts.journal().replace(replica.nextClientSequence(), replica.unsent());
        }
        effects.overtaken().forEach(each -> news.add(() -> listener.overtaken(each)));
        if (effects.need() != Effects.Need.NOTHING) {
            lost("the document has to be fetched: " + effects.need());
            return;
        }
        pump(!effects.settled().isEmpty());
    }

    private void settled(Effects.Settled settled) {
        Unsettled waited = waiting.remove(settled.ticket());
        if (settled.settlement() instanceof Settlement.Refused refused) {
            listener.refused(settled.label(), refused);
        }
        if (waited != null) {
            if (settled.settlement() instanceof Settlement.Committed) {
                board.operation(parts.clock().nanos() - waited.submittedNanos());
            }
            waited.settlement().accept(settled.settlement());
        }
    }

    private void pump(boolean progressed) {
        if (state == State.LIVE) {
            for (var next = replica.nextToSend(); next.isPresent(); next = replica.nextToSend()) {
                send(next.get());
            }
            liveness.inFlight(replica.inFlight() > 0, progressed, parts.clock().nanos());
        }
    }

    private void beat() {
        Optional<String> complaint =
                liveness.complaint(replica.confirmed().sequence(), parts.clock().nanos());
        if (complaint.isPresent()) {
            lost(complaint.get());
            return;
        }
        send(new ClientMessage.Ping(parts.clock().nanos()));
        heartbeat = parts.scheduler().after(HEARTBEAT, this::beat);
    }

    private void send(ClientMessage message) {
        if (link != null) {
            link.send(message);
        }
    }

    private void offer(MemberPose pose) {
        if (link != null) {
            link.offerPresence(pose);
        }
    }

    // ---- the user's view

    /// Many messages make one change of what is shown; the more is pending, the more it costs to show it.
    private void flushSoon() {
        if (!flushing) {
            flushing = true;
            parts.scheduler()
                    .after(Duration.ofMillis(Math.min(200, replica.pending() / 50)), this::flush);
        }
    }

    private void flush() {
        flushing = false;
        Replica.Refreshed refreshed = replica.refresh();
        if (!refreshed.isNothing()) {
            listener.documentChanged(refreshed.document(), refreshed.changes());
        }
        if (!undoLabel.equals(replica.undoLabel()) || !redoLabel.equals(replica.redoLabel())) {
            undoLabel = replica.undoLabel();
            redoLabel = replica.redoLabel();
            listener.undoChanged(undoLabel, redoLabel);
        }
        board.tell(replica);
        while (!news.isEmpty()) {
            news.remove().run();
        }
    }
}
