package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.RecordCodec;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.SessionLog;

/// The logs of all sessions in files of one directory; rules `LG*` of `docs/spec/log.md`. One thread writes, and all drafts
/// that come in while it waits for the disk are written and forced together.
public final class FileSessionLog implements SessionLog {

    private static final int READERS = 2;

    private final GroupCommit commits;
    private final Runnable stop;

    /// A log whose tasks are run by others, such as a simulation.
    ///
    /// @param writer runs one task at a time, in order
    /// @param readers runs what reads files
    public FileSessionLog(
            Disk disk, InstantSource clock, LogLimits limits, Executor writer, Executor readers) {
        this(new GroupCommit(disk, clock, limits, writer, readers), () -> {});
    }

    private FileSessionLog(GroupCommit commits, Runnable stop) {
        this.commits = commits;
        this.stop = stop;
    }

    /// Opens the log in a directory, with threads of its own.
    ///
    /// @throws IOException with a sentence for people, when another relay has it open or it cannot be made
    public static FileSessionLog open(Path folder, InstantSource clock, LogLimits limits)
            throws IOException {
        return open(FolderDisk.open(folder), clock, limits);
    }

    /// A log with threads of its own, which closes `disk` in the end.
    static FileSessionLog open(Disk disk, InstantSource clock, LogLimits limits) {
        ExecutorService writer =
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().name("session-log-writer").daemon().factory());
        ExecutorService readers =
                Executors.newFixedThreadPool(
                        READERS,
                        Thread.ofPlatform().name("session-log-reader-", 0).daemon().factory());
        return new FileSessionLog(
                new GroupCommit(disk, clock, limits, writer, readers),
                () -> {
                    readers.shutdown();
                    writer.shutdown();
                    close(disk);
                });
    }

    private static void close(Disk disk) {
        try {
            disk.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public CompletionStage<Appended> append(SessionId session, Draft draft) {
        byte[] payload = RecordCodec.encode(draft.batch());
        if (LogRecord.sizeOf(draft, payload) > LogRecord.MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a batch of " + payload.length + " bytes is too long");
        }
        return commits.append(new Inbox.Waiting(session, draft, payload));
    }

    @Override
    public CompletionStage<Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler) {
        return commits.follow(session, afterSequence, handler);
    }

    @Override
    public CompletionStage<Long> lastSequence(SessionId session) {
        return commits.lastSequence(session);
    }

    @Override
    public void release(SessionId session) {
        commits.release(session);
    }

    @Override
    public boolean isWritable() {
        return commits.isWritable();
    }

    /// Waits until everything that was taken is settled. Not to be called on a thread of the log.
    @Override
    public void close() {
        commits.close().toCompletableFuture().join();
        stop.run();
    }
}
