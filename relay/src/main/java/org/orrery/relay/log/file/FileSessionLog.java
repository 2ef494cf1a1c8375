package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.StorageListener;
import org.orrery.relay.seal.Sealing;

/// The logs of all sessions in files of one directory; rules `LG*` of `docs/spec/log.md`. A few threads write, each for its
/// share of the sessions; all drafts that come in while one waits for the disk are written and forced together.
public final class FileSessionLog implements SessionLog {

    /// A force waits for the disk, not for a core: a few at a time share what the disk does anyway.
    private static final int WRITERS = 4;

    private static final int READERS = 2;

    private final Sealing sealing;
    private final List<GroupCommit> lanes;
    private final Runnable stop;

    /// A log whose tasks are run by others, such as a simulation.
    ///
    /// @param writer runs one task at a time, in order
    /// @param readers runs what reads files
    public FileSessionLog(
            Disk disk, InstantSource clock, LogLimits limits, Executor writer, Executor readers) {
        this(disk, clock, LogSetup.plain(limits), writer, readers);
    }

    /// A log whose tasks are run by others.
    ///
    /// @param writer runs one task at a time, in order
    /// @param readers runs what reads files
    public FileSessionLog(
            Disk disk, InstantSource clock, LogSetup setup, Executor writer, Executor readers) {
        this(
                setup.sealing(),
                List.of(new GroupCommit(disk, clock, setup, writer, readers)),
                () -> {});
    }

    private FileSessionLog(Sealing sealing, List<GroupCommit> lanes, Runnable stop) {
        this.sealing = sealing;
        this.lanes = lanes;
        this.stop = stop;
    }

    /// Opens the log in a directory, with threads of its own.
    ///
    /// @throws IOException with a sentence for people, when another relay has it open or it cannot be made
    public static FileSessionLog open(Path folder, InstantSource clock, LogLimits limits)
            throws IOException {
        return open(FolderDisk.open(folder), clock, LogSetup.recovering(limits));
    }

    /// A log with threads of its own, which closes `disk` in the end.
    public static FileSessionLog open(Disk disk, InstantSource clock, LogSetup setup) {
        ExecutorService readers =
                Executors.newFixedThreadPool(READERS, threads("session-log-reader-"));
        List<ExecutorService> writers =
                IntStream.range(0, WRITERS)
                        .mapToObj(n -> threads("session-log-writer-" + n + "-"))
                        .map(Executors::newSingleThreadExecutor)
                        .toList();
        return new FileSessionLog(
                setup.sealing(),
                writers.stream()
                        .map(writer -> new GroupCommit(disk, clock, setup, writer, readers))
                        .toList(),
                () -> {
                    readers.shutdown();
                    writers.forEach(ExecutorService::shutdown);
                    close(disk);
                });
    }

    private static ThreadFactory threads(String name) {
        return Thread.ofPlatform().name(name, 0).daemon().factory();
    }

    private GroupCommit lane(SessionId session) {
        return lanes.get(Math.floorMod(session.hashCode(), lanes.size()));
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
        Inbox.Waiting waiting =
                new Inbox.Waiting(
                        session, draft, sealing.sealAtHand(draft.origin(session), draft.batch()));
        if (waiting.size() > LogRecord.MAX_LENGTH / 2) {
            throw new IllegalArgumentException(
                    "a batch of " + waiting.size() + " bytes is too long");
        }
        return lane(session).append(waiting);
    }

    @Override
    public CompletionStage<Following> follow(
            SessionId session, long afterSequence, Consumer<List<Entry>> handler) {
        return lane(session).follow(session, afterSequence, handler);
    }

    @Override
    public CompletionStage<Long> lastSequence(SessionId session) {
        return lane(session).lastSequence(session);
    }

    @Override
    public void release(SessionId session) {
        lane(session).release(session);
    }

    @Override
    public void listen(StorageListener listener) {
        lanes.forEach(lane -> lane.listen(listener));
    }

    @Override
    public boolean isWritable() {
        return lanes.stream().allMatch(GroupCommit::isWritable);
    }

    /// Waits until everything that was taken is settled. Not to be called on a thread of the log.
    @Override
    public void close() {
        lanes.stream().map(GroupCommit::close).toList().forEach(CompletableFuture::join);
        stop.run();
    }
}
