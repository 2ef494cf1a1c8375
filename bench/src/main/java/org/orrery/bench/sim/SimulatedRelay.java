package org.orrery.bench.sim;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Entry;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.log.file.FileSessionLog;
import org.orrery.relay.log.file.FileSnapshotStore;
import org.orrery.relay.log.file.LogLimits;
import org.orrery.relay.room.Connection;
import org.orrery.relay.room.Frame;
import org.orrery.relay.room.JoinOutcome;
import org.orrery.relay.room.Outlet;
import org.orrery.relay.room.Room;
import org.orrery.relay.room.RoomLimits;
import org.orrery.relay.room.RoomObserver;
import org.orrery.relay.room.RoomSetup;
import org.orrery.relay.room.RoomThread;
import org.orrery.relay.room.SharedRates;
import org.orrery.testkit.disk.SimulatedDisk;
import org.orrery.testkit.network.End;
import org.orrery.testkit.network.SimulatedLink;
import org.orrery.testkit.time.SimulatedThread;
import org.orrery.testkit.time.VirtualTime;

/// A relay with one room, which can crash and start again from its disk.
final class SimulatedRelay {

    private static final RoomLimits LIMITS =
            new RoomLimits(
                    50,
                    1 << 20,
                    64 << 10,
                    60,
                    8 << 20,
                    20,
                    500,
                    2000,
                    60,
                    40,
                    32,
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    SharedRates.UNLIMITED);

    private static final LogLimits LOG_LIMITS = new LogLimits(6_000, 1_000, 1 << 20);
    private static final int SNAPSHOT_EVERY = 25;

    private final SessionId session;
    private final VirtualTime time;
    private final Random random;
    private final SimulatedDisk disk;
    private final Promises promises;
    private final Trace trace;
    private @Nullable Life life;

    SimulatedRelay(
            SessionId session, VirtualTime time, Random random, Promises promises, Trace trace) {
        this.session = session;
        this.time = time;
        this.random = random;
        this.disk = new SimulatedDisk(random);
        this.promises = promises;
        this.trace = trace;
    }

    /// From one start to the next crash.
    private final class Life implements RoomThread {
        private final SimulatedFiles files = new SimulatedFiles(disk, time, random);
        private final SimulatedThread logThread = new SimulatedThread(time, this::lateness);
        private final SimulatedThread readThread = new SimulatedThread(time, this::lateness);
        private final SimulatedThread snapshotThread = new SimulatedThread(time, this::lateness);
        private final SessionLog log =
                new FileSessionLog(files, time, LOG_LIMITS, logThread, readThread);
        private final SnapshotStore snapshots = new FileSnapshotStore(files, snapshotThread);
        private final Set<SimulatedLink> links = new LinkedHashSet<>();
        private @Nullable Room room;
        private long kept;
        private boolean open;
        private boolean over;

        private Duration lateness() {
            return Duration.ofMillis(random.nextInt(3));
        }

        /// Loads the room as the relay does: the newest snapshot, then the log from there on.
        void begin() {
            readAll(log, entries -> promises.keptBy(entries));
            var _ =
                    log.lastSequence(session)
                            .thenAccept(last ->
                                    load(snapshots.newest(session, last).orElse(Document.EMPTY)));
        }

        private void load(Document snapshot) {
            trace.add("relay", () -> "has a snapshot of " + snapshot.sequence());
            RoomSetup setup = new RoomSetup(session, log, this, LIMITS, RoomObserver.none());
            Room loaded = new Room(setup, snapshot);
            kept = snapshot.sequence();
            var _ =
                    log.follow(
                                    session,
                                    snapshot.sequence(),
                                    entries -> execute(() -> deliver(loaded, entries)))
                            .thenRun(() -> execute(() -> opened(loaded)));
            room = loaded;
        }

        private void opened(Room loaded) {
            loaded.opened();
            open = true;
        }

        private void deliver(Room to, List<Entry> entries) {
            to.committed(entries);
            Document document = to.document();
            if (document.sequence() - kept >= SNAPSHOT_EVERY) {
                kept = document.sequence();
                var _ = snapshots.save(session, document);
            }
        }

        void end() {
            over = true;
            files.end();
            logThread.end();
            readThread.end();
            snapshotThread.end();
        }

        @Override
        public void execute(Runnable task) {
            var _ = after(Duration.ZERO, task);
        }

        @Override
        public Timer after(Duration delay, Runnable task) {
            VirtualTime.Task asked =
                    time.after(
                            delay,
                            () -> {
                                if (!over) {
                                    task.run();
                                }
                            });
            return asked::cancel;
        }

        @Override
        public long nanos() {
            return time.nanos();
        }

        @Override
        public long millis() {
            return time.millis();
        }

