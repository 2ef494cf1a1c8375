package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Reducer;
import org.orrery.model.text.TextDelta;

/// The own unsettled submissions in order, each standing on the document that the ones before it make. When the ground
/// under a text edit changes, the edit is transformed over the change, and so are the ones that stand on it.
final class Chain {

    private final Reducer checking = Reducer.checking();
    private final Author me;
    private final List<Pending> items = new ArrayList<>();

    /// Is told each foreign change of a text as it reads after the whole chain, which is how the user sees it.
    private final BiConsumer<TextKey, TextDelta> seen;

    private int inFlight;
    private int editingText;
    private long nextTicket = 1;
    private long nextClientSequence = 1;

    Chain(Author me, BiConsumer<TextKey, TextDelta> seen) {
        this.me = me;
        this.seen = seen;
    }

    int size() {
        return items.size();
    }

    Pending get(int index) {
        return items.get(index);
    }

    List<Pending> items() {
        return List.copyOf(items);
    }

    int inFlight() {
        return inFlight;
    }

    void sentOne() {
        inFlight++;
    }

    void nothingInFlight() {
        inFlight = 0;
    }

    long nextClientSequence() {
        return nextClientSequence;
    }

    /// The client sequence of the first submission that the relay has not settled.
    long firstClientSequence() {
        return items.isEmpty() ? nextClientSequence : items.getFirst().clientSequence;
    }

    /// Numbers up to this one are used up.
    void usedUpTo(long clientSequence) {
        nextClientSequence = Math.max(nextClientSequence, clientSequence + 1);
    }

    /// A submission under the next number, which it takes when it is added.
    Pending draft(Batch batch, long timeMillis) {
        return new Pending(nextTicket++, nextClientSequence, batch, timeMillis);
    }

    /// Takes in what an earlier process has left behind.
    void restore(Unsent unsent) {
        Pending pending =
                new Pending(
                        nextTicket++, unsent.clientSequence(), unsent.batch(), unsent.timeMillis());
        pending.applied = false;
        pending.everSent = true;
        pending.restoredTexts = unsent.textsBefore();
        add(pending);
    }

    void add(Pending pending) {
        items.add(pending);
        usedUpTo(pending.clientSequence);
        editingText += pending.editsText() ? 1 : 0;
    }

    Pending remove(int index) {
        Pending removed = items.remove(index);
        editingText -= removed.editsText() ? 1 : 0;
        inFlight -= index < inFlight ? 1 : 0;
        return removed;
    }

    int indexOf(long clientSequence) {
        for (int i = 0; i < items.size() && items.get(i).clientSequence <= clientSequence; i++) {
            if (items.get(i).clientSequence == clientSequence) {
                return i;
            }
        }
        return -1;
    }

    boolean editsAnyText() {
        return editingText > 0;
    }

    boolean sets(EntityId id, String property) {
        return items.stream()
                .filter(pending -> pending.applied)
                .flatMap(pending -> pending.batch.operations().stream())
                .anyMatch(operation ->
                        operation instanceof Operation.Update update
                                && update.id().equals(id)
                                && update.properties().containsKey(property));
    }

    /// What a submission makes of the document before it, judged as the relay would.
    Outcome apply(Document before, Pending pending) {
        return checking.reduce(
                before,
                new Entry(
                        before.sequence() + 1,
                        pending.timeMillis,
                        me,
                        pending.clientSequence,
                        pending.batch.basedOn(before.sequence())));
    }

    /// The document that `base` and the first `count` submissions make.
    Document documentAfter(Document base, int count) {
        Document document = base;
        for (Pending pending : items.subList(0, count)) {
            if (pending.applied && apply(document, pending) instanceof Outcome.Applied applied) {
                document = applied.document();
            }
        }
        return document;
    }

    /// Applies all to `base`. A submission that can no longer be applied is left out, and one that can be again is taken
    /// in; the ones on top of it are mended.
    ///
    /// @param flipped is told what such a submission is about
    Document replay(Document base, Collection<EntityId> flipped) {
        Document document = base;
        for (int i = 0; i < items.size(); i++) {
            Pending pending = items.get(i);
            Outcome outcome = apply(document, pending);
            boolean applies = outcome instanceof Outcome.Applied;
            if (applies != pending.applied) {
                flipped.addAll(pending.ids());
                flip(i, document, outcome);
            }
            document = applies ? outcome.document() : document;
        }
        return document;
    }

