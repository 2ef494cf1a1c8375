package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.text.TextDelta;
import org.orrery.model.undo.UndoPlan;
import org.orrery.model.undo.UndoStack;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.UndoResult;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.RecordCodec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;

/// The optimistic document of one client. Confined to its owner's thread.
///
/// The *confirmed* document follows the relay's log entry by entry. The own submissions that the relay has not settled
/// stand on top of it, and both together are *shown*. The shown document's sequence counts on past the confirmed one by
/// one for each submission that shows, so it is no place in the log.
///
/// A text edit travels alone: it is sent once everything before it is settled, based on the confirmed document of that
/// moment, and nothing is sent after it until it is settled. Its delta can then be transformed on both sides alike.
public final class Replica {

    /// Submissions kept while they cannot be sent; more are refused.
    public static final int MAX_PENDING = 10_000;

    /// Submissions in flight at once.
    public static final int WINDOW = 64;

    /// Leaves room in a frame for what stands around a batch, and for a text edit to grow when it is transformed.
    private static final int MAX_BATCH_BYTES = Protocol.MAX_CLIENT_FRAME - 2048;

    private final Author me;
    private final UndoStack undo;
    private final Shown shown = new Shown();
    private final Chain chain;
    private final LogFollower log;

    public Replica(UserId user, ClientId client) {
        this(user, client, 1, List.of());
    }

    /// Goes on where an earlier process of the same client stopped.
    ///
    /// @param nextClientSequence larger than that of every earlier submission of this client
    /// @param unsent what was not settled, in order
    public Replica(UserId user, ClientId client, long nextClientSequence, List<Unsent> unsent) {
        me = new Author(user, client);
        undo = new UndoStack(user);
        chain = new Chain(me, this::textSeen);
        log = new LogFollower(me, chain, shown, undo);
        chain.usedUpTo(nextClientSequence - 1);
        unsent.forEach(chain::restore);
    }

    private void textSeen(TextKey key, TextDelta edit) {
        undo.observe(key.id(), key.property(), edit);
        shown.edited(key, edit);
    }

    public ClientId client() {
        return me.client();
    }

    /// What the relay has confirmed.
    public Document confirmed() {
        return log.confirmed();
    }

    /// What the user sees.
    public Document shown() {
        catchUp();
        return shown.document();
    }

    /// Own submissions that are not settled.
    public int pending() {
        return chain.size();
    }

    /// Those of them that are on their way.
    public int inFlight() {
        return chain.inFlight();
    }

    /// Times that this replica was found to differ from the relay's document.
    public long divergences() {
        return log.divergences();
    }

    /// Whether everything that the last welcome announced has come.
    public boolean isCurrent() {
        return log.isCurrent();
    }

    /// What became of the submissions that were unsettled when the last connection was made, once that is known.
    public Optional<ConnectionStatus.Resumed> resumed() {
        return log.tally().result();
    }

    public Optional<String> undoLabel() {
        return undo.undoLabel();
    }

    public Optional<String> redoLabel() {
        return undo.redoLabel();
    }

    /// The unsettled submissions as they are to be kept on disk.
    public List<Unsent> unsent() {
        List<Unsent> all = new ArrayList<>();
        Document before = log.confirmed();
        for (Pending pending : chain.items()) {
            Map<TextKey, String> restored = pending.restoredTexts;
            all.add(pending.unsent(restored != null ? restored : pending.textsIn(before)));
            Outcome outcome = chain.apply(before, pending);
            before = outcome instanceof Outcome.Applied ? outcome.document() : before;
        }
        return all;
    }

    public long nextClientSequence() {
        return chain.nextClientSequence();
    }

    // ---- own wishes

    /// Takes a wish in, when it would be allowed in the document as it is shown.
    ///
    /// @param undoable whether it becomes a step of the undo stack
    /// @param nowMillis the local clock, in milliseconds since 1970
    public Submitted submit(
            String label, List<Operation> operations, boolean undoable, long nowMillis) {
        List<Change> changes = new ArrayList<>();
        Submitted submitted = place(label, operations, nowMillis, changes);
        if (undoable && submitted instanceof Submitted.Accepted) {
            undo.record(label, changes);
        }
        return submitted;
    }

