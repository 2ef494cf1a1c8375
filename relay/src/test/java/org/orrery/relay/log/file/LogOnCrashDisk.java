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
import org.orrery.relay.log.Drafts;
import org.orrery.testkit.time.VirtualTime;

/// A file log on a disk and a thread that the test owns: nothing happens until it is told to run.
final class LogOnCrashDisk {

    final CrashDisk disk;
    private final LogLimits limits;
    private final VirtualTime time = new VirtualTime();
    private ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    FileSessionLog log;

    LogOnCrashDisk(Random random, LogLimits limits) {
        this.disk = new CrashDisk(random);
        this.limits = limits;
        this.log = start();
    }

    private FileSessionLog start() {
        ArrayDeque<Runnable> queue = new ArrayDeque<>();
        tasks = queue;
        return new FileSessionLog(disk, time, limits, queue::add, queue::add);
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

    void step() {
        Runnable task = tasks.poll();
        if (task != null) {
            task.run();
        }
    }

    void run() {
        while (!tasks.isEmpty()) {
            step();
        }
    }

    boolean isIdle() {
        return tasks.isEmpty();
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
