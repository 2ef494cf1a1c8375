package org.orrery.net.signin;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Properties;

/// The refresh tokens of relays in a file that only its owner can read, so that a program that is started again is still signed
/// in. Where the system has no such permissions, the user's own folder has to do.
public final class TokenFile {

    private static final String OWNER_ONLY = "rw-------";

    private final Path file;

    public TokenFile(Path file) {
        this.file = file;
    }

    public synchronized Optional<String> find(URI relay) throws IOException {
        return Optional.ofNullable(read().getProperty(relay.toString()));
    }

    public synchronized void keep(URI relay, String refreshToken) throws IOException {
        Properties all = read();
        all.setProperty(relay.toString(), refreshToken);
        write(all);
    }

    public synchronized void forget(URI relay) throws IOException {
        Properties all = read();
        if (all.remove(relay.toString()) != null) {
            write(all);
        }
    }

    private Properties read() throws IOException {
        Properties all = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                all.load(reader);
            }
        }
        return all;
    }

    /// Nobody ever sees it with other permissions or half written.
    private void write(Properties all) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] permissions =
                posix
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString(OWNER_ONLY))
                        }
                        : new FileAttribute<?>[0];
        Path draft = Files.createTempFile(folder, "tokens", ".new", permissions);
        try {
            try (var writer = Files.newBufferedWriter(draft, StandardCharsets.UTF_8)) {
                all.store(writer, null);
            }
            Files.move(
                    draft,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
