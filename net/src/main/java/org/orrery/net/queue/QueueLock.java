package org.orrery.net.queue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The sole right to a queue file, held until closed or until the process ends.
final class QueueLock implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueueLock.class);

    private final FileChannel channel;

    private QueueLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock; empty when somebody has it.
    static Optional<QueueLock> take(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return Optional.of(new QueueLock(channel));
            }
        } catch (OverlappingFileLockException ofThisProcess) {
            LOG.debug("another room of this program holds an offline queue");
        }
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            LOG.debug("a lock could not be closed", failure);
        }
    }
}
