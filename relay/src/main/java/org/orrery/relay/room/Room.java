package org.orrery.relay.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.schema.Kinds;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Decoded;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.log.StorageListener;

/// One live session: the single writer of its document and of everything around it. It refuses early what is plainly not
/// allowed and appends the rest to the log; what the log hands back is the only thing that changes the document. Rules
/// `RM*` of `docs/spec/room.md`. All methods are called on the room's thread.
public final class Room {

    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final RoomThread thread;
    private final RoomLimits limits;
    private final RoomObserver observer;
    private final Reducer reducer = Reducer.checking();
    private final Crowd crowd;
    private final Shares shares;
    private final Movement movement;
    private final Submissions submissions;
    private final Signals signals;
    private final Greeting greeting;
    private final Digests digests;
    private final RelayPen pen;
    private final Roster roster;
    private final Desk desk;
    private final Admission admission;
    private final Meeting meeting;
    private Document document;
    private boolean closed;
    private boolean opened;

    /// Whether an entry has changed members or the session since everybody's connections were last made to fit.
    private boolean reviewDue;

    /// Written by the room's thread, read by anybody.
    private volatile Figures figures = new Figures(0, 0);

    /// A room that starts from `document`, such as a snapshot. It has to be told the rest of the log by
    /// [#committed(List)], and then that it is [#opened()].
    public Room(RoomSetup setup, Document document) {
        this.thread = setup.thread();
        this.limits = setup.limits();
        this.observer = setup.observer();
        this.document = document;
        this.crowd = new Crowd(limits, observer);
        this.shares = new Shares(limits.shared(), observer, thread.nanos());
        this.movement = new Movement(setup, crowd, shares);
        this.submissions = new Submissions(setup, this::document, crowd, movement.fanOut(), shares);
        this.signals = new Signals(setup, crowd, shares);
        this.greeting =
                new Greeting(
                        thread, this::document, crowd, submissions, movement, this::disconnected);
        this.digests = new Digests(setup, this::document, crowd);
        this.pen = new RelayPen(setup);
        this.roster = new Roster(setup, pen, this::document);
        this.desk = new Desk(setup, submissions);
        this.admission = new Admission(this::document, pen, crowd, roster, this::enter);
        this.meeting = new Meeting(setup, pen, this::document);
    }

    public Document document() {
        return document;
    }

    /// How many are here. May be called on any thread.
    public Figures figures() {
        return figures;
    }

    /// A room in numbers.
    ///
    /// @param people members with at least one connection
    public record Figures(int people, int connections) {}

    private void count() {
        figures = new Figures(roster.people(), crowd.size());
    }

    /// Whether nobody is here or about to come.
    public boolean isIdle() {
        return crowd.isEmpty() && !roster.awaitsSomebody();
    }

    /// The log has been replayed; from now on people may come.
    public void opened() {
        opened = true;
        roster.opened();
        digests.opened();
        scheduleSweep();
    }

    /// Lets a user in who has shown nothing, or says why not.
    public CompletionStage<JoinOutcome> join(JoinSession request) {
        return join(Knock.of(request));
    }

    /// Lets a user in, or says why not.
    public CompletionStage<JoinOutcome> join(Knock knock) {
        return submissions.isReadOnly() || closed
                ? CompletableFuture.completedFuture(new JoinOutcome.Unavailable())
                : roster.join(knock);
    }

    /// What admins do to the session and its members.
    public Meeting meeting() {
        return meeting;
    }

    /// Writes a batch of the relay's own; completes with what became of it, empty when the log did not take it.
    public CompletionStage<Optional<Outcome>> write(String label, List<Operation> operations) {
        return pen.write(label, document.sequence(), operations);
    }

    /// Writes a batch of a member who has no connection; completes on the room's thread once it is durable.
    ///
    /// @param plan makes the operations for the document as it is now
    public CompletionStage<WriteOutcome> write(
            UserId user, String label, Function<Document, List<Operation>> plan) {
        return submissions.isReadOnly() || closed
                ? CompletableFuture.completedFuture(new WriteOutcome.Unavailable())
                : desk.write(
                        user, () -> new Batch(label, document.sequence(), plan.apply(document)));
    }

    /// A connection of a user whose token was right. It says hello next.
    public Connection connect(UserId user, Codec codec, Outlet outlet) {
        Connection connection = new Connection(user, codec, outlet, limits, thread.nanos());
        crowd.add(connection);
        if (closed) {
            crowd.close(connection, CloseReason.RESTARTING);
        }
        return connection;
    }

    /// The transport of a connection has closed, whoever closed it.
    public void disconnected(Connection connection) {
        boolean waited = connection.release() != null;
        shares.forgetFull(thread.nanos());
        boolean wasHere = crowd.remove(connection);
        connection.gone();
        if ((wasHere || waited) && roster.left(connection.user, waited)) {
            movement.forget(connection.slot());
        }
        count();
    }

    /// A frame came in.
    public void receive(Connection connection, byte[] frame) {
        if (connection.isClosed()) {
            return;
        }
        if (frame.length > Protocol.MAX_CLIENT_FRAME) {
            crowd.fail(connection, CloseReason.TOO_LARGE, "too_large", "a frame has at most 64 KB");
            return;
        }
        switch (connection.codec.decodeClient(frame)) {
            case Decoded.Message<ClientMessage>(ClientMessage message) ->
                    receive(connection, message);
            case Decoded.Unknown<ClientMessage> _ -> observer.unknownMessage();
            case Decoded.Malformed<ClientMessage>(String reason) ->
                    crowd.fail(connection, CloseReason.MALFORMED, "malformed", reason);
        }
    }

