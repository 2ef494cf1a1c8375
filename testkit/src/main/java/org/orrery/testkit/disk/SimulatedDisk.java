package org.orrery.testkit.disk;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Files by name. After a crash a file has everything that was synced, and of what was written since any part of it, the
/// last of it perhaps as garbage. A new file may be gone unless its name was synced; other names are durable at once.
public final class SimulatedDisk {

    private static final int SECTOR = 512;

    private final Random random;
    private final Map<String, File> files = new TreeMap<>();

    private static final class File {
        private byte[] bytes = new byte[64];
        private int length;
        private int synced;
        private boolean nameSynced;

        void write(int offset, byte[] data) {
            int end = Math.max(length, offset + data.length);
            if (end > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(end, 2 * bytes.length));
            }
            System.arraycopy(data, 0, bytes, offset, data.length);
            length = end;
            synced = Math.min(synced, offset);
        }

        void truncate(int newLength) {
            Arrays.fill(bytes, Math.min(newLength, length), length, (byte) 0);
            length = Math.min(newLength, length);
            synced = Math.min(synced, length);
        }

        void crash(Random random) {
            int kept = synced + random.nextInt(length - synced + 1);
            int written = length;
            truncate(kept);
            if (written > kept && random.nextInt(3) == 0) {
                byte[] garbage = new byte[1 + random.nextInt(Math.min(SECTOR, written - kept))];
                random.nextBytes(garbage);
                write(kept, garbage);
            }
            synced = length;
        }
    }

    public SimulatedDisk(Random random) {
        this.random = random;
    }

    public boolean exists(String name) {
        return files.containsKey(name);
    }

    /// All names that begin with `prefix`, in order.
    public List<String> names(String prefix) {
        return files.keySet().stream().filter(name -> name.startsWith(prefix)).toList();
    }

    public Optional<byte[]> read(String name) {
        return Optional.ofNullable(files.get(name))
                .map(file -> Arrays.copyOf(file.bytes, file.length));
    }

    /// What of a file would survive a crash for sure.
    public Optional<byte[]> readSynced(String name) {
        return Optional.ofNullable(files.get(name))
                .map(file -> Arrays.copyOf(file.bytes, file.synced));
    }

    public int length(String name) {
        File file = files.get(name);
        return file == null ? 0 : file.length;
    }

    /// Writes at the end, making the file when there is none.
    public void append(String name, byte[] data) {
        write(name, length(name), data);
    }

    public void write(String name, int offset, byte[] data) {
        file(name).write(offset, data);
    }

    public void truncate(String name, int length) {
        file(name).truncate(length);
    }

    /// What was written to the file so far survives a crash.
    public void sync(String name) {
        File file = file(name);
        file.synced = file.length;
    }

    /// The files whose names begin with `prefix` are found after a crash.
    public void syncNames(String prefix) {
        names(prefix).forEach(name -> file(name).nameSynced = true);
    }

    public void delete(String name) {
        files.remove(name);
    }

    /// Gives a file another name, in place of one that has it.
    public void rename(String from, String to) {
        File file = files.remove(from);
        if (file != null) {
            files.put(to, file);
        }
    }

    /// The machine stops and starts again.
    public void crash() {
        files.values().removeIf(file -> !file.nameSynced && random.nextBoolean());
        files.values().forEach(file -> file.crash(random));
    }

    private File file(String name) {
        return files.computeIfAbsent(name, _ -> new File());
    }
}
