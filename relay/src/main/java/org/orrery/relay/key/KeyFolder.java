package org.orrery.relay.key;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// The files of a key ring. A key's file is `ORRK`, format version, id, key, CRC32C; `destroyed` has the id of each key that
/// was destroyed, a line each, written before the key goes. Confined to the ring.
final class KeyFolder {

    private static final int MAGIC = 0x4F52524B;
    private static final int VERSION = 1;
    private static final int LENGTH = 4 + 4 + 16 + DataKey.LENGTH + 4;
    private static final String EXTENSION = ".key";
    private static final String DESTROYED = "destroyed";
    private static final Set<PosixFilePermission> OWNER_ALONE =
            PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE =
            PosixFilePermissions.fromString("rw-------");

    private final Path root;
    private final Set<UUID> destroyed = new HashSet<>();

    private KeyFolder(Path root) {
        this.root = root;
    }

    static KeyFolder open(Path root, List<String> folders) throws IOException {
        KeyFolder folder = new KeyFolder(root);
        makeFolder(root);
        for (String name : folders) {
            makeFolder(root.resolve(name));
        }
        force(root);
        Path list = root.resolve(DESTROYED);
        if (Files.exists(list)) {
            for (String line : Files.readAllLines(list, StandardCharsets.US_ASCII)) {
                folder.readDestroyed(line);
            }
        }
        return folder;
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            restrict(folder, OWNER_ALONE);
        }
    }

    private static void restrict(Path path, Set<PosixFilePermission> permissions)
            throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, permissions);
        }
    }

    /// A torn last line is of a key that was not destroyed yet.
    private void readDestroyed(String line) {
        if (line.length() == 36) {
            destroyed.add(UUID.fromString(line));
        }
    }

    boolean wasDestroyed(UUID id) {
        return destroyed.contains(id);
    }

    /// A key; `null` when there is none of that name, or only one that was to be destroyed when the machine stopped.
    @Nullable DataKey read(String name, SecureRandom random) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file(name));
        } catch (NoSuchFileException none) {
            return null;
        }
        @Nullable DataKey key = decode(bytes, random);
        if (Arrays.equals(bytes, new byte[LENGTH])) {
            remove(name);
            return null;
        }
        if (key == null) {
            throw new IOException(file(name) + " is damaged");
        }
        if (destroyed.contains(key.id())) {
            remove(name);
            return null;
        }
        return key;
    }

    private static @Nullable DataKey decode(byte[] bytes, SecureRandom random) {
        if (bytes.length != LENGTH) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        boolean known = in.getInt() == MAGIC && in.getInt() == VERSION;
        UUID id = new UUID(in.getLong(), in.getLong());
        byte[] key = new byte[DataKey.LENGTH];
        in.get(key);
        return known && in.getInt() == crc(bytes) ? new DataKey(id, key, random) : null;
    }

    void write(String name, DataKey key) throws IOException {
        byte[] bytes = new byte[LENGTH];
        ByteBuffer out = ByteBuffer.wrap(bytes);
        out.putInt(MAGIC).putInt(VERSION);
        out.putLong(key.id().getMostSignificantBits());
        out.putLong(key.id().getLeastSignificantBits()).put(key.bytes());
        out.putInt(crc(bytes));
        Path file = file(name);
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft);
        restrict(draft, OWNER_FILE);
        writeForced(draft, bytes);
        Files.move(
                draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder(file));
    }

    void destroy(String name, UUID id) throws IOException {
        noteDestroyed(id);
        remove(name);
    }

    private void noteDestroyed(UUID id) throws IOException {
        Path list = root.resolve(DESTROYED);
        try (FileChannel channel =
                FileChannel.open(
                        list,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            writeAll(channel, ("\n" + id + "\n").getBytes(StandardCharsets.US_ASCII));
            channel.force(true);
        }
        force(root);
        destroyed.add(id);
    }

    /// The key is written over first; where the disk keeps former blocks, only its own encryption helps.
    private void remove(String name) throws IOException {
        Path file = file(name);
        writeForced(file, new byte[LENGTH]);
        Files.delete(file);
        force(folder(file));
    }

    int destroyAgain(Collection<UUID> ids, SecureRandom random) throws IOException {
        int back = 0;
        for (Path file : keyFiles()) {
            @Nullable DataKey key = decode(Files.readAllBytes(file), random);
            if (key != null && (ids.contains(key.id()) || destroyed.contains(key.id()))) {
                if (!destroyed.contains(key.id())) {
                    noteDestroyed(key.id());
                }
                String path = root.relativize(file).toString();
                remove(path.substring(0, path.length() - EXTENSION.length()));
                back++;
            }
        }
        return back;
    }

    private List<Path> keyFiles() throws IOException {
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.filter(file -> file.toString().endsWith(EXTENSION)).toList();
        }
    }

    private static void writeForced(Path file, byte[] bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            writeAll(channel, bytes);
            channel.force(true);
        }
    }

    private static void writeAll(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        while (rest.hasRemaining()) {
            int _ = channel.write(rest);
        }
    }

    private static void force(Path folder) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private Path file(String name) {
        return root.resolve(name + EXTENSION);
    }

    private Path folder(Path file) {
        Path parent = file.getParent();
        return parent == null ? root : parent;
    }

    private static int crc(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, LENGTH - Integer.BYTES);
        return (int) crc.getValue();
    }
}