    /// A message came in.
    public void receive(Connection connection, ClientMessage message) {
        if (connection.isClosed()) {
            return;
        }
        connection.heardNanos = thread.nanos();
        if (message instanceof ClientMessage.Hello hello) {
            hello(connection, hello);
            return;
        }
        ClientId client = connection.client();
        if (client == null) {
            receiveEarly(connection, message);
            return;
        }
        if (!connection.may(SocketOperation.of(message))) {
            signals.deny(connection, "the relay's access table does not allow this to your role");
            return;
        }
        switch (message) {
            case ClientMessage.Hello _ -> throw new AssertionError();
            case ClientMessage.Submit submit -> submissions.submit(connection, client, submit);
            case ClientMessage.UpdatePresence update -> movement.update(connection, update);
            case ClientMessage.SendSignal signal -> signals.send(connection, signal);
            case ClientMessage.Ping(long sentNanos) ->
                    crowd.send(
                            connection,
                            new Frame(new ServerMessage.Ponged(sentNanos, document.sequence())));
            case ClientMessage.AgentAction _ ->
                    crowd.send(
                            connection,
                            Frame.failed("agents_unavailable", "no agent is in this session"));
        }
    }

    private void receiveEarly(Connection connection, ClientMessage message) {
        if (connection.isHeld()) {
            admission
                    .receive(connection, message)
                    .ifPresent(objection -> signals.deny(connection, objection));
        } else {
            crowd.fail(connection, CloseReason.MALFORMED, "hello_expected", "say hello first");
        }
    }

    private void hello(Connection connection, ClientMessage.Hello hello) {
        if (connection.client() != null || connection.isHeld()) {
            crowd.fail(connection, CloseReason.MALFORMED, "hello_repeated", "hello is said once");
            return;
        }
        if (!hello.versions().contains(Protocol.VERSION)) {
            String speaks = "this relay speaks version " + Protocol.VERSION;
            crowd.fail(connection, CloseReason.VERSION, "version", speaks);
            return;
        }
        admission.hello(connection, hello);
        count();
    }

    private void enter(Connection connection, Entity member, ClientMessage.Hello hello) {
        if (greeting.takesIn(connection, member, hello)) {
            roster.arrived(connection.user, false);
            count();
        }
    }

    /// Texts have gone from the log: whoever comes back gets the whole document.
    public void forgetTail() {
        submissions.forget();
    }

    /// The session's storage has failed or is back; everybody is told.
    public void storageChanged(StorageListener.Storage storage) {
        boolean readOnly = storage == StorageListener.Storage.STOPPED;
        submissions.readOnly(readOnly);
        crowd.sendAll(
                readOnly
                        ? Submissions.readOnlyNotice()
                        : Frame.failed("writable_again", "changes are kept"));
    }

    /// The log hands back durable entries.
    public void committed(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.sequence() > document.sequence()) {
                apply(entry);
            }
        }
        digests.tellAfterMany();
        if (reviewDue && opened && !closed) {
            reviewDue = false;
            admission.review();
            count();
        }
    }

    private void apply(Entry entry) {
        Outcome outcome = reducer.reduce(document, entry);
        document = outcome.document();
        digests.changed();
        Tail.Item item =
                switch (outcome) {
                    case Outcome.Applied applied -> {
                        for (Change change : applied.changes()) {
                            reviewDue |= concernsAdmission(change);
                        }
                        yield Tail.Item.applied(entry);
                    }
                    case Outcome.Refused(Document _, Refusal refusal) ->
                            Tail.Item.skipped(entry, refusal);
                    case Outcome.Duplicate _ -> Tail.Item.skipped(entry, null);
                };
        submissions.remember(item);
        if (entry.author().isRelay()) {
            crowd.sendAll(item.frame());
            pen.returned(entry, outcome);
        } else {
            submissions.settle(entry, outcome, item);
            desk.returned(entry, outcome);
        }
    }

    private static boolean concernsAdmission(Change change) {
        return switch (change) {
            case Change.Updated updated -> isOfMeeting(updated.after());
            case Change.Created created -> isOfMeeting(created.entity());
            case Change.Deleted deleted -> isOfMeeting(deleted.entity());
            case Change.TextEdited _, Change.LeaseChanged _ -> false;
        };
    }

    private static boolean isOfMeeting(Entity entity) {
        return entity.kind().equals(Kinds.MEMBER) || entity.kind().equals(Kinds.SESSION);
    }

    private void scheduleSweep() {
        var _ = thread.after(SWEEP, this::sweep);
    }

    /// Once a second: who is silent, who has been away for long, whether a digest is due.
    private void sweep() {
        if (closed) {
            return;
        }
        long now = thread.nanos();
        for (Connection connection : crowd.all()) {
            boolean waiting = connection.client() == null && !connection.isHeld();
            if (waiting && now - connection.openedNanos > limits.helloTimeout().toNanos()) {
                crowd.fail(connection, CloseReason.IDLE, "hello_expected", "no hello came");
            } else if (now - connection.heardNanos > limits.idleTimeout().toNanos()
                    && !connection.isPaused()) {
                crowd.close(connection, CloseReason.IDLE);
            }
        }
        if (!submissions.isReadOnly()) {
            roster.reconcile();
            meeting.sweep();
            admission.sweep();
        }
        digests.tellAfterRest(now);
        scheduleSweep();
    }

    /// Ends the room: closes all connections and does nothing more.
    public void close(CloseReason reason) {
        closed = true;
        movement.stop();
        crowd.all().forEach(connection -> crowd.close(connection, reason));
        pen.abandon();
        desk.abandon();
    }
}
