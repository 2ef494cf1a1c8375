package org.orrery.relay.room;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.orrery.model.document.ClientMark;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Guard;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Permissions;
import org.orrery.model.schema.Kinds;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;

/// What clients submit, from the frame to the answer: refused early or appended to the log, and answered once the log has
/// handed it back, on whatever connection the client has then. Confined to the room's thread.
final class Submissions {

    private final RoomSetup setup;
    private final RoomThread thread;
    private final RoomLimits limits;
    private final RoomObserver observer;
    private final Supplier<Document> document;
    private final Crowd crowd;
    private final FanOut fanOut;
    private final Shares shares;
    private final Guard guard = Guard.of(Kinds.SCHEMA, Permissions.standard());
    private final Ledger ledger = new Ledger();
    private final Tail tail;
    private boolean readOnly;

    /// Nobody resumes from this entry or an earlier one.
    private long forgotten;

    Submissions(
            RoomSetup setup,
            Supplier<Document> document,
            Crowd crowd,
            FanOut fanOut,
            Shares shares) {
        this.setup = setup;
        this.thread = setup.thread();
        this.limits = setup.limits();
        this.observer = setup.observer();
        this.document = document;
        this.crowd = crowd;
        this.fanOut = fanOut;
        this.shares = shares;
        this.tail = new Tail(limits.tailEntries(), limits.tailBytes());
    }

    /// Whether the log takes nothing.
    boolean isReadOnly() {
        return readOnly;
    }

    void readOnly(boolean isSo) {
        readOnly = isSo;
    }

    static Frame readOnlyNotice() {
        return Frame.failed("read_only", "the session's storage has failed; changes are not taken");
    }

    // ---- taking

    void submit(Connection connection, ClientId client, ClientMessage.Submit submit) {
        long number = submit.clientSequence();
        if (number > connection.expected()) {
            crowd.close(connection, CloseReason.RESYNC);
            return;
        }
        Optional<ClientMark> mark = document.get().mark(client);
        Ledger.Account account = ledger.account(client);
        if (mark.isPresent() && number <= mark.get().clientSequence()) {
            answerAgain(connection, client, number, mark.get());
        } else if (number == connection.expected() && !account.isInLog(number)) {
            if (!connection.submits.tryTakeOnCredit(thread.nanos())) {
                observer.limited("connection", "submit");
                crowd.fail(
                        connection, CloseReason.OVERLOADED, "rate_limited", "too many submissions");
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
            crowd.fail(connection, CloseReason.OVERLOADED, "rate_limited", "too many submissions");
            return;
        }
        if (account.waiting() == 0) {
            Optional<Refusal> objection =
                    tooMany
                            ? Optional.of(rateLimited())
                            : readOnly
                                    ? Optional.of(readOnlyRefusal())
                                    : objection(author, submit.batch());
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

    /// What plainly speaks against a batch, by its first operation.
    Optional<Refusal> objection(Author author, Batch batch) {
        Operation first = batch.operations().getFirst();
        return guard.objection(document.get(), author, first);
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
                crowd.fail(connection, CloseReason.OVERLOADED, "rate_limited", "the log is busy");
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

    void settle(Entry entry, Outcome outcome, Tail.Item item) {
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

    // ---- answering those who come back

    Ledger.Account account(ClientId client) {
        return ledger.account(client);
    }

    /// An entry is known from now on.
    void remember(Tail.Item item) {
        tail.add(item);
    }

    /// Whoever comes back gets the whole document.
    void forget() {
        forgotten = document.get().sequence();
    }

    /// What a client has missed; empty when it has to have the whole document.
    Optional<List<Tail.Item>> missed(ClientMessage.Hello hello) {
        long last = document.get().sequence();
        return hello.lastSequence() <= forgotten || hello.lastSequence() > last
                ? Optional.empty()
                : tail.after(hello.lastSequence(), last);
    }

    /// Entries of the client itself that changed nothing are told with the reason, everything else as everybody gets it.
    static void resend(Connection connection, ClientMessage.Hello hello, Tail.Item item) {
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
    long settled(ClientMessage.Hello hello) {
        long mark =
                document.get().mark(hello.clientId()).map(ClientMark::clientSequence).orElse(0L);
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
}
