package org.orrery.relay.log.file;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.ChainObserver;
import org.orrery.relay.log.Drafts;
import org.orrery.relay.log.StorageListener;
import org.orrery.relay.seal.Sealing;
import org.orrery.testkit.time.VirtualTime;

/// A file log on a disk and threads that the test owns: nothing happens until it is told to run.
final class LogOnCrashDisk {

    final CrashDisk disk;
    private final LogLimits limits;
    private final VirtualTime time = new VirtualTime();
    private ArrayDeque<Runnable> writing = new ArrayDeque<>();
    private ArrayDeque<Runnable> reading = new ArrayDeque<>();
    private ArrayDeque<Runnable> paused = new ArrayDeque<>();
    final List<StorageListener.Storage> told = new ArrayList<>();
    FileSessionLog log;

    LogOnCrashDisk(Random random, LogLimits limits) {
        this.disk = new CrashDisk(random);
        this.limits = limits;
        this.log = start();
    }

    private FileSessionLog start() {
        ArrayDeque<Runnable> writer = new ArrayDeque<>();
        ArrayDeque<Runnable> readers = new ArrayDeque<>();
        writing = writer;
        reading = readers;
        ArrayDeque<Runnable> later = new ArrayDeque<>();
        paused = later;
        LogSetup setup =
                new LogSetup(
                        limits, Sealing.none(), ChainObserver.none(), (_, task) -> later.add(task));
        FileSessionLog started = new FileSessionLog(disk, time, setup, writer::add, readers::add);
        started.listen((_, storage) -> told.add(storage));
        return started;
    }

    /// The machine stops, forgetting what was under way, and starts again.
    void crash() {
        disk.files.crash();
        log = start();
    }

    /// The process ends and starts again; the disk forgets nothing.
    void restart() {
        log = start();
    }

    /// Runs the next task of the writing thread.
    void write() {
        Runnable task = writing.poll();
        if (task != null) {
            task.run();
        }
    }

    /// Runs the next task of the reading threads.
    void read() {
        Runnable task = reading.poll();
        if (task != null) {
            task.run();
        }
    }

    /// The time has come to look at the storage again.
    void lookAgain() {
        for (Runnable task : List.copyOf(paused)) {
            paused.remove(task);
            task.run();
        }
        run();
    }

    void run() {
        while (!writing.isEmpty() || !reading.isEmpty()) {
            write();
            read();
        }
    }

    CompletionStage<Appended> append(SessionId session, long clientSequence) {
        return log.append(session, Drafts.draft(1, clientSequence));
    }

    /// All entries of a session as a follower is told them.
    List<Entry> entries(SessionId session) {
        List<Entry> entries = new ArrayList<>();
        Consumer<List<Entry>> handler = entries::addAll;
        var following = log.follow(session, 0, handler).toCompletableFuture();
        run();
        following.join().stop();
        return entries;
    }

    /// The session's segment files, the oldest first.
    List<String> segments(SessionId session) {
        return disk.files.names(session + "/");
    }
}
