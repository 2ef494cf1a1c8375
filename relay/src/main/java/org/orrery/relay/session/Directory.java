package org.orrery.relay.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.codec.Mappers;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.log.file.LogCheck;

/// The sessions of this relay, each with a folder and its `session.json`. Safe on any thread; [#add] waits for the disk.
public final class Directory {

    private static final String FILE = "session.json";

    private final Path folder;
    private final ObjectMapper json = Mappers.json();
    private final ConcurrentHashMap<SessionId, SessionRecord> sessions = new ConcurrentHashMap<>();

    /// Held while a changed session is written.
    private final Object changing = new Object();

    private Directory(Path folder) {
        this.folder = folder;
    }

    /// Reads what is in `folder`, which is made when it is not there.
    ///
    /// @throws IOException when it cannot be read; a damaged file is named
    public static Directory open(Path folder) throws IOException {
        Files.createDirectories(folder);
        Directory directory = new Directory(folder);
        try (Stream<Path> children = Files.list(folder)) {
            for (Path file : children.map(child -> child.resolve(FILE)).toList()) {
                if (Files.exists(file)) {
                    SessionRecord session = directory.read(file);
                    directory.sessions.put(session.sessionId(), session);
                }
            }
        }
        return directory;
    }

    private SessionRecord read(Path file) throws IOException {
        try {
            return json.readValue(file.toFile(), SessionRecord.class);
        } catch (IOException damaged) {
            throw new IOException(file + " is damaged: " + Mappers.reason(damaged), damaged);
        }
    }

    public Optional<SessionRecord> find(SessionId id) {
        return Optional.ofNullable(sessions.get(id));
    }

    public int size() {
        return sessions.size();
    }

    public int size(TenantId tenant) {
        return of(tenant).size();
    }

    private List<SessionRecord> of(TenantId tenant) {
        return sessions.values().stream()
                .filter(session -> session.tenant().equals(tenant))
                .toList();
    }

    /// Every tenant's sessions, in no order.
    List<SessionRecord> all() {
        return List.copyOf(sessions.values());
    }

    /// A tenant's sessions, the newest first.
    public List<SessionRecord> page(TenantId tenant, int offset, int limit) {
        List<SessionRecord> all = new ArrayList<>(of(tenant));
        all.sort(
                Comparator.comparing((SessionRecord session) -> Instant.parse(session.createdAt()))
                        .thenComparing(session -> session.sessionId().value())
                        .reversed());
        int from = Math.min(offset, all.size());
        return List.copyOf(all.subList(from, Math.min(all.size(), from + limit)));
    }

    /// Keeps a session, new or changed, durably.
    public void add(SessionRecord session) {
        write(session);
        sessions.put(session.sessionId(), session);
    }

    private void write(SessionRecord session) {
        Path place = folder.resolve(session.sessionId().toString());
        try {
            Files.createDirectories(place);
            Path draft = place.resolve(FILE + ".new");
            Files.write(draft, json.writeValueAsBytes(session));
            force(draft);
            Files.move(draft, place.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
            force(place);
            force(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Knows from now on how a session has changed; one that has gone meanwhile stays so. It is kept by [#keep(SessionId)].
    void change(SessionRecord session) {
        sessions.replace(session.sessionId(), session);
    }

    /// Keeps what is known of a session, durably; nothing when it has gone. Waits for the disk.
    void keep(SessionId id) {
        synchronized (changing) {
            SessionRecord newest = sessions.get(id);
            if (newest != null) {
                write(newest);
            }
        }
    }

    /// Whether a session's log is in one file. Waits for the disk.
    boolean isArchived(SessionId id) {
        return Files.exists(folder.resolve(id.toString()).resolve(LogCheck.ARCHIVE));
    }

    /// Knows a session no more; its files are another's affair.
    void forget(SessionId id) {
        sessions.remove(id);
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
