package org.orrery.relay.room;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.orrery.model.document.ClientMark;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Guard;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Permissions;
import org.orrery.model.schema.Kinds;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Decoded;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.StorageListener;

/// One live session: the single writer of its document and of everything around it. It refuses early what is plainly not
/// allowed and appends the rest to the log; what the log hands back is the only thing that changes the document. Rules
/// `RM*` of `docs/spec/room.md`. All methods are called on the room's thread.
public final class Room {

    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final RoomSetup setup;
    private final RoomThread thread;
    private final RoomLimits limits;
    private final RoomObserver observer;
    private final Reducer reducer = Reducer.checking();
    private final Guard guard = Guard.of(Kinds.SCHEMA, Permissions.standard());
    private final Tail tail;
    private final Ledger ledger = new Ledger();
    private final Crowd crowd;
    private final PresenceBoard board = new PresenceBoard();
    private final Ticker ticker;
    private final FanOut fanOut;
    private final Haste haste;
    private final Shares shares;
    private final Set<Integer> hurried = new LinkedHashSet<>();
    private final RelayPen pen;
    private final Roster roster;
    private final Desk desk;
    private final Admission admission;
    private final Meeting meeting;
    private Document document;
    private long checkpointed;
    private long changedNanos;
    private boolean readOnly;

    /// Nobody resumes from this entry or an earlier one.
    private long forgotten;

    private boolean closed;
    private boolean opened;

    /// Whether an entry has changed members or the session since everybody's connections were last made to fit.
    private boolean reviewDue;

    /// Written by the room's thread, read by anybody.
    private volatile Figures figures = new Figures(0, 0);

    /// A room that starts from `document`, such as a snapshot. It has to be told the rest of the log by
    /// [#committed(List)], and then that it is [#opened()].
    public Room(RoomSetup setup, Document document) {
        this.setup = setup;
        this.thread = setup.thread();
        this.limits = setup.limits();
        this.observer = setup.observer();
        this.document = document;
        this.tail = new Tail(limits.tailEntries(), limits.tailBytes());
        this.crowd = new Crowd(limits, observer);
        this.ticker = new Ticker(thread, this::flushPresence, observer::tickChanged);
        this.fanOut = new FanOut(thread, crowd, ticker);
        this.haste = thread.haste();
        this.shares = new Shares(limits.shared(), observer, thread.nanos());
        this.pen = new RelayPen(setup);
        this.roster = new Roster(setup, pen, this::document);
        this.desk = new Desk(setup);
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
        checkpointed = document.sequence();
        scheduleSweep();
    }

    /// Lets a user in who has shown nothing, or says why not.
    public CompletionStage<JoinOutcome> join(JoinSession request) {
        return join(Knock.of(request));
    }

