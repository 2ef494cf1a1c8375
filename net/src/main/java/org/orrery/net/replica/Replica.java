package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.document.ClientMark;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.text.TextDelta;
import org.orrery.model.undo.UndoPlan;
import org.orrery.model.undo.UndoStack;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.Overtaken;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.net.replica.Effects.Need;
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
    private final Reducer trusting = Reducer.replica();
    private final UndoStack undo;
    private final Chain chain;
    private final ResumeTally tally = new ResumeTally();

    private Document confirmed = Document.EMPTY;
    private Document shown = Document.EMPTY;
    private long nextTicket = 1;
    private long nextClientSequence = 1;
    private long clockOffsetMillis;
    private long divergences;

    /// Whether log entries are taken: after a welcome, until the connection breaks or an entry is missed.
    private boolean listening;

    private boolean wantsDocument = true;

    /// The end of what a welcome announced; nothing is sent before it has come.
    private long tail;

    private boolean dirty;
    private boolean replaced;
    private final Set<EntityId> touched = new LinkedHashSet<>();
    private final Map<TextKey, TextDelta> edits = new HashMap<>();
    private final List<Change> unreported = new ArrayList<>();

    private List<Effects.Settled> settled = new ArrayList<>();
    private List<Overtaken> overtaken = new ArrayList<>();
    private boolean renumbered;

    public Replica(UserId user, ClientId client) {
        this(user, client, 1, List.of());
    }

    /// Goes on where an earlier process of the same client stopped.
    ///
    /// @param nextClientSequence larger than that of every earlier submission of this client
    /// @param unsent what was not settled, in order
    public Replica(UserId user, ClientId client, long nextClientSequence, List<Unsent> unsent) {
        this.me = new Author(user, client);
        this.undo = new UndoStack(user);
        this.chain = new Chain(me, this::textSeen);
        this.nextClientSequence = nextClientSequence;
        for (Unsent each : unsent) {
            Pending pending = newPending(each.clientSequence(), each.batch(), each.timeMillis());
            pending.applied = false;
            pending.everSent = true;
            pending.restoredTexts = each.textsBefore();
            chain.add(pending);
            this.nextClientSequence = Math.max(this.nextClientSequence, each.clientSequence() + 1);
        }
    }

    private Pending newPending(long clientSequence, Batch batch, long timeMillis) {
        return new Pending(nextTicket++, clientSequence, batch, timeMillis);
    }

    public ClientId client() {
        return me.client();
    }

    /// What the relay has confirmed.
    public Document confirmed() {
        return confirmed;
    }

    /// What the user sees.
    public Document shown() {
        catchUp();
        return shown;
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
        return divergences;
    }

    /// Whether everything that the last welcome announced has come.
    public boolean isCurrent() {
        return listening && confirmed.sequence() >= tail;
    }

    /// What became of the submissions that were unsettled when the last connection was made, once that is known.
    public Optional<ConnectionStatus.Resumed> resumed() {
        return tally.result();
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
        Document before = confirmed;
        for (Pending pending : chain.items()) {
            Map<TextKey, String> restored = pending.restoredTexts;
            all.add(pending.unsent(restored != null ? restored : pending.textsIn(before)));
            Outcome outcome = chain.apply(before, pending);
            before = outcome instanceof Outcome.Applied ? outcome.document() : before;
        }
        return all;
    }

    public long nextClientSequence() {
        return nextClientSequence;
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
            batch = new Batch(label, confirmed.sequence(), operations);
        } catch (IllegalArgumentException invalid) {
            return refused(Refusal.Code.INVALID, String.valueOf(invalid.getMessage()));
        }
        if (RecordCodec.encode(batch).length > MAX_BATCH_BYTES) {
            return refused(Refusal.Code.INVALID, "the change is too large to be sent");
        }
        Pending pending = newPending(nextClientSequence, batch, nowMillis + clockOffsetMillis);
        return switch (chain.apply(shown, pending)) {
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
        Unsent unsent = pending.unsent(pending.textsIn(shown));
        nextClientSequence++;
        chain.add(pending);
        shown = applied.document();
        unreported.addAll(applied.changes());
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
        return undo.undo(shown).map(plan -> carryOut(plan, nowMillis, true));
    }

    public Optional<Undone> redo(long nowMillis) {
        catchUp();
        return undo.redo(shown).map(plan -> carryOut(plan, nowMillis, false));
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
        long first = chain.size() == 0 ? nextClientSequence : chain.get(0).clientSequence;
        return new ClientMessage.Hello(
                List.of(Protocol.VERSION),
                me.client(),
                wantsDocument ? 0 : confirmed.sequence(),
                first);
    }

    /// The connection is gone; what was in flight will be sent again.
    public void disconnected() {
        listening = false;
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
                            ? pending.batch.basedOn(confirmed.sequence())
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
        Need need =
                switch (message) {
                    case ServerMessage.Welcomed welcomed -> welcomed(welcomed, nowMillis);
                    case ServerMessage.Committed(Entry entry) ->
                            at(entry.sequence(), () -> committed(entry));
                    case ServerMessage.Acknowledged acknowledged -> acknowledged(acknowledged);
                    case ServerMessage.Skipped skipped ->
                            at(skipped.sequence(), () -> skipped(skipped));
                    case ServerMessage.Refused refused -> refused(refused);
                    case ServerMessage.Checkpointed checkpoint -> checkpointed(checkpoint);
                    case ServerMessage.PresenceUpdated _,
                            ServerMessage.SignalReceived _,
                            ServerMessage.Ponged _,
                            ServerMessage.Failed _ ->
                            Need.NOTHING;
                };
        if (need != Need.NOTHING) {
            listening = false;
            wantsDocument |= need == Need.DOCUMENT;
        }
        return effects(need);
    }

    private Effects effects(Need need) {
        Effects effects = new Effects(settled, overtaken, renumbered, need);
        settled = new ArrayList<>();
        overtaken = new ArrayList<>();
        renumbered = false;
        return effects;
    }

    private interface Step {
        Need take();
    }

    /// Takes the log's next entry; ignores what was seen, and notices a hole.
    private Need at(long sequence, Step step) {
        if (!listening || sequence <= confirmed.sequence()) {
            return Need.NOTHING;
        }
        return sequence == confirmed.sequence() + 1 ? step.take() : Need.RESUME;
    }

    private Need welcomed(ServerMessage.Welcomed welcomed, long nowMillis) {
        clockOffsetMillis = welcomed.timeMillis() - nowMillis;
        nextClientSequence = Math.max(nextClientSequence, welcomed.settledClientSequence() + 1);
        tally.start(chain.items());
        listening = true;
        tail = welcomed.sequence();
        Document document = welcomed.document();
        boolean answered = document != null || !wantsDocument || confirmed.sequence() == 0;
        if (!answered || (document == null && welcomed.sequence() < confirmed.sequence())) {
            return Need.DOCUMENT;
        }
        wantsDocument = false;
        if (document != null) {
            long marked = document.mark(me.client()).map(ClientMark::clientSequence).orElse(0L);
            long settledTo = Math.max(marked, welcomed.settledClientSequence());
            nextClientSequence = Math.max(nextClientSequence, settledTo + 1);
            replace(document, settledTo);
        }
        return Need.NOTHING;
    }

    private Need committed(Entry entry) {
        int own =
                entry.author().client().equals(me.client())
                        ? chain.indexOf(entry.clientSequence())
                        : -1;
        return apply(entry, own);
    }

    private Need acknowledged(ServerMessage.Acknowledged acknowledged) {
        if (!listening) {
            return Need.NOTHING;
        }
        int own = chain.indexOf(acknowledged.clientSequence());
        if (acknowledged.sequence() <= confirmed.sequence()) {
            if (own >= 0) {
                settle(own, confirmed, new Settlement.Committed(acknowledged.sequence()));
            }
            return Need.NOTHING;
        }
        Batch sent = own < 0 ? null : chain.get(own).sent;
        if (sent == null) {
            return Need.RESUME;
        }
        Entry entry =
                new Entry(
                        acknowledged.sequence(),
                        acknowledged.timeMillis(),
                        me,
                        acknowledged.clientSequence(),
                        sent);
        return at(entry.sequence(), () -> apply(entry, own));
    }

    private Need apply(Entry entry, int own) {
        if (!(trusting.reduce(confirmed, entry) instanceof Outcome.Applied applied)) {
            divergences++;
            return Need.DOCUMENT;
        }
        if (own >= 0) {
            settle(own, applied.document(), new Settlement.Committed(entry.sequence()));
        } else {
            foreign(entry, applied);
        }
        return Need.NOTHING;
    }

    private Need skipped(ServerMessage.Skipped skipped) {
        int own =
                skipped.clientId().equals(me.client())
                        ? chain.indexOf(skipped.clientSequence())
                        : -1;
        Document after = confirmed.at(skipped.sequence());
        if (own < 0) {
            moveTo(after);
        } else {
            Refusal unknown = new Refusal(Refusal.Code.INVALID, "refused while away");
            settle(own, after, new Settlement.Refused(unknown));
        }
        return Need.NOTHING;
    }

    private Need refused(ServerMessage.Refused refused) {
        if (!listening) {
            return Need.NOTHING;
        }
        if (refused.sequence() > confirmed.sequence() + 1) {
            return Need.RESUME;
        }
        Document after =
                refused.sequence() > confirmed.sequence()
                        ? confirmed.at(refused.sequence())
                        : confirmed;
        int own = chain.indexOf(refused.clientSequence());
        if (own < 0) {
            moveTo(after);
        } else if (canAskAgain(own, refused.refusal())) {
            moveTo(after);
            askAgain(own);
        } else {
            settle(own, after, new Settlement.Refused(refused.refusal()));
        }
        return Need.NOTHING;
    }

    private boolean canAskAgain(int own, Refusal refusal) {
        Pending pending = chain.get(own);
        return own == 0
                && refusal.code() == Refusal.Code.STALE_TEXT
                && pending.editsText()
                && !pending.detached;
    }

    /// The edit has been transformed all along; it is sent again as it reads now, under a new client sequence.
    private void askAgain(int own) {
        chain.get(own).sent = null;
        chain.nothingInFlight();
        chain.renumber(0, 1);
        nextClientSequence++;
        renumbered = true;
    }

    private Need checkpointed(ServerMessage.Checkpointed checkpoint) {
        if (!listening || checkpoint.sequence() < confirmed.sequence()) {
            return Need.NOTHING;
        }
        if (checkpoint.sequence() > confirmed.sequence()) {
            return Need.RESUME;
        }
        if (confirmed.stateHash().equals(checkpoint.stateHash())) {
            return Need.NOTHING;
        }
        divergences++;
        return Need.DOCUMENT;
    }

    private void moveTo(Document after) {
        confirmed = after;
        dirty = true;
    }

    // ---- what entries do

    /// Takes an own submission out of the chain. What stood on it is mended where it did not come out as expected.
    private void settle(int index, Document after, Settlement settlement) {
        Pending pending = chain.get(index);
        boolean mends = pending.editsText() || chain.editsAnyText();
        Document before = mends ? chain.documentAfter(confirmed, index) : confirmed;
        Document expected = mends ? expectedAfter(before, pending) : before;
        chain.remove(index);
        moveTo(after);
        if (mends) {
            boolean inOrder = index == 0 || settlement instanceof Settlement.Committed;
            chain.mend(index, pending, expected, inOrder ? after : before);
        }
        touched.addAll(pending.ids());
        report(pending, settlement);
    }

    /// The document that what stands on `pending` takes for given.
    private Document expectedAfter(Document before, Pending pending) {
        Outcome outcome = chain.apply(before, pending);
        boolean applies = outcome instanceof Outcome.Applied;
        if (applies != pending.applied) {
            catchUp();
        }
        return applies ? outcome.document() : before;
    }

    private void report(Pending pending, Settlement settlement) {
        tally.settled(pending.ticket, settlement);
        settled.add(
                new Effects.Settled(
                        pending.ticket, pending.clientSequence, pending.batch.label(), settlement));
    }

    private void foreign(Entry entry, Outcome.Applied applied) {
        List<Overtaken> found = Overtakings.of(entry, applied.changes(), me.user(), chain);
        tally.overtaken(found.size());
        overtaken.addAll(found);
        moveTo(applied.document());
        for (Change change : applied.changes()) {
            touched.add(change.id());
            switch (change) {
                case Change.TextEdited edit ->
                        chain.carry(0, new TextKey(edit.id(), edit.property()), edit.delta());
                case Change.Created _, Change.Deleted _ -> dropEdits(change.id());
                case Change.Updated _, Change.LeaseChanged _ -> {}
            }
        }
    }

    /// Somebody else has made the texts of an entity anew: edits of the old ones have lost their ground.
    private void dropEdits(EntityId id) {
        if (!chain.editsAnyText()) {
            return;
        }
        for (int index : chain.standingOn(id).reversed()) {
            chain.get(index).detached = true;
            if (!chain.get(index).everSent) {
                Refusal gone = new Refusal(Refusal.Code.DELETED, "somebody else has deleted it");
                settle(index, confirmed, new Settlement.Refused(gone));
                chain.renumber(index, -1);
                nextClientSequence--;
                renumbered = true;
            }
        }
    }

    private void textSeen(TextKey key, TextDelta edit) {
        undo.observe(key.id(), key.property(), edit);
        edits.merge(key, edit, (_, later) -> later);
    }

    // ---- a whole document

    private void replace(Document document, long settledClientSequence) {
        catchUp();
        Map<Pending, Map<TextKey, String>> grounds = chain.grounds(confirmed);
        confirmed = document;
        settleBy(document, settledClientSequence);
        undo.forgetTexts();
        shown = chain.stand(document, grounds);
        replaced = true;
        touched.clear();
        edits.clear();
        unreported.clear();
    }

    /// Settles what the relay had settled. A document does not tell how; what would have left a trace and did not was
    /// refused, the rest was committed.
    private void settleBy(Document document, long settledClientSequence) {
        while (chain.size() > 0 && chain.get(0).clientSequence <= settledClientSequence) {
            Pending pending = chain.remove(0);
            report(
                    pending,
                    leftTrace(pending, document)
                            ? new Settlement.Committed(document.sequence())
                            : new Settlement.Refused(
                                    new Refusal(Refusal.Code.INVALID, "refused while away")));
        }
    }

    private static boolean leftTrace(Pending pending, Document document) {
        return pending.batch.operations().stream()
                .filter(Operation.Create.class::isInstance)
                .allMatch(create ->
                        document.entity(create.id()) != null
                                || document.tombstone(create.id()) != null);
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
        List<Change> changes = replaced ? List.of() : List.copyOf(unreported);
        Refreshed refreshed = new Refreshed(shown, changes, replaced);
        unreported.clear();
        replaced = false;
        return refreshed;
    }

    private void catchUp() {
        if (!dirty) {
            return;
        }
        Document before = shown;
        Collection<EntityId> flipped = new ArrayList<>();
        shown = chain.replay(confirmed, flipped);
        touched.addAll(flipped);
        unreported.addAll(Differences.between(before, shown, touched, edits));
        touched.clear();
        edits.clear();
        dirty = false;
    }
}
