package org.orrery.relay.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.orrery.relay.access.TenantId;

/// Files named by their SHA-256, in folders of two digits, apart for each tenant: who knows a hash gets nothing of another
/// tenant by it, not even that it is there. What is there never changes. Safe on any thread.
public final class BlobStore {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private final Path folder;
    private final Path incoming;
    private final long quotaBytes;

    /// Bytes of all blobs and of all uploads under way; counted up before they come.
    private final AtomicLong usedBytes = new AtomicLong();

    private BlobStore(Path folder, long quotaBytes) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.quotaBytes = quotaBytes;
    }

    /// Opens a store; uploads that were cut short are removed.
    public static BlobStore open(Path folder, long quotaBytes) throws IOException {
        BlobStore store = new BlobStore(folder, quotaBytes);
        Files.createDirectories(store.incoming);
        try (Stream<Path> leftOver = Files.list(store.incoming)) {
            for (Path file : leftOver.toList()) {
                Files.delete(file);
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                store.usedBytes.addAndGet(Files.size(file));
            }
        }
        return store;
    }

    public static boolean isName(String text) {
        return SHA_256.matcher(text).matches();
    }

    public long usedBytes() {
        return usedBytes.get();
    }

    /// Where a tenant's blob lies; empty when it is not here.
    public Optional<Path> find(TenantId tenant, String sha256) {
        Path file = shelf(tenant, sha256).resolve(sha256);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /// Blobs of the tenant of relays that know nobody are where they were before there were tenants.
    private Path shelf(TenantId tenant, String sha256) {
        Path own =
                tenant.equals(TenantId.DEFAULT)
                        ? folder
                        : folder.resolve("tenants").resolve(tenant.value());
        return own.resolve(sha256.substring(0, 2));
    }

    /// Sets `bytes` aside for an upload; false when the quota does not allow it. Does not wait.
    public boolean reserve(long bytes) {
        long used = usedBytes.addAndGet(bytes);
        if (used > quotaBytes) {
            usedBytes.addAndGet(-bytes);
            return false;
        }
        return true;
    }

    /// Gives back what was set aside for an upload that failed.
    public void giveBack(long bytes) {
        usedBytes.addAndGet(-bytes);
    }

    /// A place for an upload. Does not wait.
    public Path newUpload() {
        return incoming.resolve(UUID.randomUUID().toString());
    }

    /// Makes an upload, whose hash has been checked, a durable blob.
    ///
    /// @return whether it is new; when it was here already, the upload is removed
    public boolean keep(TenantId tenant, Path upload, String sha256) throws IOException {
        Path shelf = shelf(tenant, sha256);
        Path file = shelf.resolve(sha256);
        if (Files.exists(file)) {
            Files.delete(upload);
            return false;
        }
        Files.createDirectories(shelf);
        force(upload);
        Files.move(upload, file, StandardCopyOption.ATOMIC_MOVE);
        force(shelf);
        force(Objects.requireNonNull(shelf.getParent()));
        return true;
    }

    private static void force(Path path) throws IOException {
        if (Files.isDirectory(path) && System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
