package org.orrery.relay.retention;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.orrery.model.id.SessionId;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.file.LogCheck;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;

/// Archives in the folders of their sessions: `archive.zip` with the segments as they were. As long as it is there the log
/// refuses to open the session, so that a crash at any step leaves either the one or the other.
public final class FolderArchive implements SessionArchive {

    private static final String UNFINISHED = ".tmp";

    private interface Step {
        void run() throws IOException;
    }

    private final Path sessions;
    private final Rooms rooms;
    private final KeyRing keys;
    private final AdminAudit audit;
    private final Executor blocking;

    /// Works in the folder of all sessions.
    public FolderArchive(
            Path sessions, Rooms rooms, KeyRing keys, AdminAudit audit, Executor blocking) {
        this.sessions = sessions;
        this.rooms = rooms;
        this.keys = keys;
        this.audit = audit;
        this.blocking = blocking;
    }

    private Path folder(SessionId session) {
        return sessions.resolve(session.toString());
    }

    private Path archive(SessionId session) {
        return folder(session).resolve(LogCheck.ARCHIVE);
    }

    @Override
    public boolean isArchived(SessionId session) {
        return Files.exists(archive(session));
    }

    @Override
    public CompletionStage<Void> archive(SessionId session, String actor) {
        return run(
                session,
                actor,
                "session.archived",
                () -> {
                    if (isArchived(session)) {
                        throw new IOException("session " + session + " is archived already");
                    }
                    LogCheck.Result result = LogCheck.check(folder(session), List.of());
                    if (!result.isSound()) {
                        throw new IOException(
                                "session " + session + " is damaged and stays as it is");
                    }
                    Path draft = folder(session).resolve(LogCheck.ARCHIVE + UNFINISHED);
                    write(session, draft);
                    Files.move(draft, archive(session), StandardCopyOption.ATOMIC_MOVE);
                    force(folder(session));
                    drop(session, false);
                });
    }

    private void write(SessionId session, Path draft) throws IOException {
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(draft));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Path segment : files(session, ".log")) {
                zip.putNextEntry(new ZipEntry(String.valueOf(segment.getFileName())));
                Files.copy(segment, zip);
                zip.closeEntry();
            }
        }
        force(draft);
    }

    @Override
    public CompletionStage<Void> restore(SessionId session, String actor) {
        return run(
                session,
                actor,
                "session.restored",
                () -> {
                    try (InputStream file = Files.newInputStream(archive(session));
                            ZipInputStream zip = new ZipInputStream(file)) {
                        for (ZipEntry each = zip.getNextEntry();
                                each != null;
                                each = zip.getNextEntry()) {
                            if (!each.getName().matches("\\d{20}\\.log")) {
                                throw new IOException(archive(session) + " holds a strange file");
                            }
                            Path segment = folder(session).resolve(each.getName());
                            Files.copy(zip, segment, StandardCopyOption.REPLACE_EXISTING);
                            force(segment);
                        }
                    }
                    force(folder(session));
                    LogCheck.Result result = LogCheck.check(folder(session), List.of());
                    if (!result.isSound()) {
                        throw new IOException("the archive of session " + session + " is damaged");
                    }
                    Files.delete(archive(session));
                    force(folder(session));
                });
    }

    @Override
    public CompletionStage<Void> delete(SessionId session, String actor) {
        return run(
                session,
                actor,
                AdminAudit.SESSION_DELETED,
                () -> {
                    var _ = keys.destroySession(session.value());
                    rooms.forget(session);
                    drop(session, true);
                    Files.deleteIfExists(folder(session));
                    force(sessions);
                });
    }

    /// Drops the live files of a session, or all.
    private void drop(SessionId session, boolean everything) throws IOException {
        for (Path file : files(session, "")) {
            String name = String.valueOf(file.getFileName());
            boolean live = name.endsWith(".log") || name.contains(".snapshot");
            if (everything || live) {
                Files.delete(file);
            }
        }
        force(folder(session));
    }

    private List<Path> files(SessionId session, String end) throws IOException {
        try (Stream<Path> files = Files.list(folder(session))) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private CompletionStage<Void> run(SessionId session, String actor, String action, Step step) {
        Optional<SessionRecord> known = rooms.find(session);
        if (known.isEmpty()) {
            return CompletableFuture.failedFuture(
                    new IOException("there is no session " + session));
        }
        String tenant = known.get().tenant().value();
        return rooms.close(session)
                .thenRunAsync(
                        () -> {
                            try {
                                step.run();
                            } catch (IOException failure) {
                                throw new UncheckedIOException(failure);
                            }
                        },
                        blocking)
                .thenCompose(_ ->
                        audit.record(
                                new AdminAudit.Act(
                                        tenant, actor, action, session.toString(), Map.of())))
                .thenAccept(_ -> {});
    }

    private static void force(Path path) throws IOException {
        if (Files.isDirectory(path) && System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
