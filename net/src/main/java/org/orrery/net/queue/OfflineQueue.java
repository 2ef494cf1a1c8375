package org.orrery.net.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.net.connection.Journal;
import org.orrery.net.replica.Unsent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The unsettled submissions of one client in one append-only file, with the client's id, so that a later process goes on
/// as the same client and nothing is done twice. Records are written at once but not forced to the disk: they survive the
/// end of the process, not of the machine. A torn tail is cut.
///
/// Only one process holds a file. A second one of the same user in the same session is another client, with a file of its
/// own.
public final class OfflineQueue implements Journal, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OfflineQueue.class);
    private static final int MAX_CLIENTS = 64;

    /// Records that are not needed any more before the file is written anew.
    private static final int MAX_DEAD = 2000;

    private final Path file;
    private final QueueLock lock;
    private final Map<Long, Unsent> unsent = new LinkedHashMap<>();
    private ClientId client;
    private long nextClientSequence = 1;
    private @Nullable FileChannel channel;
    private int dead;
    private boolean failed;

    private OfflineQueue(Path file, QueueLock lock, IdSource ids) {
        this.file = file;
        this.lock = lock;
        this.client = ids.nextClient();
    }

    /// Opens the queue of a user in a session at a relay: one with unsettled submissions, if there is one that no other
    /// process holds.
    ///
    /// @throws IOException when the folder cannot be used
    public static OfflineQueue open(
            Path folder, URI relay, SessionId session, UserId user, IdSource ids)
            throws IOException {
        Files.createDirectories(folder);
        String key = key(relay, session, user);
        OfflineQueue free = null;
        for (int i = 0; i < MAX_CLIENTS; i++) {
            Path file = folder.resolve(key + "-" + i + ".queue");
            boolean exists = Files.exists(file);
            if (!exists && free != null) {
                break;
            }
            Optional<QueueLock> lock = QueueLock.take(folder.resolve(key + "-" + i + ".lock"));
            if (lock.isEmpty()) {
                continue;
            }
            OfflineQueue queue = new OfflineQueue(file, lock.get(), ids);
            queue.read();
            if (!queue.unsent.isEmpty()) {
                release(free);
                return queue.started();
            }
            if (free == null) {
                free = queue;
            } else {
                release(queue);
            }
        }
        if (free == null) {
            throw new IOException("too many processes of one user are in this session");
        }
        return free.started();
    }

    private static void release(@Nullable OfflineQueue queue) {
        if (queue != null) {
            queue.lock.close();
        }
    }

    private static String key(URI relay, SessionId session, UserId user) {
        String name = relay + "\n" + session + "\n" + user;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public ClientId client() {
        return client;
    }

    public long nextClientSequence() {
        return nextClientSequence;
    }

    public List<Unsent> unsent() {
        return List.copyOf(unsent.values());
    }

    @Override
    public void add(Unsent each) {
        unsent.put(each.clientSequence(), each);
        nextClientSequence = Math.max(nextClientSequence, each.clientSequence() + 1);
        append(QueueRecord.submitted(each));
    }

    @Override
    public void settled(long clientSequence) {
        if (unsent.remove(clientSequence) != null) {
            append(QueueRecord.settled(clientSequence));
            dead += 2;
            if (dead > MAX_DEAD) {
                rewrite();
            }
        }
    }

    @Override
    public void replace(long newNextClientSequence, List<Unsent> all) {
        unsent.clear();
        all.forEach(each -> unsent.put(each.clientSequence(), each));
        nextClientSequence = newNextClientSequence;
        rewrite();
    }

    /// Lets the file go. What is unsettled stays in it.
    @Override
    public void close() {
        if (channel == null) {
            return;
        }
        if (dead > 0) {
            rewrite();
        }
        closeChannel();
        lock.close();
    }

    // ---- the file

    private void read() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        Optional<QueueRecord> first = QueueRecord.next(bytes);
        if (first.isEmpty() || first.get().kind() != QueueRecord.Kind.OPENED) {
            LOG.warn("an offline queue cannot be read and is put aside");
            Files.move(
                    file,
                    file.resolveSibling(file.getFileName() + ".unreadable"),
                    StandardCopyOption.REPLACE_EXISTING);
            return;
        }
        for (Optional<QueueRecord> next = first; next.isPresent(); next = QueueRecord.next(bytes)) {
            take(next.get());
        }
        if (bytes.hasRemaining()) {
            LOG.info("the torn end of an offline queue is cut, {} bytes", bytes.remaining());
        }
    }

    private void take(QueueRecord each) {
        switch (each.kind()) {
            case OPENED -> {
                client = each.client() == null ? client : each.client();
                nextClientSequence = Math.max(nextClientSequence, each.clientSequence());
            }
            case SUBMITTED -> {
                each.unsent().ifPresent(found -> unsent.put(found.clientSequence(), found));
                nextClientSequence = Math.max(nextClientSequence, each.clientSequence() + 1);
            }
            case SETTLED -> unsent.remove(each.clientSequence());
        }
    }

    private OfflineQueue started() throws IOException {
        try {
            writeAnew();
            return this;
        } catch (IOException unusable) {
            closeChannel();
            lock.close();
            throw unusable;
        }
    }

    private void append(QueueRecord each) {
        FileChannel open = channel;
        if (open == null) {
            return;
        }
        try {
            write(open, each);
        } catch (IOException full) {
            complain(full);
        }
    }

    private void rewrite() {
        try {
            writeAnew();
        } catch (IOException full) {
            complain(full);
        }
    }

    /// Work goes on without the file; what is unsent would be lost with the process.
    private void complain(IOException failure) {
        if (!failed) {
            failed = true;
            LOG.warn("unsent changes cannot be kept on disk", failure);
        }
    }

    /// Writes only what is needed to a new file and puts it in the place of the old one.
    private void writeAnew() throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        FileChannel target =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE);
        try {
            write(target, QueueRecord.opened(client, nextClientSequence));
            for (Unsent each : unsent.values()) {
                write(target, QueueRecord.submitted(each));
            }
            target.force(true);
        } catch (IOException failure) {
            target.close();
            throw failure;
        }
        closeChannel();
        channel = target;
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        dead = 0;
    }

    private static void write(FileChannel target, QueueRecord each) throws IOException {
        ByteBuffer bytes = each.encode();
        while (bytes.hasRemaining()) {
            target.write(bytes);
        }
    }

    private void closeChannel() {
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
