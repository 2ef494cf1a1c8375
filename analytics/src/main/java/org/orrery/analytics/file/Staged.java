package org.orrery.analytics.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.orrery.analytics.job.Progress;

/// A private copy of a file, and its hash: the bytes that are hashed are the bytes that are read, whatever becomes of the file
/// meanwhile. Closing deletes it.
///
/// @param file alone in a folder that only this user can enter
record Staged(Path file, String sha256) implements AutoCloseable {

    private static final int CHUNK = 1 << 18;

    /// Copies; empty if it was cancelled.
    ///
    /// @param bytes how many there are, as far as one can tell
    static Optional<Staged> copy(InputStream source, long bytes, Progress progress)
            throws IOException {
        Path folder = Files.createTempDirectory("orrery-data-");
        Path file = folder.resolve("data");
        boolean whole = false;
        try (OutputStream out = Files.newOutputStream(file)) {
            MessageDigest digest = digest();
            byte[] chunk = new byte[CHUNK];
            long done = 0;
            int length = source.read(chunk);
            while (length >= 0 && !progress.cancelled()) {
                digest.update(chunk, 0, length);
                out.write(chunk, 0, length);
                done += length;
                progress.report(Math.min(1, (double) done / Math.max(1, bytes)));
                length = source.read(chunk);
            }
            if (length >= 0) {
                return Optional.empty();
            }
            whole = true;
            return Optional.of(new Staged(file, HexFormat.of().formatHex(digest.digest())));
        } finally {
            if (!whole) {
                delete(file);
            }
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        Path folder = file.getParent();
        if (folder != null) {
            Files.deleteIfExists(folder);
        }
    }

    @Override
    public void close() throws IOException {
        delete(file);
    }
}
