package org.orrery.bench.sim;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.orrery.relay.disk.Disk;
import org.orrery.relay.disk.DiskFile;
import org.orrery.testkit.disk.SimulatedDisk;
import org.orrery.testkit.time.VirtualTime;

/// A relay's files on a simulated disk, from one start of the relay to its end. To force takes time, in which others go on and
/// the machine may crash.
final class SimulatedFiles implements Disk {

    private static final int LONGEST_FORCE_MILLIS = 7;

    private final SimulatedDisk disk;
    private final VirtualTime time;
    private final Random random;
    private boolean ended;

    SimulatedFiles(SimulatedDisk disk, VirtualTime time, Random random) {
        this.disk = disk;
        this.time = time;
        this.random = random;
    }

    /// The relay is no more; what it was about to do does not happen.
    void end() {
        ended = true;
    }

    private void requireAlive() throws IOException {
        if (ended) {
            throw new IOException("the relay has crashed");
        }
    }

    private static String path(String folder, String name) {
        return folder + "/" + name;
    }

    @Override
    public DiskFile open(String folder, String name) throws IOException {
        requireAlive();
        String path = path(folder, name);
        disk.append(path, new byte[0]);
        return new OpenFile(path);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        requireAlive();
        String prefix = path(folder, "");
        return disk.names(prefix).stream().map(name -> name.substring(prefix.length())).toList();
    }

    @Override
    public void rename(String folder, String name, String newName) throws IOException {
        requireAlive();
        disk.rename(path(folder, name), path(folder, newName));
    }

    @Override
    public void delete(String folder, String name) throws IOException {
        requireAlive();
        disk.delete(path(folder, name));
    }

    @Override
    public void forceFolder(String folder) throws IOException {
        block();
        disk.syncNames(path(folder, ""));
    }

    @Override
    public String describe(String folder, String name) {
        return path(folder, name);
    }

    private void block() throws IOException {
        requireAlive();
        time.run(Duration.ofMillis(random.nextInt(LONGEST_FORCE_MILLIS + 1)));
        requireAlive();
    }

    private final class OpenFile implements DiskFile {
        private final String path;

        OpenFile(String path) {
            this.path = path;
        }

        @Override
        public long size() throws IOException {
            requireAlive();
            return disk.length(path);
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            requireAlive();
            int first = random.nextInt(8) == 0 ? random.nextInt(bytes.remaining() + 1) : 0;
            disk.append(path, next(bytes, first));
            if (first > 0) {
                block();
            }
            disk.append(path, next(bytes, bytes.remaining()));
        }

        private static byte[] next(ByteBuffer bytes, int length) {
            byte[] part = new byte[length];
            bytes.get(part);
            return part;
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            requireAlive();
            byte[] all = disk.read(path).orElse(new byte[0]);
            int length = (int) Math.clamp(all.length - position, 0, into.remaining());
            into.put(all, (int) Math.min(position, all.length), length);
            return length;
        }

        @Override
        public void force() throws IOException {
            block();
            disk.sync(path);
        }

        @Override
        public void truncate(long size) throws IOException {
            requireAlive();
            disk.truncate(path, (int) size);
        }

        @Override
        public void close() throws IOException {
            requireAlive();
        }
    }
}