    private void flip(int index, Document before, Outcome outcome) {
        Pending pending = items.get(index);
        pending.applied = outcome instanceof Outcome.Applied;
        if (pending.applied) {
            mend(index + 1, pending, before, outcome.document());
        } else {
            pending.texts().forEach(key -> takeBack(index + 1, pending, key, before));
        }
    }

    private void takeBack(int from, Pending hidden, TextKey key, Document before) {
        for (TextDelta inverse : hidden.inverses(key, key.textIn(before).orElse(""))) {
            carry(from, key, inverse);
        }
    }

    /// Carries a foreign edit of a text through the submissions from index `from` on.
    void carry(int from, TextKey key, TextDelta edit) {
        TextDelta carried = edit;
        for (Pending pending : items.subList(from, items.size())) {
            TextDelta after = pending.carry(key, carried);
            if (pending.applied && after == null) {
                return;
            }
            carried = pending.applied && after != null ? after : carried;
        }
        if (!carried.isNothing()) {
            seen.accept(key, carried);
        }
    }

    /// Brings the submissions from index `from` on from the ground that was expected under them to the actual one, where
    /// `cause` has made the difference.
    void mend(int from, Pending cause, Document expected, Document actual) {
        textsOf(from, cause).forEach(key -> mend(from, key, expected, actual));
    }

    /// Takes `gone` out from under the submissions from index `from` on. Its own edits are taken back one by one: how two
    /// texts differ does not tell which of several equal characters have gone.
    ///
    /// @param before the document it stood on
    /// @param with that and what it made of it
    void withdraw(int from, Pending gone, Document before, Document with) {
        for (TextKey key : textsOf(from, gone)) {
            if (gone.texts().contains(key) && !gone.remakes(key.id())) {
                takeBack(from, gone, key, before);
            } else {
                mend(from, key, with, before);
            }
        }
    }

    private Set<TextKey> textsOf(int from, Pending cause) {
        Set<TextKey> keys = new LinkedHashSet<>(cause.texts());
        Set<EntityId> ids = cause.ids();
        if (editsAnyText()) {
            for (Pending pending : items.subList(from, items.size())) {
                pending.texts().stream().filter(key -> ids.contains(key.id())).forEach(keys::add);
            }
        }
        return keys;
    }

    private void mend(int from, TextKey key, Document expected, Document actual) {
        @Nullable String was = key.textIn(expected).orElse(null);
        @Nullable String is = key.textIn(actual).orElse(null);
        if (was != null && is != null && !was.equals(is)) {
            carry(from, key, TextDelta.between(was, is));
        }
    }

    /// Indexes of the submissions that edit texts of `id` as they were before somebody else made them anew.
    List<Integer> standingOn(EntityId id) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Pending pending = items.get(i);
            if (pending.texts().stream().anyMatch(key -> key.id().equals(id))) {
                found.add(i);
            }
            if (pending.applied && pending.remakes(id)) {
                break;
            }
        }
        return found;
    }

    /// Moves the client sequences of the submissions from index `from` on, which the relay has never seen.
    void renumber(int from, int by) {
        items.subList(from, items.size()).forEach(pending -> pending.clientSequence += by);
        nextClientSequence += by;
    }

    /// The texts that each submission edits, as they are just before it.
    Map<Pending, Map<TextKey, String>> grounds(Document base) {
        Map<Pending, Map<TextKey, String>> grounds = new HashMap<>();
        Document before = base;
        for (Pending pending : items) {
            Map<TextKey, String> restored = pending.restoredTexts;
            grounds.put(pending, restored != null ? restored : pending.textsIn(before));
            if (pending.applied && apply(before, pending) instanceof Outcome.Applied done) {
                before = done.document();
            }
        }
        return grounds;
    }

    /// Puts all on a new document, of which no more is known than how its texts differ from those before.
    ///
    /// @param grounds of [#grounds(Document)]
    Document stand(Document base, Map<Pending, Map<TextKey, String>> grounds) {
        Document document = base;
        for (Pending pending : items) {
            Map<TextKey, String> texts = grounds.getOrDefault(pending, Map.of());
            for (TextKey key : pending.texts()) {
                @Nullable String was = texts.get(key);
                @Nullable String is = key.textIn(document).orElse(null);
                if (was != null && is != null && !was.equals(is)) {
                    pending.carry(key, TextDelta.between(was, is));
                }
            }
            pending.standOn(base.sequence());
            Outcome outcome = apply(document, pending);
            pending.applied = outcome instanceof Outcome.Applied;
            document = pending.applied ? outcome.document() : document;
        }
        return document;
    }
}
