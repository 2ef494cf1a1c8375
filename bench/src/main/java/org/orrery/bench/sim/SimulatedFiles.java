package org.orrery.bench.sim;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.orrery.relay.log.file.Disk;
import org.orrery.testkit.disk.SimulatedDisk;
import org.orrery.testkit.time.SimulatedThread;
import org.orrery.testkit.time.VirtualTime;

/// A relay's files on a simulated disk, from one start of the relay to its end. To force takes time, in which others go on and
/// the machine may crash.
final class SimulatedFiles implements Disk {

    private static final int LONGEST_FORCE_MILLIS = 7;
    private static final int TORN_WRITES = 8;

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

    private void requireAlive() {
        if (ended) {
            throw new SimulatedThread.Ended();
        }
    }

    /// Lets time pass, as the disk does.
    private void block() {
        requireAlive();
        time.run(Duration.ofMillis(random.nextInt(LONGEST_FORCE_MILLIS + 1)));
        requireAlive();
    }

    @Override
    public Output append(String file) {
        requireAlive();
        disk.append(file, new byte[0]);
        return new OpenFile(file);
    }

    @Override
    public InputStream read(String file, long offset) throws IOException {
        requireAlive();
        byte[] all = disk.read(file).orElseThrow(() -> new NoSuchFileException(file));
        int from = (int) Math.min(offset, all.length);
        return new ByteArrayInputStream(all, from, all.length - from);
    }

    @Override
    public long length(String file) {
        requireAlive();
        return disk.length(file);
    }

    @Override
    public void truncate(String file, long length) {
        requireAlive();
        disk.truncate(file, (int) length);
        block();
        disk.sync(file);
    }

    @Override
    public void rename(String from, String to) {
        requireAlive();
        disk.rename(from, to);
    }

    @Override
    public void delete(String file) {
        requireAlive();
        disk.delete(file);
    }

    @Override
    public List<String> list(String folder) {
        requireAlive();
        String prefix = folder.isEmpty() ? "" : folder + "/";
        return disk.names(prefix).stream()
                .map(name -> name.substring(prefix.length()).replaceAll("/.*", ""))
                .distinct()
                .toList();
    }

    @Override
    public void makeFolder(String folder) {
        requireAlive();
    }

    @Override
    public void forceFolder(String folder) {
        block();
        disk.syncNames(folder.isEmpty() ? "" : folder + "/");
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private final class OpenFile implements Output {
        private final String file;

        OpenFile(String file) {
            this.file = file;
        }

        @Override
        public long position() {
            requireAlive();
            return disk.length(file);
        }

        @Override
        public void write(ByteBuffer bytes) {
            requireAlive();
            if (random.nextInt(TORN_WRITES) == 0) {
                disk.append(file, next(bytes, random.nextInt(bytes.remaining() + 1)));
                block();
            }
            disk.append(file, next(bytes, bytes.remaining()));
        }

        private static byte[] next(ByteBuffer bytes, int length) {
            byte[] part = new byte[length];
            bytes.get(part);
            return part;
        }

        @Override
        public void force() {
            block();
            disk.sync(file);
        }

        @Override
        public void close() {
            requireAlive();
        }
    }
}
