package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orrery.model.document.ClientMark;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.undo.UndoStack;
import org.orrery.net.Overtaken;
import org.orrery.net.Settlement;
import org.orrery.net.replica.Effects.Need;
import org.orrery.protocol.message.ServerMessage;

/// Follows the relay's log: moves the confirmed document from entry to entry, and settles what is pending.
final class LogFollower {

    private final Author me;
    private final Reducer trusting = Reducer.replica();
    private final Chain chain;
    private final Shown shown;
    private final UndoStack undo;
    private final ResumeTally tally = new ResumeTally();

    private Document confirmed = Document.EMPTY;
    private long clockOffsetMillis;
    private long divergences;

    /// Whether log entries are taken: after a welcome, until the connection breaks or an entry is missed.
    private boolean listening;

    private boolean wantsDocument = true;

    /// The end of what a welcome announced.
    private long tail;

    private List<Effects.Settled> settled = new ArrayList<>();
    private List<Overtaken> overtaken = new ArrayList<>();
    private boolean renumbered;

    LogFollower(Author me, Chain chain, Shown shown, UndoStack undo) {
        this.me = me;
        this.chain = chain;
        this.shown = shown;
        this.undo = undo;
    }

    Document confirmed() {
        return confirmed;
    }

    /// What the next hello is to name as the last entry.
    long lastSequence() {
        return wantsDocument ? 0 : confirmed.sequence();
    }

    boolean isCurrent() {
        return listening && confirmed.sequence() >= tail;
    }

    long divergences() {
        return divergences;
    }

    /// How far the relay's clock is ahead of one's own.
    long clockOffsetMillis() {
        return clockOffsetMillis;
    }

    ResumeTally tally() {
        return tally;
    }

    void disconnected() {
        listening = false;
    }

    /// Takes in what the relay says. Messages that are not about the document have no effect here.
    Effects receive(ServerMessage message, long nowMillis) {
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
                            ServerMessage.Waiting _,
                            ServerMessage.Admitted _,
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
        chain.usedUpTo(welcomed.settledClientSequence());
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
            chain.usedUpTo(settledTo);
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
        shown.moved();
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
        if (mends && settlement instanceof Settlement.Refused) {
            chain.withdraw(index, pending, before, expected);
        } else if (mends) {
            chain.mend(index, pending, expected, after);
        }
        shown.touched(pending.ids());
        report(pending, settlement);
    }

    /// The document that what stands on `pending` takes for given.
    private Document expectedAfter(Document before, Pending pending) {
        Outcome outcome = chain.apply(before, pending);
        boolean applies = outcome instanceof Outcome.Applied;
        if (applies != pending.applied) {
            shown.catchUp(confirmed, chain);
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
            shown.touched(List.of(change.id()));
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
                renumbered = true;
            }
        }
    }

    // ---- a whole document

    private void replace(Document document, long settledClientSequence) {
        shown.catchUp(confirmed, chain);
        Map<Pending, Map<TextKey, String>> grounds = chain.grounds(confirmed);
        confirmed = document;
        settleBy(document, settledClientSequence);
        undo.forgetTexts();
        shown.replace(chain.stand(document, grounds));
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
}
