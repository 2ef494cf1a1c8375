package org.orrery.relay.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// A folder of the file system.
public final class RealDisk implements Disk {

    private final Path root;

    public RealDisk(Path root) {
        this.root = root;
    }

    @Override
    public DiskFile open(String folder, String name) throws IOException {
        Path place = root.resolve(folder);
        Files.createDirectories(place);
        return new ChannelFile(
                FileChannel.open(
                        place.resolve(name),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        Path place = root.resolve(folder);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public void rename(String folder, String name, String newName) throws IOException {
        Path place = root.resolve(folder);
        Files.move(place.resolve(name), place.resolve(newName), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String folder, String name) throws IOException {
        Files.deleteIfExists(root.resolve(folder).resolve(name));
    }

    @Override
    public void forceFolder(String folder) throws IOException {
        forceDirectory(root.resolve(folder));
        forceDirectory(root);
    }

    /// Windows cannot open a folder, and has its names durable without.
    private static void forceDirectory(Path directory) throws IOException {
        if (!System.getProperty("os.name", "").startsWith("Windows")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    @Override
    public String describe(String folder, String name) {
        return root.resolve(folder).resolve(name).toString();
    }

    private static final class ChannelFile implements DiskFile {

        private final FileChannel channel;

        ChannelFile(FileChannel channel) throws IOException {
            this.channel = channel;
            channel.position(channel.size());
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void append(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                var _ = channel.write(bytes);
            }
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            int total = 0;
            while (into.hasRemaining()) {
                int read = channel.read(into, position + total);
                if (read < 0) {
                    break;
                }
                total += read;
            }
            return total;
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void truncate(long size) throws IOException {
            var _ = channel.truncate(size);
            channel.position(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
