package org.orrery.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.orrery.relay.log.Draft;
import org.orrery.relay.log.LogException;
import org.orrery.relay.log.file.FileSessionLog;
import org.orrery.relay.log.file.FolderDisk;
import org.orrery.relay.log.file.LogCheck;
import org.orrery.relay.log.file.LogLimits;
import org.orrery.relay.log.file.LogSetup;

/// A segment of a session's log, read by the relay that starts and by `audit verify`. The relay either refuses it with a
/// sentence or leaves a log that the audit calls sound; what the audit calls sound the relay takes whole.
final class SegmentTarget implements Target {

    private static final String NAME = "%020d.log".formatted(1);

    private final Scratch scratch;

    SegmentTarget() throws IOException {
        scratch = new Scratch();
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        scratch.empty();
        try (FileSessionLog log = open()) {
            for (long number = 1; number <= 3; number++) {
                var _ =
                        log.append(
                                        Samples.SESSION,
                                        new Draft(Samples.AUTHOR, number, Samples.batch(number)))
                                .toCompletableFuture()
                                .join();
            }
        }
        return List.of(Files.readAllBytes(folder().resolve(NAME)));
    }

    @Override
    public void read(byte[] input) throws IOException {
        scratch.empty();
        Files.createDirectory(folder());
        Files.write(folder().resolve(NAME), input);
        LogCheck.Result before = LogCheck.check(folder(), List.of());
        Optional<Long> last = start();
        if (before.isSound() && !last.equals(Optional.of(before.last()))) {
            throw new AssertionError("the audit finds " + before + ", the relay " + last);
        }
        if (last.isPresent()) {
            LogCheck.Result after = LogCheck.check(folder(), List.of());
            if (!after.isSound() || after.last() != last.get()) {
                throw new AssertionError("the relay finds " + last + " and leaves " + after);
            }
        }
    }

    /// The last entry that a relay which starts here has; nothing when it refuses.
    private Optional<Long> start() throws IOException {
        try (FileSessionLog log = open()) {
            return Optional.of(log.lastSequence(Samples.SESSION).toCompletableFuture().join());
        } catch (CompletionException refused) {
            if (refused.getCause() instanceof LogException sentence
                    && String.valueOf(sentence.getMessage()).contains(NAME)) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private FileSessionLog open() throws IOException {
        return FileSessionLog.open(
                FolderDisk.open(scratch.folder()),
                InstantSource.system(),
                LogSetup.plain(LogLimits.STANDARD));
    }

    private Path folder() {
        return scratch.folder().resolve(Samples.SESSION.toString());
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
