package org.orrery.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.orrery.relay.log.file.FileSnapshotStore;
import org.orrery.relay.log.file.FolderDisk;

/// A snapshot: it is taken, or passed over for an older one.
final class SnapshotTarget implements Target {

    private final Scratch scratch;

    SnapshotTarget() throws IOException {
        scratch = new Scratch();
    }

    @Override
    public List<byte[]> seeds() throws IOException {
        scratch.empty();
        try (FolderDisk disk = FolderDisk.open(scratch.folder())) {
            var _ =
                    new FileSnapshotStore(disk, Runnable::run)
                            .save(Samples.SESSION, Samples.document())
                            .toCompletableFuture()
                            .join();
        }
        return List.of(Files.readAllBytes(file()));
    }

    @Override
    public void read(byte[] input) throws IOException {
        scratch.empty();
        Files.createDirectory(file().getParent());
        Files.write(file(), input);
        try (FolderDisk disk = FolderDisk.open(scratch.folder())) {
            var _ = new FileSnapshotStore(disk, Runnable::run).newest(Samples.SESSION, 2);
        }
    }

    private Path file() {
        return scratch.folder().resolve(Samples.SESSION + "/%020d.snapshot".formatted(2));
    }

    @Override
    public void close() throws IOException {
        scratch.close();
    }
}