    private Submitted place(
            String label, List<Operation> operations, long nowMillis, List<Change> changes) {
        catchUp();
        if (chain.size() >= MAX_PENDING) {
            return refused(Refusal.Code.FULL, "too many changes wait to be sent");
        }
        Batch batch;
        try {
            batch = new Batch(label, log.confirmed().sequence(), operations);
        } catch (IllegalArgumentException invalid) {
            return refused(Refusal.Code.INVALID, String.valueOf(invalid.getMessage()));
        }
        if (RecordCodec.encode(batch).length > MAX_BATCH_BYTES) {
            return refused(Refusal.Code.INVALID, "the change is too large to be sent");
        }
        Pending pending = chain.draft(batch, nowMillis + log.clockOffsetMillis());
        return switch (chain.apply(shown.document(), pending)) {
            case Outcome.Applied applied -> {
                changes.addAll(applied.changes());
                yield accept(pending, applied);
            }
            case Outcome.Refused(var _, Refusal refusal) -> new Submitted.Refused(refusal);
            case Outcome.Duplicate _ ->
                    throw new IllegalStateException("a client sequence was used twice");
        };
    }

    private Submitted accept(Pending pending, Outcome.Applied applied) {
        Unsent unsent = pending.unsent(pending.textsIn(shown.document()));
        chain.add(pending);
        shown.placed(applied.document(), applied.changes());
        return new Submitted.Accepted(pending.ticket, unsent);
    }

    private static Submitted refused(Refusal.Code code, String detail) {
        return new Submitted.Refused(new Refusal(code, detail));
    }

    /// What an undo or redo did.
    ///
    /// @param submission empty when others had overtaken all of the step
    public record Undone(UndoResult result, Optional<Submitted.Accepted> submission) {}

    /// Takes back the newest own step; empty when there is none.
    public Optional<Undone> undo(long nowMillis) {
        catchUp();
        return undo.undo(shown.document()).map(plan -> carryOut(plan, nowMillis, true));
    }

    public Optional<Undone> redo(long nowMillis) {
        catchUp();
        return undo.redo(shown.document()).map(plan -> carryOut(plan, nowMillis, false));
    }

    private Undone carryOut(UndoPlan plan, long nowMillis, boolean undoing) {
        List<Change> changes = new ArrayList<>();
        Submitted submitted =
                plan.operations().isEmpty()
                        ? refused(Refusal.Code.NOT_FOUND, "nothing is left to take back")
                        : place(plan.label(), plan.operations(), nowMillis, changes);
        if (!(submitted instanceof Submitted.Accepted accepted)) {
            return new Undone(
                    new UndoResult(plan.label(), false, plan.leftOut()), Optional.empty());
        }
        if (undoing) {
            undo.undone(plan.label(), changes);
        } else {
            undo.redone(plan.label(), changes);
        }
        return new Undone(
                new UndoResult(plan.label(), true, plan.leftOut()), Optional.of(accepted));
    }

    // ---- towards the relay

    /// Opens a conversation. What comes before the answering welcome is not listened to.
    public ClientMessage.Hello hello() {
        disconnected();
        return new ClientMessage.Hello(
                List.of(Protocol.VERSION),
                me.client(),
                log.lastSequence(),
                chain.firstClientSequence());
    }

    /// The connection is gone; what was in flight will be sent again.
    public void disconnected() {
        log.disconnected();
        chain.nothingInFlight();
    }

    /// The next submission that may be sent now, which then counts as sent.
    public Optional<ClientMessage.Submit> nextToSend() {
        int next = chain.inFlight();
        if (!isCurrent() || next >= Math.min(chain.size(), WINDOW)) {
            return Optional.empty();
        }
        Pending pending = chain.get(next);
        boolean alone = pending.editsText() || (next > 0 && chain.get(0).editsText());
        if (alone && next > 0) {
            return Optional.empty();
        }
        Batch batch = pending.sent;
        if (batch == null) {
            batch =
                    pending.editsText()
                            ? pending.batch.basedOn(log.confirmed().sequence())
                            : pending.batch;
            pending.sent = batch;
        }
        pending.everSent = true;
        chain.sentOne();
        return Optional.of(new ClientMessage.Submit(pending.clientSequence, batch));
    }

    // ---- from the relay

    /// Takes in what the relay says. Messages that are not about the document have no effect here.
    public Effects receive(ServerMessage message, long nowMillis) {
        return log.receive(message, nowMillis);
    }

    // ---- towards the user

    /// How the shown document has changed since the last call.
    ///
    /// @param changes empty with `replaced`, when all of it is to be looked at anew
    public record Refreshed(Document document, List<Change> changes, boolean replaced) {
        public boolean isNothing() {
            return changes.isEmpty() && !replaced;
        }
    }

    /// Brings the shown document up to date. To be called once for many messages.
    public Refreshed refresh() {
        catchUp();
        return shown.refresh();
    }

    private void catchUp() {
        shown.catchUp(log.confirmed(), chain);
    }
}
