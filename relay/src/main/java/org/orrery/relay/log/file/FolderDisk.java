package org.orrery.relay.log.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A real directory, locked against a second relay for as long as this is open.
public final class FolderDisk implements Disk {

    private static final String LOCK = "lock";
    private static final int READ_BUFFER = 1 << 18;

    /// Windows cannot open a directory, and makes names durable by itself.
    private static final boolean FORCES_FOLDERS =
            !System.getProperty("os.name", "").startsWith("Windows");

    private final Path root;
    private final FileChannel lockFile;

    private FolderDisk(Path root, FileChannel lockFile) {
        this.root = root;
        this.lockFile = lockFile;
    }

    /// Opens a directory, making it when there is none.
    ///
    /// @throws IOException with a sentence for people, when another relay has it open or it cannot be made
    public static FolderDisk open(Path root) throws IOException {
        Files.createDirectories(root);
        FileChannel file =
                FileChannel.open(
                        root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (tryLock(file) == null) {
            file.close();
            throw new IOException("another relay is running on the data in " + root);
        }
        FolderDisk disk = new FolderDisk(root, file);
        Path parent = root.toAbsolutePath().getParent();
        if (parent != null) {
            force(parent);
        }
        return disk;
    }

    private static @Nullable FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    @Override
    public Output append(String file) throws IOException {
        return new ChannelOutput(
                FileChannel.open(
                        path(file),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND));
    }

    @Override
    public InputStream read(String file, long offset) throws IOException {
        FileChannel channel = FileChannel.open(path(file), StandardOpenOption.READ);
        channel.position(offset);
        return new BufferedInputStream(Channels.newInputStream(channel), READ_BUFFER);
    }

    @Override
    public InputStream reread(String file) throws IOException {
        Optional<InputStream> direct = DirectInput.open(path(file));
        return direct.isPresent() ? direct.get() : read(file, 0);
    }

    @Override
    public long length(String file) throws IOException {
        return Files.size(path(file));
    }

    @Override
    public void truncate(String file, long length) throws IOException {
        try (FileChannel channel = FileChannel.open(path(file), StandardOpenOption.WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(
                path(from),
                path(to),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void delete(String file) throws IOException {
        Files.deleteIfExists(path(file));
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try (Stream<Path> files = Files.list(path(folder))) {
            return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
    }

    @Override
    public void makeFolder(String folder) throws IOException {
        if (!Files.isDirectory(path(folder))) {
            Files.createDirectory(path(folder));
            forceFolder("");
        }
    }

    @Override
    public void forceFolder(String folder) throws IOException {
        force(path(folder));
    }

    private static void force(Path folder) throws IOException {
        if (FORCES_FOLDERS) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /// Releases the lock.
    @Override
    public void close() throws IOException {
        lockFile.close();
    }

    private Path path(String name) {
        return root.resolve(name);
    }

    private record ChannelOutput(FileChannel channel) implements Output {

        @Override
        public long position() throws IOException {
            return channel.size();
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
            }
        }

        @Override
        public void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
