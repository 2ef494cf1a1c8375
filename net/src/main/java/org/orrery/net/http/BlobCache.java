package org.orrery.net.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Blobs on disk under their SHA-256, of bounded size in all. A file appears only when it is whole. Safe on any thread, and
/// for several processes.
final class BlobCache {

    private static final String UNFINISHED = ".part";

    private final Path folder;
    private final long maxBytes;

    BlobCache(Path folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /// A blob that is here and whole; one that has been damaged is thrown away.
    Optional<Path> find(String sha256) throws IOException {
        Path file = folder.resolve(sha256);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Sha256.of(file).equals(sha256)) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
                return Optional.of(file);
            }
            Files.deleteIfExists(file);
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    /// A new file to write a blob to, for [#keep(Path, String)].
    Path unfinished(String sha256) throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, sha256.substring(0, 16), UNFINISHED);
    }

    /// Takes a file in whose hash has been checked.
    Path keep(Path unfinished, String sha256) throws IOException {
        Path file = folder.resolve(sha256);
        Files.move(
                unfinished,
                file,
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        shrink(file);
        return file;
    }

    /// Copies a file in, so that it need not be fetched.
    void keepCopy(Path original, String sha256) throws IOException {
        if (find(sha256).isEmpty()) {
            Path copy = unfinished(sha256);
            Files.copy(original, copy, StandardCopyOption.REPLACE_EXISTING);
            keep(copy, sha256);
        }
    }

    private record Kept(Path file, long bytes, FileTime used) {}

    private void shrink(Path newest) throws IOException {
        List<Kept> oldestFirst;
        try (Stream<Path> files = Files.list(folder)) {
            oldestFirst =
                    files.filter(file -> !file.equals(newest))
                            .flatMap(file -> kept(file).stream())
                            .sorted(Comparator.comparing(Kept::used))
                            .toList();
        }
        long bytes = Files.size(newest) + oldestFirst.stream().mapToLong(Kept::bytes).sum();
        for (Kept kept : oldestFirst) {
            if (bytes <= maxBytes) {
                return;
            }
            Files.deleteIfExists(kept.file());
            bytes -= kept.bytes();
        }
    }

    /// Empty for a file that another process has just removed, and for what is still being written.
    private static Optional<Kept> kept(Path file) {
        try {
            return file.toString().endsWith(UNFINISHED)
                    ? Optional.empty()
                    : Optional.of(
                            new Kept(file, Files.size(file), Files.getLastModifiedTime(file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