        @Override
        public boolean isCurrent() {
            return true;
        }
    }

    boolean isUp() {
        return life != null && life.open;
    }

    Room room() {
        if (life == null || life.room == null) {
            throw new IllegalStateException("the relay is down");
        }
        return life.room;
    }

    void start() {
        trace.add("relay", () -> "starts");
        life = new Life();
        life.begin();
    }

    /// Stops at once.
    ///
    /// @param withMachine whether what is not synced is lost as well
    void crash(boolean withMachine) {
        Life ended = life;
        if (ended == null) {
            return;
        }
        trace.add("relay", () -> "crashes " + (withMachine ? "with its machine" : "alone"));
        life = null;
        ended.end();
        if (withMachine) {
            disk.crash();
        }
        for (SimulatedLink link : ended.links) {
            if (random.nextInt(3) == 0) {
                link.fallSilent();
                time.after(Duration.ofSeconds(random.nextInt(20)), link::cut);
            } else {
                link.cut();
            }
        }
    }

    /// All that is durable.
    List<Entry> log() {
        if (life == null) {
            throw new IllegalStateException("the relay is down");
        }
        List<Entry> entries = new ArrayList<>();
        var _ = life.log.follow(session, 0, entries::addAll);
        time.run(Duration.ofSeconds(1));
        return List.copyOf(entries);
    }

    private void readAll(SessionLog log, Consumer<List<Entry>> reader) {
        List<Entry> entries = new ArrayList<>();
        var _ =
                log.follow(session, 0, entries::addAll)
                        .thenAccept(following -> {
                            following.stop();
                            time.soon(() -> reader.accept(entries));
                        });
    }

    /// Makes the session and its members; to be called until it says yes.
    boolean prepare(UserId host, List<JoinSession> members) {
        Room room = room();
        if (room.document().entity(session.entity()) == null) {
            var _ =
                    room.write(
                            "Create session",
                            List.of(
                                    new Operation.Create(
                                            session.entity(),
                                            Kinds.SESSION,
                                            Map.of(
                                                    "title", Value.of("Simulated"),
                                                    "session_type", Value.of("simulation"),
                                                    "host_user_id", Value.of(host.value())))));
            return false;
        }
        boolean all = true;
        for (JoinSession member : members) {
            var outcome = room.join(member).toCompletableFuture();
            all &= outcome.isDone() && outcome.join() instanceof JoinOutcome.Admitted;
        }
        return all;
    }

    /// Makes the texts of a run in which people only write.
    void writeTexts() {
        for (int i = 0; i < 2; i++) {
            var _ =
                    room().write(
                                    "Text",
                                    List.of(
                                            new Operation.Create(
                                                    new EntityId(new UUID(0x7002, i)),
                                                    Kinds.ANNOTATION,
                                                    Map.of(
                                                            "body", Value.of("text"),
                                                            "position",
                                                                    Value.ofNumbers(0, 0, 0)))));
        }
    }

    /// The server's end of a new link; where to bind it to the link as soon as there is one.
    Door open(UserId user, Codec codec) {
        return new Door(user, codec);
    }

    /// One connection, as the relay's transport has it.
    final class Door implements End, Outlet {
        private final UserId user;
        private final Codec codec;
        private final @Nullable Life of = life;
        private @Nullable SimulatedLink link;
        private @Nullable Connection connection;

        Door(UserId user, Codec codec) {
            this.user = user;
            this.codec = codec;
        }

        void bind(SimulatedLink newLink) {
            link = newLink;
            if (of != null && !of.over) {
                of.links.removeIf(old -> !old.isOpen());
                of.links.add(newLink);
                connection = room().connect(user, codec, this);
            }
        }

        @Override
        public void received(byte[] frame) {
            if (of != null && !of.over && connection != null) {
                room().receive(connection, frame);
            }
        }

        @Override
        public void closed(int code) {
            if (of != null && !of.over && connection != null) {
                room().disconnected(connection);
            }
        }

        @Override
        public void send(Frame frame) {
            if (link != null && of != null && !of.over) {
                promises.made(frame.message());
                link.sendToClient(
                        codec.isText()
                                ? frame.json().getBytes(StandardCharsets.UTF_8)
                                : frame.cbor());
            }
        }

        @Override
        public long backlogBytes() {
            return 0;
        }

        @Override
        public void close(CloseReason reason) {
            trace.add("relay", () -> "closes " + user + ": " + reason);
            if (link != null) {
                link.closeByServer(reason.code());
                // A transport tells of the end of a connection whoever closed it.
                time.soon(() -> closed(reason.code()));
            }
        }

        @Override
        public void pause() {
            // Frames come one by one here; a client's window bounds them.
        }

        @Override
        public void resume() {
            // Nothing was held back.
        }
    }
}
