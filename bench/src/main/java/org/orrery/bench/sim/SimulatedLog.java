package org.orrery.bench.sim;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Decoded;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.SessionLog;
import org.orrery.testkit.disk.SimulatedDisk;
import org.orrery.testkit.time.VirtualTime;

/// A log of one session on a simulated disk, with group commit: what is appended waits, is written together, and counts as
/// durable once it is synced.
final class SimulatedLog implements SessionLog {

    private static final String FILE = "log";

    private record Waiting(Entry entry, CompletableFuture<Appended> appended) {}

    private final VirtualTime time;
    private final SimulatedDisk disk;
    private final Random random;
    private final List<Entry> durable;
    private final List<Consumer<List<Entry>>> followers = new ArrayList<>();
    private List<Waiting> waiting = new ArrayList<>();
    private boolean writing;
    private boolean closed;

    /// Recovers what is on the disk: the longest valid beginning.
    SimulatedLog(VirtualTime time, SimulatedDisk disk, Random random) {
        this.time = time;
        this.disk = disk;
        this.random = random;
        this.durable = recover();
    }

    private List<Entry> recover() {
        List<Entry> entries = new ArrayList<>();
        ByteBuffer file = ByteBuffer.wrap(disk.read(FILE).orElse(new byte[0]));
        int good = 0;
        while (file.remaining() >= 8) {
            int length = file.getInt();
            int crc = file.getInt();
            if (length <= 0 || length > file.remaining()) {
                break;
            }
            byte[] record = new byte[length];
            file.get(record);
            if (crc(record) != crc
                    || !(Codec.cbor().decodeServer(record)
                            instanceof
                            Decoded.Message<ServerMessage>(ServerMessage.Committed(Entry entry)))) {
                break;
            }
            entries.add(entry);
            good = file.position();
        }
        disk.truncate(FILE, good);
        disk.sync(FILE);
        return entries;
    }

    @Override
    public CompletionStage<Appended> append(SessionId session, Draft draft) {
        if (closed) {
            return CompletableFuture.completedFuture(
                    new Appended.Rejected(Appended.Reason.READ_ONLY));
        }
        Entry entry = draft.at(durable.size() + waiting.size() + 1L, time.millis());
        CompletableFuture<Appended> appended = new CompletableFuture<>();
        waiting.add(new Waiting(entry, appended));
        writeSoon();
        return appended;
    }

    private void writeSoon() {
        if (!writing && !waiting.isEmpty()) {
            writing = true;
            time.after(Duration.ofMillis(random.nextInt(4)), this::write);
        }
    }

    private void write() {
        if (closed) {
            return;
        }
        int group = waiting.size();
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (Waiting each : waiting) {
            byte[] record = Codec.cbor().encode(new ServerMessage.Committed(each.entry()));
            records.writeBytes(
                    ByteBuffer.allocate(8).putInt(record.length).putInt(crc(record)).array());
            records.writeBytes(record);
        }
        disk.append(FILE, records.toByteArray());
        time.after(Duration.ofMillis(random.nextInt(8)), () -> synced(group));
    }

    private void synced(int group) {
        if (closed) {
            return;
        }
        disk.sync(FILE);
        List<Waiting> done = waiting.subList(0, group);
        waiting = new ArrayList<>(waiting.subList(group, waiting.size()));
        List<Entry> entries = done.stream().map(Waiting::entry).toList();
        durable.addAll(entries);
        List.copyOf(followers).forEach(follower -> follower.accept(entries));
        done.forEach(
                each -> each.appended().complete(new Appended.Durable(each.entry().sequence())));
        writing = false;
        writeSoon();
    }

    @Override
    public CompletionStage<Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler) {
        List<Entry> missed = durable.subList((int) afterSequence, durable.size());
        if (!missed.isEmpty()) {
            handler.accept(List.copyOf(missed));
        }
        followers.add(handler);
        return CompletableFuture.completedFuture(() -> followers.remove(handler));
    }

    @Override
    public CompletionStage<Long> lastSequence(SessionId session) {
        return CompletableFuture.completedFuture((long) durable.size());
    }

    @Override
    public void release(SessionId session) {
        // The disk is in memory.
    }

    @Override
    public boolean isWritable() {
        return !closed;
    }

    /// Ends it as a crash does: what waits is neither written nor answered.
    @Override
    public void close() {
        closed = true;
        followers.clear();
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes);
        return (int) crc.getValue();
    }
}
