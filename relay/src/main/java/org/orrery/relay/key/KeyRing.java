package org.orrery.relay.key;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All keys of a relay, each in a file: one for each person, over all sessions, and one for the snapshots of each session.
/// A key is durable before it is used, and its destruction is written down before it happens. Safe on any thread.
public final class KeyRing {

    private static final int CACHED = 10_000;
    private static final String PERSONS = "persons";
    private static final String SESSIONS = "sessions";

    /// What became of a key that something was sealed with.
    public sealed interface Found {
        record Key(DataKey key) implements Found {}

        /// It was destroyed on purpose: what it sealed is gone.
        record Destroyed() implements Found {}

        /// It is not here, although nobody destroyed it.
        record Missing() implements Found {}
    }

    private final KeyFolder files;
    private final SecureRandom random = new SecureRandom();

    /// The keys used last; guarded by this.
    private final Map<String, DataKey> cache =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, DataKey> eldest) {
                    return size() > CACHED;
                }
            };

    private KeyRing(KeyFolder files) {
        this.files = files;
    }

    /// Opens a directory of keys, which is made, for the owner alone, when it is not there.
    ///
    /// @throws IOException with a sentence for people
    public static KeyRing open(Path folder) throws IOException {
        return new KeyRing(KeyFolder.open(folder, List.of(PERSONS, SESSIONS)));
    }

    /// The key of a person, when it is at hand without waiting for the disk.
    public synchronized Optional<DataKey> personAtHand(String person) {
        return Optional.ofNullable(cache.get(person(person)));
    }

    /// The key of a person, which is made when there is none. Waits for the disk.
    public synchronized DataKey ofPerson(String user) throws IOException {
        return key(person(user));
    }

    /// Looks for the key of that person that has that id. Waits for the disk.
    public Found findPerson(String user, UUID id) throws IOException {
        return find(person(user), id);
    }

    /// The key for the snapshots of a session, which is made when there is none. Waits for the disk.
    public synchronized DataKey ofSession(UUID session) throws IOException {
        return key(session(session));
    }

    public Found findSession(UUID session, UUID id) throws IOException {
        return find(session(session), id);
    }

    private DataKey key(String name) throws IOException {
        DataKey cached = cache.get(name);
        if (cached != null) {
            return cached;
        }
        @Nullable DataKey key = files.read(name, random);
        if (key == null) {
            key = DataKey.make(random);
            files.write(name, key);
        }
        cache.put(name, key);
        return key;
    }

    private synchronized Found find(String name, UUID id) throws IOException {
        DataKey cached = cache.get(name);
        @Nullable DataKey key = cached == null ? files.read(name, random) : cached;
        if (key != null && key.id().equals(id)) {
            cache.put(name, key);
            return new Found.Key(key);
        }
        return files.wasDestroyed(id) ? new Found.Destroyed() : new Found.Missing();
    }

    /// Destroys a person's key for good; empty when there is none.
    public Optional<UUID> destroyPerson(String user) throws IOException {
        return destroy(person(user));
    }

    /// Destroys the key of a session's snapshots for good; empty when there is none.
    public Optional<UUID> destroySession(UUID session) throws IOException {
        return destroy(session(session));
    }

    private synchronized Optional<UUID> destroy(String name) throws IOException {
        @Nullable DataKey key = files.read(name, random);
        cache.remove(name);
        if (key == null) {
            return Optional.empty();
        }
        files.destroy(name, key.id());
        return Optional.of(key.id());
    }

    /// Sees to it that keys that were destroyed once are not back, as they would be after an old copy of the keys was
    /// restored.
    ///
    /// @param ids of destroyed keys, from another source than the keys' own directory
    /// @return how many were back
    public synchronized int destroyAgain(Collection<UUID> ids) throws IOException {
        cache.clear();
        return files.destroyAgain(ids, random);
    }

    private static String person(String user) {
        return PERSONS + "/" + hash(user);
    }

    private static String session(UUID id) {
        return SESSIONS + "/" + id;
    }

    /// A user's id may be an address; file names do not show it.
    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
