package org.orrery.relay.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.LogException;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.file.LogCheck;
import org.orrery.relay.seal.Sealing;

/// All durable entries of a session from the first one on. Safe on any thread that may wait for the disk.
public final class SessionHistory {

    private final Path sessions;
    private final SessionLog log;
    private final KeyRing keys;

    /// Reads in the folder of all sessions.
    public SessionHistory(Path sessions, SessionLog log, KeyRing keys) {
        this.sessions = sessions;
        this.log = log;
        this.keys = keys;
    }

    /// Hands every entry to `reader`, one by one; texts of people who were erased are fillers.
    ///
    /// @throws LogException when not all of them can be read
    public void read(SessionId session, Consumer<Entry> reader) {
        Path folder = sessions.resolve(session.toString());
        boolean archived = Files.exists(folder.resolve(LogCheck.ARCHIVE));
        long last = archived ? Long.MAX_VALUE : last(session);
        AtomicLong seen = new AtomicLong();
        try {
            LogCheck.Result result =
                    LogCheck.readAny(
                            folder,
                            Sealing.with(keys),
                            entry -> {
                                if (entry.sequence() <= last) {
                                    seen.set(entry.sequence());
                                    reader.accept(entry);
                                }
                            });
            // Beside a log that is being written, what comes after its last durable entry may be
            // half written.
            if (!result.isSound() && seen.get() < last) {
                throw new LogException("the log of session " + session + " is damaged", null);
            }
        } catch (IOException failure) {
            throw new LogException("the log of session " + session + " cannot be read", failure);
        }
    }

    private long last(SessionId session) {
        try {
            return log.lastSequence(session).toCompletableFuture().join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof LogException known
                    ? known
                    : new LogException("session " + session + " cannot be read", failure);
        }
    }
}