    /// Lets a user in, or says why not.
    public CompletionStage<JoinOutcome> join(Knock knock) {
        return readOnly || closed
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
        if (readOnly || closed) {
            return CompletableFuture.completedFuture(new WriteOutcome.Unavailable());
        }
        if (!desk.allows(user)) {
            observer.refused(Refusal.Code.RATE_LIMITED);
            return CompletableFuture.completedFuture(new WriteOutcome.Overloaded());
        }
        Batch batch = new Batch(label, document.sequence(), plan.apply(document));
        Optional<Refusal> objection =
                guard.objection(document, desk.author(user), batch.operations().getFirst());
        if (objection.isPresent()) {
            observer.refused(objection.get().code());
            return CompletableFuture.completedFuture(new WriteOutcome.Refused(objection.get()));
        }
        return desk.append(user, batch);
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
            board.remove(connection.slot());
        }
        count();
    }

    /// A frame came in.
    public void receive(Connection connection, byte[] frame) {
        if (connection.isClosed()) {
            return;
        }
        if (frame.length > Protocol.MAX_CLIENT_FRAME) {
            fail(connection, CloseReason.TOO_LARGE, "too_large", "a frame has at most 64 KB");
            return;
        }
        switch (connection.codec.decodeClient(frame)) {
            case Decoded.Message<ClientMessage>(ClientMessage message) ->
                    receive(connection, message);
            case Decoded.Unknown<ClientMessage> _ -> observer.unknownMessage();
            case Decoded.Malformed<ClientMessage>(String reason) ->
                    fail(connection, CloseReason.MALFORMED, "malformed", reason);
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
            deny(connection, "the relay's access table does not allow this to your role");
            return;
        }
        switch (message) {
            case ClientMessage.Hello _ -> throw new AssertionError();
            case ClientMessage.Submit submit -> submit(connection, client, submit);
            case ClientMessage.UpdatePresence update -> updatePresence(connection, update);
            case ClientMessage.SendSignal signal -> signal(connection, signal);
            case ClientMessage.Ping(long sentNanos) ->
                    crowd.send(
                            connection,
                            new Frame(new ServerMessage.Ponged(sentNanos, document.sequence())));
            case ClientMessage.AgentAction _ ->
                    crowd.send(
                            connection,
                            failed("agents_unavailable", "no agent is in this session"));
        }
    }

    private void receiveEarly(Connection connection, ClientMessage message) {
        if (connection.isHeld()) {
            admission
                    .receive(connection, message)
                    .ifPresent(objection -> deny(connection, objection));
        } else {
            fail(connection, CloseReason.MALFORMED, "hello_expected", "say hello first");
        }
    }

    /// Who goes on saying what is not allowed is closed.
    private void deny(Connection connection, String detail) {
        if (connection.signals.tryTake(thread.nanos())) {
            crowd.send(connection, failed("forbidden", detail));
        } else {
            crowd.close(connection, CloseReason.FLOODING);
        }
    }

    private void hello(Connection connection, ClientMessage.Hello hello) {
        if (connection.client() != null || connection.isHeld()) {
            fail(connection, CloseReason.MALFORMED, "hello_repeated", "hello is said once");
            return;
        }
        if (!hello.versions().contains(Protocol.VERSION)) {
            String speaks = "this relay speaks version " + Protocol.VERSION;
            fail(connection, CloseReason.VERSION, "version", speaks);
            return;
        }
        admission.hello(connection, hello);
        count();
    }

    private void enter(Connection connection, Entity member, ClientMessage.Hello hello) {
        Ledger.Account account = ledger.account(hello.clientId());
        if (!account.claim(connection.user)) {
            crowd.close(connection, CloseReason.NOT_ADMITTED);
            return;
        }
        if (isSuperseded(connection, hello.clientId())) {
            crowd.close(connection, CloseReason.SUPERSEDED);
            return;
        }
        supersede(hello.clientId());
        account.settledBefore(hello.firstPending());
        int slot = (int) member.number("slot", 0);
        connection.welcome(hello.clientId(), slot, hello.firstPending());
        crowd.welcome(hello.clientId(), connection);
        welcome(connection, hello);
        roster.arrived(connection.user, false);
        count();
    }

    /// Whether the client has come again since over a connection that was opened later: this hello was long under way.
    private boolean isSuperseded(Connection connection, ClientId client) {
        Connection other = crowd.of(client);
        return other != null && other.openedNanos - connection.openedNanos > 0;
    }

    private void supersede(ClientId client) {
        Connection former = crowd.of(client);
        if (former != null) {
            crowd.close(former, CloseReason.SUPERSEDED);
            disconnected(former);
        }
    }

    private void welcome(Connection connection, ClientMessage.Hello hello) {
        long last = document.sequence();
        Optional<List<Tail.Item>> missed =
                hello.lastSequence() <= forgotten || hello.lastSequence() > last
                        ? Optional.empty()
                        : tail.after(hello.lastSequence(), last);
        connection.send(
                new Frame(
                        new ServerMessage.Welcomed(
                                Protocol.VERSION,
                                connection.user,
                                connection.slot(),
                                last,
                                settled(hello),
                                missed.isPresent() ? null : document,
                                thread.millis(),
                                ticker.intervalMillis())));
        missed.ifPresent(items -> items.forEach(item -> resend(connection, hello, item)));
        if (readOnly) {
            connection.send(readOnlyNotice());
        }
        connection.allowBacklog();
    }

    /// Entries of the client itself that changed nothing are told with the reason, everything else as everybody gets it.
    private static void resend(Connection connection, ClientMessage.Hello hello, Tail.Item item) {
        Refusal refusal = item.refusal();
        boolean own = item.entry().author().client().equals(hello.clientId());
        if (own && refusal != null && connection.awaits(item.entry().clientSequence())) {
            connection.send(
                    new Frame(
                            new ServerMessage.Refused(
                                    item.entry().clientSequence(),
                                    item.entry().sequence(),
                                    refusal)));
        } else {
            connection.send(item.frame());
        }
    }

    /// How far the client need not send again: up to its mark, but not past a submission that was refused before it reached
    /// the log and of which the client may not have heard.
    private long settled(ClientMessage.Hello hello) {
        long mark = document.mark(hello.clientId()).map(ClientMark::clientSequence).orElse(0L);
        for (long n = hello.firstPending(); n <= mark; n++) {
            if (wasRefusedEarly(hello.clientId(), n).isPresent()) {
                return n - 1;
            }
        }
        return mark;
    }

    private Optional<Refusal> wasRefusedEarly(ClientId client, long clientSequence) {
        Optional<Refusal> remembered = ledger.account(client).earlyRefusal(clientSequence);
        if (remembered.isPresent() || tail.find(client, clientSequence).isPresent()) {
            return remembered;
        }
        return tail.knowsAbsent(client, clientSequence)
                ? Optional.of(new Refusal(Refusal.Code.INVALID, "it was refused before"))
                : Optional.empty();
    }

    private void submit(Connection connection, ClientId client, ClientMessage.Submit submit) {
        long number = submit.clientSequence();
        if (number > connection.expected()) {
            crowd.close(connection, CloseReason.RESYNC);
            return;
        }
        Optional<ClientMark> mark = document.mark(client);
        Ledger.Account account = ledger.account(client);
        if (mark.isPresent() && number <= mark.get().clientSequence()) {
            answerAgain(connection, client, number, mark.get());
        } else if (number == connection.expected() && !account.isInLog(number)) {
            if (!connection.submits.tryTakeOnCredit(thread.nanos())) {
                observer.limited("connection", "submit");
                fail(connection, CloseReason.OVERLOADED, "rate_limited", "too many submissions");
                return;
            }
            take(connection, client, account, submit);
        }
        if (number == connection.expected()) {
            connection.advance();
        }
        throttle(connection, account);
    }

    private void answerAgain(Connection connection, ClientId client, long number, ClientMark mark) {
        Optional<Tail.Item> found = tail.find(client, number);
        Optional<Refusal> early = wasRefusedEarly(client, number);
        if (found.isPresent() && found.get().refusal() != null) {
            refuse(connection, number, found.get().entry().sequence(), found.get().refusal());
        } else if (early.isPresent()) {
            refuse(connection, number, 0, early.get());
        } else {
            long sequence = found.map(item -> item.entry().sequence()).orElse(mark.sequence());
            long millis = found.map(item -> item.entry().timeMillis()).orElse(thread.millis());
            crowd.send(
                    connection,
                    new Frame(new ServerMessage.Acknowledged(number, sequence, millis)));
        }
    }

    /// Refuses a submission early or appends it. What comes after something still under way always goes to the log, so that
    /// a client hears of its submissions in their order.
    private void take(
            Connection connection,
            ClientId client,
            Ledger.Account account,
            ClientMessage.Submit submit) {
        Author author = new Author(connection.user, client);
        boolean tooMany = !shares.maySubmit(connection.user, thread.nanos());
        if (tooMany && account.waiting() > 0) {
            fail(connection, CloseReason.OVERLOADED, "rate_limited", "too many submissions");
            return;
        }
        if (account.waiting() == 0) {
            Optional<Refusal> objection =
                    tooMany
                            ? Optional.of(rateLimited())
                            : readOnly ? Optional.of(readOnlyRefusal()) : objection(author, submit);
            if (objection.isPresent()) {
                account.refusedEarly(submit.clientSequence(), objection.get());
                refuse(connection, submit.clientSequence(), 0, objection.get());
                return;
            }
        }
        account.appended(submit.clientSequence(), thread.nanos(), connection);
        Draft draft = new Draft(author, submit.clientSequence(), submit.batch());
        CompletableFuture<Appended> appended =
                setup.log().append(setup.session(), draft).toCompletableFuture();
        if (appended.isDone() && appended.join() instanceof Appended.Rejected rejected) {
            rejected(connection, account, submit, rejected.reason());
        } else {
            var _ =
                    appended.thenAccept(result -> {
                        if (result instanceof Appended.Unknown) {
                            thread.execute(this::lost);
                        } else if (result instanceof Appended.NotTaken) {
                            thread.execute(
                                    () -> notTaken(client, account, submit.clientSequence()));
                        }
                    });
        }
    }

    private Optional<Refusal> objection(Author author, ClientMessage.Submit submit) {
        Operation first = submit.batch().operations().getFirst();
        return guard.objection(document, author, first);
    }

    private void rejected(
            Connection connection,
            Ledger.Account account,
            ClientMessage.Submit submit,
            Appended.Reason reason) {
        account.rejected();
        switch (reason) {
            case FULL -> {
                observer.refused(Refusal.Code.RATE_LIMITED);
                fail(connection, CloseReason.OVERLOADED, "rate_limited", "the log is busy");
            }
            case READ_ONLY -> {
                readOnly = true;
                if (account.waiting() == 0) {
                    account.refusedEarly(submit.clientSequence(), readOnlyRefusal());
                    refuse(connection, submit.clientSequence(), 0, readOnlyRefusal());
                } else {
                    crowd.close(connection, CloseReason.RESYNC);
                }
            }
        }
    }

    private static Refusal rateLimited() {
        return new Refusal(Refusal.Code.RATE_LIMITED, "too many submissions at once");
    }

    private static Refusal readOnlyRefusal() {
        return new Refusal(Refusal.Code.READ_ONLY, "the session's storage has failed");
    }

    /// What was under way in storage that failed is not answered: that is known only once it has been opened anew.
    private void lost() {
        readOnly = true;
        observer.lost();
    }

    private void notTaken(ClientId client, Ledger.Account account, long number) {
        if (account.returned(number).isEmpty()) {
            return;
        }
        account.refusedEarly(number, readOnlyRefusal());
        Connection author = crowd.of(client);
        if (author != null && author.awaits(number)) {
            refuse(author, number, 0, readOnlyRefusal());
            relax(author, account);
        }
    }

    /// Texts have gone from the log: whoever comes back gets the whole document.
    public void forgetTail() {
        forgotten = document.sequence();
    }

    /// The session's storage has failed or is back; everybody is told.
    public void storageChanged(StorageListener.Storage storage) {
        readOnly = storage == StorageListener.Storage.STOPPED;
        crowd.sendAll(readOnly ? readOnlyNotice() : failed("writable_again", "changes are kept"));
    }

    private static Frame readOnlyNotice() {
        return failed("read_only", "the session's storage has failed; changes are not taken");
    }

    /// A client that submits faster than it may, or than the log takes, is not read for a while.
    private void throttle(Connection connection, Ledger.Account account) {
        if (connection.submits.isInDebt(thread.nanos())) {
            connection.pause();
            Duration wait = Duration.ofNanos(connection.submits.nanosUntilPaid() + 1_000_000);
            var _ = thread.after(wait, () -> relax(connection, account));
        } else if (account.waiting() > limits.unsettled()) {
            connection.pause();
        }
    }

    private void relax(Connection connection, Ledger.Account account) {
        if (connection.isPaused()
                && account.waiting() <= limits.unsettled() / 2
                && !connection.submits.isInDebt(thread.nanos())) {
            connection.resume();
        }
    }

    private void refuse(Connection connection, long number, long sequence, Refusal refusal) {
        observer.refused(refusal.code());
        crowd.send(connection, new Frame(new ServerMessage.Refused(number, sequence, refusal)));
    }

    /// The log hands back durable entries.
    public void committed(List<Entry> entries) {
        for (Entry entry : entries) {
            if (entry.sequence() > document.sequence()) {
                apply(entry);
            }
        }
        if (document.sequence() - checkpointed >= limits.checkpointEvery()) {
            checkpoint();
        }
        if (reviewDue && opened && !closed) {
            reviewDue = false;
            admission.review();
            count();
        }
    }

    private void apply(Entry entry) {
        Outcome outcome = reducer.reduce(document, entry);
        document = outcome.document();
        changedNanos = thread.nanos();
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
        tail.add(item);
        if (entry.author().isRelay()) {
            crowd.sendAll(item.frame());
            pen.returned(entry, outcome);
        } else {
            settle(entry, outcome, item);
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

    private void settle(Entry entry, Outcome outcome, Tail.Item item) {
        ClientId client = entry.author().client();
        Ledger.Account account = ledger.account(client);
        account.claim(entry.author().user());
        Optional<Ledger.InLog> known = account.returned(entry.clientSequence());
        Connection author = crowd.of(client);
        boolean awaited = author != null && author.awaits(entry.clientSequence());
        if (author != null && awaited) {
            boolean asSent = known.isPresent() && known.get().from() == author;
            answer(author, entry, outcome, item, asSent);
        }
        fanOut.tellAllBut(awaited ? author : null, item.frame());
        known.ifPresent(each -> observer.committed(thread.nanos() - each.receivedNanos()));
        if (author != null) {
            relax(author, account);
        }
    }

    /// A client that was started again may have sent something else under the number since; then it is told the entry.
    ///
    /// @param asSent whether the entry came on this very connection
    private void answer(
            Connection author, Entry entry, Outcome outcome, Tail.Item item, boolean asSent) {
        switch (outcome) {
            case Outcome.Applied _ when !asSent -> crowd.send(author, item.frame());
            case Outcome.Applied _ ->
                    crowd.send(
                            author,
                            new Frame(
                                    new ServerMessage.Acknowledged(
                                            entry.clientSequence(),
                                            entry.sequence(),
                                            entry.timeMillis())));
            case Outcome.Refused(Document _, Refusal refusal) ->
                    refuse(author, entry.clientSequence(), entry.sequence(), refusal);
            case Outcome.Duplicate _ -> crowd.send(author, item.frame());
        }
    }

    private void updatePresence(Connection connection, ClientMessage.UpdatePresence update) {
        long now = thread.nanos();
        if (!connection.presences.tryTake(now)) {
            observer.limited("connection", "presence");
        } else if (shares.mayMove(connection.user, now)) {
            board.post(connection.slot(), update.pose(), now);
            if (crowd.size() > 1) {
                if (haste.allows(crowd.size() - 1, now)) {
                    hurry(connection.slot());
                }
                ticker.poke();
            }
        }
    }

    /// Tells a pose without waiting for the tick, together with whatever else comes in the same breath.
    private void hurry(int slot) {
        if (hurried.isEmpty()) {
            thread.execute(this::flushHurried);
        }
        hurried.add(slot);
    }

    private void flushHurried() {
        var poses = board.of(hurried, thread.nanos());
        hurried.clear();
        if (!poses.isEmpty()) {
            crowd.sendPresence(new Frame(new ServerMessage.PresenceUpdated(poses)));
            fanOut.flushed();
        }
    }

    /// Tells the poses of this tick, and with them what else waits.
    ///
    /// @return to how many; 0 when there is nothing more to tell
    private int flushPresence() {
        fanOut.flushed();
        var poses = board.fresh(thread.nanos());
        if (poses.isEmpty() || crowd.size() < 2) {
            return 0;
        }
        crowd.sendPresence(new Frame(new ServerMessage.PresenceUpdated(poses)));
        return crowd.size();
    }

    private void signal(Connection connection, ClientMessage.SendSignal signal) {
        long now = thread.nanos();
        boolean mayOne = connection.signals.tryTake(now);
        if (!mayOne) {
            observer.limited("connection", "signal");
        }
        if (!mayOne || !shares.maySignal(connection.user, now)) {
            crowd.send(connection, failed("rate_limited", "too many signals"));
            return;
        }
        UserId to = signal.to();
        Frame frame =
                new Frame(
                        new ServerMessage.SignalReceived(
                                connection.user, signal.kind(), signal.body()));
        boolean heard = false;
        for (Connection each : crowd.welcomed()) {
            boolean meant = to == null ? each != connection : each.user.equals(to);
            if (meant) {
                crowd.send(each, frame);
                heard = true;
            }
        }
        if (!heard && to != null) {
            crowd.send(connection, failed("not_here", "the receiver is not in the room"));
        }
    }

    private void checkpoint() {
        checkpointed = document.sequence();
        crowd.sendAll(
                new Frame(
                        new ServerMessage.Checkpointed(document.sequence(), document.stateHash())));
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
                fail(connection, CloseReason.IDLE, "hello_expected", "no hello came");
            } else if (now - connection.heardNanos > limits.idleTimeout().toNanos()
                    && !connection.isPaused()) {
                crowd.close(connection, CloseReason.IDLE);
            }
        }
        if (!readOnly) {
            roster.reconcile();
            meeting.sweep();
            admission.sweep();
        }
        boolean changed = document.sequence() > checkpointed;
        if (changed && now - changedNanos >= limits.checkpointIdle().toNanos()) {
            checkpoint();
        }
        scheduleSweep();
    }

    /// Ends the room: closes all connections and does nothing more.
    public void close(CloseReason reason) {
        closed = true;
        ticker.stop();
        crowd.all().forEach(connection -> crowd.close(connection, reason));
        pen.abandon();
        desk.abandon();
    }

    private void fail(Connection connection, CloseReason reason, String code, String detail) {
        connection.send(failed(code, detail));
        crowd.close(connection, reason);
    }

    private static Frame failed(String code, String detail) {
        return new Frame(new ServerMessage.Failed(code, detail));
    }
}
