package org.orrery.relay.room;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.ServerMessage;

/// The newest entries of the log with what became of them: for members who come back, and to answer a submission that is
/// repeated. Bounded in number and roughly in memory. Confined to the room's thread.
final class Tail {

    private static final int ENTRY_COST = 200;
    private static final int BYTES_PER_UNIT = 4;

    /// @param refusal why it changed nothing; `null` when it did, or when it was a repetition
    /// @param frame what everybody but the author gets
    record Item(Entry entry, boolean applied, @Nullable Refusal refusal, Frame frame, long cost) {

        static Item applied(Entry entry) {
            return new Item(
                    entry, true, null, new Frame(new ServerMessage.Committed(entry)), cost(entry));
        }

        static Item skipped(Entry entry, @Nullable Refusal refusal) {
            ServerMessage skipped =
                    new ServerMessage.Skipped(
                            entry.sequence(), entry.author().client(), entry.clientSequence());
            return new Item(entry, false, refusal, new Frame(skipped), cost(entry));
        }

        private static long cost(Entry entry) {
            long units = 0;
            for (Operation operation : entry.batch().operations()) {
                units +=
                        switch (operation) {
                            case Operation.Create create ->
                                    Value.size(new Value.MapOf(create.properties()));
                            case Operation.Update update ->
                                    Value.size(new Value.MapOf(update.properties()));
                            case Operation.EditText edit -> edit.delta().components().size() * 20L;
                            case Operation.Delete _,
                                    Operation.AcquireLease _,
                                    Operation.ReleaseLease _ ->
                                    0;
                        };
                units += ENTRY_COST / BYTES_PER_UNIT;
            }
            return ENTRY_COST + units * BYTES_PER_UNIT;
        }
    }

    private final int maxEntries;
    private final long maxBytes;
    private final ArrayDeque<Item> items = new ArrayDeque<>();
    private long bytes;

    Tail(int maxEntries, long maxBytes) {
        this.maxEntries = maxEntries;
        this.maxBytes = maxBytes;
    }

    void add(Item item) {
        items.add(item);
        bytes += item.cost();
        while (items.size() > maxEntries || (bytes > maxBytes && items.size() > 1)) {
            bytes -= items.remove().cost();
        }
    }

    /// The items after `sequence`, or nothing when some of them are here no more.
    ///
    /// @param last the last entry of the log
    Optional<List<Item>> after(long sequence, long last) {
        if (sequence == last) {
            return Optional.of(List.of());
        }
        Item oldest = items.peekFirst();
        if (oldest == null || oldest.entry().sequence() > sequence + 1) {
            return Optional.empty();
        }
        List<Item> missed = new ArrayList<>();
        for (Item item : items) {
            if (item.entry().sequence() > sequence) {
                missed.add(item);
            }
        }
        return Optional.of(missed);
    }

    /// The entry that a submission became.
    Optional<Item> find(ClientId client, long clientSequence) {
        return items.stream()
                .filter(item ->
                        item.entry().clientSequence() == clientSequence
                                && item.entry().author().client().equals(client)
                                && (item.applied() || item.refusal() != null))
                .findFirst();
    }

    /// Whether a submission that [#find] does not find is in the log for sure not: everything of that client from before it
    /// on is here.
    boolean knowsAbsent(ClientId client, long clientSequence) {
        Item oldest = items.peekFirst();
        if (oldest == null) {
            return false;
        }
        return oldest.entry().sequence() == 1
                || items.stream()
                        .anyMatch(item ->
                                item.entry().clientSequence() < clientSequence
                                        && item.entry().author().client().equals(client));
    }
}
