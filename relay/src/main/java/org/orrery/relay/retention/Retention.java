package org.orrery.relay.retention;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Deletes or archives sessions in which nothing has happened for as long as their policy keeps them. Called now and then on a
/// thread that may wait for the disk.
public final class Retention {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final String ACTOR = ":relay";

    /// What happens to a session at its end.
    public enum Ending {
        ARCHIVE,
        DELETE
    }

    private final Path sessions;
    private final Rooms rooms;
    private final SessionArchive archive;
    private final Function<SessionRecord, Optional<Duration>> keptFor;
    private final Ending ending;
    private final InstantSource clock;

    /// A policy for the folder of all sessions.
    ///
    /// @param keptFor how long after the last change a session is kept; empty for ever
    public Retention(
            Path sessions,
            Rooms rooms,
            SessionArchive archive,
            Function<SessionRecord, Optional<Duration>> keptFor,
            Ending ending,
            InstantSource clock) {
        this.sessions = sessions;
        this.rooms = rooms;
        this.archive = archive;
        this.keptFor = keptFor;
        this.ending = ending;
        this.clock = clock;
    }

    /// Looks at every session that is not in use.
    ///
    /// @return how many ended
    public int sweep() {
        int ended = 0;
        for (SessionRecord session : rooms.all()) {
            Optional<Duration> kept = keptFor.apply(session);
            boolean due =
                    kept.isPresent()
                            && rooms.isAway(session.sessionId())
                            && lastChange(session).plus(kept.get()).isBefore(clock.instant());
            if (due && end(session)) {
                ended++;
            }
        }
        return ended;
    }

    private boolean end(SessionRecord session) {
        boolean archived = archive.isArchived(session.sessionId());
        if (ending == Ending.ARCHIVE && archived) {
            return false;
        }
        try {
            var _ =
                    (ending == Ending.DELETE
                                    ? archive.delete(session.sessionId(), ACTOR)
                                    : archive.archive(session.sessionId(), ACTOR))
                            .toCompletableFuture()
                            .join();
            return true;
        } catch (CompletionException failure) {
            LOG.warn("session {} was not ended", session.sessionId(), failure.getCause());
            return false;
        }
    }

    private Instant lastChange(SessionRecord session) {
        Path folder = sessions.resolve(session.sessionId().toString());
        try (Stream<Path> files = Files.list(folder)) {
            Instant newest = Instant.parse(session.createdAt());
            for (Path file : files.toList()) {
                Instant changed = Files.getLastModifiedTime(file).toInstant();
                boolean counts =
                        file.toString().endsWith(".log")
                                || file.endsWith(org.orrery.relay.log.file.LogCheck.ARCHIVE);
                newest = counts && changed.isAfter(newest) ? changed : newest;
            }
            return newest;
        } catch (IOException unreadable) {
            return clock.instant();
        }
    }
}
