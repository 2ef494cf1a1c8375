package org.orrery.app.demo;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.MeetingClient;
import org.orrery.net.RoomClient;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.protocol.message.MemberPose;

/// A room that counts and times what goes through it. The counters are read on any thread.
final class MeasuredRoom implements RoomClient {

    private static final long LONGEST_MICROS = 60_000_000;

    private final RoomClient room;
    private final long joinedAt;
    private final long joinedNanos = System.nanoTime();
    private final LongAdder submitted = new LongAdder();
    private final LongAdder committed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder presenceFrames = new LongAdder();
    private final LongAdder poses = new LongAdder();
    private final Histogram roundTrips = new ConcurrentHistogram(LONGEST_MICROS, 3);

    MeasuredRoom(RoomClient room) {
        this.room = room;
        this.joinedAt = room.document().sequence();
        room.addListener(
                new RoomListener() {
                    @Override
                    public void presenceChanged(List<MemberPose> newest) {
                        presenceFrames.increment();
                        poses.add(newest.size());
                    }

                    @Override
                    public void documentChanged(Document document, List<Change> changes) {}
                });
    }

    long submitted() {
        return submitted.sum();
    }

    long committed() {
        return committed.sum();
    }

    long refused() {
        return refused.sum();
    }

    /// Operations of others that have arrived since the join.
    long received() {
        return Math.max(0, room.document().sequence() - joinedAt - committed());
    }

    /// Presence frames a second since the join.
    double presenceHz() {
        return presenceFrames.sum() * 1e9 / Math.max(1, System.nanoTime() - joinedNanos);
    }

    /// Adds this room's round trips, in microseconds from submit to acknowledgement.
    void addRoundTripsTo(Histogram total) {
        total.add(roundTrips);
    }

    private CompletableFuture<Settlement> measure(CompletableFuture<Settlement> settlement) {
        long start = System.nanoTime();
        submitted.increment();
        var _ =
                settlement.thenAccept(outcome -> {
                    switch (outcome) {
                        case Settlement.Committed _ -> {
                            committed.increment();
                            long micros = (System.nanoTime() - start) / 1000;
                            roundTrips.recordValue(Math.min(micros, LONGEST_MICROS));
                        }
                        case Settlement.Refused _ -> refused.increment();
                        case Settlement.Queued _ -> {}
                    }
                });
        return settlement;
    }

    @Override
    public SessionId session() {
        return room.session();
    }

    @Override
    public UserId user() {
        return room.user();
    }

    @Override
    public ClientId client() {
        return room.client();
    }

    @Override
    public IdSource ids() {
        return room.ids();
    }

    @Override
    public Document document() {
        return room.document();
    }

    @Override
    public MeetingClient meeting() {
        return room.meeting();
    }

    @Override
    public ConnectionStatus status() {
        return room.status();
    }

    @Override
    public CompletableFuture<Settlement> submit(String label, List<Operation> operations) {
        return measure(room.submit(label, operations));
    }

    @Override
    public CompletableFuture<Settlement> submitWithoutUndo(
            String label, List<Operation> operations) {
        return measure(room.submitWithoutUndo(label, operations));
    }

    @Override
    public CompletableFuture<Optional<UndoResult>> undo() {
        return room.undo();
    }

    @Override
    public CompletableFuture<Optional<UndoResult>> redo() {
        return room.redo();
    }

    @Override
    public void updatePresence(MemberPose pose) {
        room.updatePresence(pose);
    }

    @Override
    public void sendSignal(@Nullable UserId to, String kind, Value body) {
        room.sendSignal(to, kind, body);
    }

    @Override
    public void reconnectNow() {
        room.reconnectNow();
    }

    @Override
    public void addListener(RoomListener listener) {
        room.addListener(listener);
    }

    @Override
    public void removeListener(RoomListener listener) {
        room.removeListener(listener);
    }

    @Override
    public void close() {
        room.close();
    }
}
