package org.orrery.relay.log.file;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.orrery.testkit.disk.SimulatedDisk;

/// A simulated disk as the log's, which writes down what is asked of it and fails on demand.
final class CrashDisk implements Disk {

    final SimulatedDisk files;

    /// What was written and forced, such as `force a/b.log`.
    final List<String> events = new ArrayList<>();

    /// Bytes that can still be written.
    long space = Long.MAX_VALUE;

    /// Files whose name contains this cannot be forced.
    String unforceable = "\n";

    /// Bytes of a failed force that reached the device nevertheless.
    int reached;

    /// Files with a failed force: like Linux, the cache takes their pages for written, and a later force does nothing.
    private final Set<String> poisoned = new HashSet<>();

    CrashDisk(Random random) {
        files = new SimulatedDisk(random);
    }

    @Override
    public Output append(String file) {
        if (!files.exists(file)) {
            files.append(file, new byte[0]);
        }
        return new Output() {
            @Override
            public long position() {
                return files.length(file);
            }

            @Override
            public void write(ByteBuffer bytes) throws IOException {
                events.add("write " + file);
                byte[] data = new byte[(int) Math.min(space, bytes.remaining())];
                bytes.get(data);
                space -= data.length;
                files.append(file, data);
                if (bytes.hasRemaining()) {
                    throw new IOException("No space left on device");
                }
            }

            @Override
            public void force() throws IOException {
                if (file.contains(unforceable)) {
                    poisoned.add(file);
                    throw new IOException("Input/output error");
                }
                events.add("force " + file);
                if (!poisoned.contains(file)) {
                    files.sync(file);
                }
            }

            @Override
            public void close() {
                events.add("close " + file);
            }
        };
    }

    @Override
    public InputStream read(String file, long offset) throws IOException {
        byte[] bytes = files.read(file).orElseThrow(() -> new NoSuchFileException(file));
        return new ByteArrayInputStream(Arrays.copyOfRange(bytes, (int) offset, bytes.length));
    }

    @Override
    public InputStream reread(String file) throws IOException {
        byte[] cached = files.read(file).orElseThrow(() -> new NoSuchFileException(file));
        int synced = files.readSynced(file).orElseThrow().length;
        int length = poisoned.contains(file) ? Math.min(cached.length, synced + reached) : synced;
        return new ByteArrayInputStream(cached, 0, length);
    }

    @Override
    public long length(String file) {
        return files.length(file);
    }

    @Override
    public void truncate(String file, long length) {
        boolean back = length <= files.readSynced(file).orElseThrow().length;
        files.truncate(file, (int) length);
        if (back) {
            poisoned.remove(file);
        }
        if (!poisoned.contains(file)) {
            files.sync(file);
        }
    }

    @Override
    public void rename(String from, String to) {
        poisoned.remove(to);
        files.rename(from, to);
    }

    @Override
    public void delete(String file) {
        files.delete(file);
    }

    @Override
    public List<String> list(String folder) {
        String prefix = folder + "/";
        return files.names(prefix).stream().map(name -> name.substring(prefix.length())).toList();
    }

    @Override
    public void makeFolder(String folder) {
        events.add("folder " + folder);
    }

    @Override
    public void forceFolder(String folder) {
        events.add("names " + folder);
        files.syncNames(folder + "/");
    }

    @Override
    public void close() {
        events.add("close");
    }
}
