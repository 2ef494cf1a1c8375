package org.orrery.relay.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.orrery.model.id.SessionId;
import org.orrery.relay.log.ChainObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Signs now and then how far each session's chain had come, in a file apart from the data: who can write the data cannot
/// shorten or rewrite a log unnoticed. A line is: hash of the line before, session, sequence, SHA-256 of its record, time in
/// milliseconds, Ed25519 signature of these five. Safe on any thread; one of its own signs.
public final class SignedHeads implements ChainObserver, AutoCloseable {

    /// The file of the heads in the directory of keys.
    public static final String FILE = "heads";

    /// The key that checks them.
    public static final String PUBLIC_KEY = "heads.pub";

    private static final String PRIVATE_KEY = "heads.key";
    private static final Duration EVERY = Duration.ofMinutes(1);
    private static final Logger LOG = LoggerFactory.getLogger(SignedHeads.class);

    /// How far a session had come.
    ///
    /// @param hash in hex digits
    /// @param line number in the file of heads, from 1 on
    public record Head(SessionId session, long sequence, String hash, int line) {}

    private record Newest(long sequence, String hash) {}

    private final InstantSource clock;
    private final PrivateKey key;
    private final ChainedLines lines;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("relay-heads").daemon().factory());

    /// Heads that are not signed yet: put in by the log, taken out by the thread.
    private final Map<SessionId, Newest> unsigned = new ConcurrentHashMap<>();

    private SignedHeads(InstantSource clock, PrivateKey key, ChainedLines lines) {
        this.clock = clock;
        this.key = key;
        this.lines = lines;
    }

    /// Opens the heads in a directory, where a key pair is made at the first time.
    ///
    /// @throws IOException in words for people, when they cannot be read or their chain is broken
    public static SignedHeads open(Path folder, InstantSource clock) throws IOException {
        return open(folder, folder.resolve(FILE), clock);
    }

    /// Like [#open(Path, InstantSource)], with the heads in another place than their keys; the key that checks them is put
    /// beside them.
    public static SignedHeads open(Path folder, Path file, InstantSource clock) throws IOException {
        try {
            if (!Files.exists(folder.resolve(PRIVATE_KEY))) {
                makeKeys(folder);
            }
            byte[] bytes = Base64.getDecoder().decode(text(folder.resolve(PRIVATE_KEY)));
            PrivateKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(bytes));
            SignedHeads heads = new SignedHeads(clock, key, ChainedLines.open(file));
            Path published = file.resolveSibling(PUBLIC_KEY);
            if (!Files.exists(published)) {
                Files.copy(folder.resolve(PUBLIC_KEY), published);
            }
            heads.start();
            return heads;
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IOException(folder.resolve(PRIVATE_KEY) + " is no key", malformed);
        }
    }

    private static void makeKeys(Path folder) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path secret = folder.resolve(PRIVATE_KEY + ".new");
        Files.deleteIfExists(secret);
        Files.createFile(secret);
        if (secret.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        }
        Files.writeString(secret, encoded(pair.getPrivate().getEncoded()));
        Files.writeString(folder.resolve(PUBLIC_KEY), encoded(pair.getPublic().getEncoded()));
        Files.move(secret, folder.resolve(PRIVATE_KEY));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes) + "\n";
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private void start() {
        var _ =
                thread.scheduleWithFixedDelay(
                        this::sign, EVERY.toSeconds(), EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void advanced(SessionId session, long sequence, byte[] hash) {
        unsigned.put(session, new Newest(sequence, HexFormat.of().formatHex(hash)));
    }

    @Override
    public void rested(SessionId session) {
        if (!thread.isShutdown()) {
            thread.execute(this::sign);
        }
    }

    /// Signs what is new. A head that cannot be kept is tried again with the next one.
    private void sign() {
        for (SessionId session : List.copyOf(unsigned.keySet())) {
            Newest newest = unsigned.remove(session);
            if (newest == null) {
                continue;
            }
            try {
                String text =
                        session
                                + " "
                                + newest.sequence()
                                + " "
                                + newest.hash()
                                + " "
                                + clock.millis();
                lines.append(text + " " + signature(text));
            } catch (IOException | GeneralSecurityException failure) {
                LOG.error("the head of session {} was not signed", session, failure);
                unsigned.putIfAbsent(session, newest);
                return;
            }
        }
    }

    private String signature(String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return Base64.getEncoder().encodeToString(signature.sign());
    }

    /// Reads and checks signed heads.
    ///
    /// @throws IOException naming the line that is wrong
    public static List<Head> read(Path file, Path publicKey) throws IOException {
        List<String> lines = ChainedLines.read(file);
        List<Head> heads = new ArrayList<>();
        try {
            PublicKey key =
                    KeyFactory.getInstance("Ed25519")
                            .generatePublic(
                                    new X509EncodedKeySpec(
                                            Base64.getDecoder().decode(text(publicKey))));
            for (String line : lines) {
                heads.add(read(file, heads.size() + 1, ChainedLines.text(line), key));
            }
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw new IOException(
                    file + ", line " + (heads.size() + 1) + " is malformed, or the key is none",
                    malformed);
        }
        return heads;
    }

    private static Head read(Path file, int number, String text, PublicKey key)
            throws IOException, GeneralSecurityException {
        int end = text.lastIndexOf(' ');
        String[] parts = text.split(" ", -1);
        if (parts.length != 5) {
            throw new IOException(file + ", line " + number + " is malformed");
        }
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(text.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Base64.getDecoder().decode(parts[4]))) {
            throw new IOException(file + ", line " + number + " is not signed by this relay");
        }
        return new Head(SessionId.parse(parts[0]), Long.parseLong(parts[1]), parts[2], number);
    }

    /// Signs what is left.
    @Override
    public void close() {
        thread.execute(this::sign);
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                LOG.warn("the last heads were not signed in time");
            }
            lines.close();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException failure) {
            LOG.warn("the heads were not closed in order", failure);
        }
    }
}
