package org.orrery.bench.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.orrery.bench.room.Pace;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.net.RoomClient;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;

/// Members of one room who say something now and then, timed until each of the others has it in its document. Times count
/// from the moment at which the operation was due, so that a stall of sender, relay or disk shows in all that it delayed.
final class Load {

    private static final long LONGEST_NANOS = 120_000_000_000L;

    private record Sent(int sender, long dueNanos, boolean measured) {}

    private final List<RoomClient> rooms;
    private final Random random = new Random(7);
    private final Map<EntityId, Sent> sent = new ConcurrentHashMap<>();
    private final List<CompletableFuture<Settlement>> settlements = new ArrayList<>();
    private final Histogram toOthers = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private final Histogram toAcknowledgement = new ConcurrentHistogram(LONGEST_NANOS, 3);

    Load(List<RoomClient> rooms) {
        this.rooms = rooms;
        for (int i = 0; i < rooms.size(); i++) {
            rooms.get(i).addListener(new Ear(i));
        }
    }

    /// Nanoseconds from due to seen by another, one sample for each pair of operation and receiver.
    Histogram toOthers() {
        return toOthers;
    }

    /// Nanoseconds from due to durable, as the sender knows it.
    Histogram toAcknowledgement() {
        return toAcknowledgement;
    }

    int operations() {
        return sent.size();
    }

    /// All members together submit `perSecond` operations for some seconds.
    void run(double perSecond, double seconds, boolean measured) {
        Pace pace = new Pace(random, perSecond);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        for (long due = pace.await(); due < end; due = pace.await()) {
            submit(random.nextInt(rooms.size()), due, measured);
        }
    }

    private void submit(int sender, long due, boolean measured) {
        RoomClient room = rooms.get(sender);
        EntityId id = room.ids().nextEntity();
        sent.put(id, new Sent(sender, due, measured));
        Operation chat =
                new Operation.Create(
                        id, Kinds.CHAT, Map.of("body", Value.of("Message " + sent.size())));
        CompletableFuture<Settlement> settled =
                room.submitWithoutUndo("Chat", List.of(chat))
                        .whenComplete((settlement, _) -> {
                            if (measured && settlement instanceof Settlement.Committed) {
                                toAcknowledgement.recordValue(since(due));
                            }
                        });
        settlements.add(settled);
    }

    private static long since(long due) {
        return Math.min(LONGEST_NANOS, System.nanoTime() - due);
    }

    /// What did not come true, once everything has come to rest.
    List<String> broken(List<Document> documents) {
        List<String> broken = new ArrayList<>();
        long refused =
                settlements.stream()
                        .filter(each -> !(each.getNow(null) instanceof Settlement.Committed))
                        .count();
        if (refused > 0) {
            broken.add(refused + " operations were not committed");
        }
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            long missing = sent.keySet().stream().filter(id -> document.entity(id) == null).count();
            if (missing > 0) {
                broken.add(missing + " operations are not in document " + i);
            }
        }
        return broken;
    }

    /// One member's listener.
    private final class Ear implements RoomListener {
        private final int receiver;

        Ear(int receiver) {
            this.receiver = receiver;
        }

        @Override
        public void documentChanged(Document document, List<Change> changes) {
            for (Change change : changes) {
                Sent heard = change instanceof Change.Created ? sent.get(change.id()) : null;
                if (heard != null && heard.measured() && heard.sender() != receiver) {
                    toOthers.recordValue(since(heard.dueNanos()));
                }
            }
        }
    }
}
