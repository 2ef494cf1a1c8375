package org.orrery.relay.passcode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.orrery.model.id.SessionId;

/// The passcodes of all sessions, each in a file of its session's folder, so that it goes with the session. Safe on any
/// thread: the hashing is done on a thread of its own, one after the other.
public final class Passcodes {

    public static final int LEAST = 4;
    public static final int MOST = 64;

    private static final String FILE = "passcode";
    private static final int WAITING = 64;

    /// What came of comparing.
    public sealed interface Verdict {
        record Right() implements Verdict {}

        record Wrong() implements Verdict {}

        /// Too many wrong ones were tried; nothing was compared.
        record Later(long seconds) implements Verdict {}
    }

    private final Path sessions;
    private final SecureRandom random = new SecureRandom();
    private final Executor slow =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new LinkedBlockingQueue<>(WAITING),
                    Thread.ofPlatform().name("relay-passcodes").daemon().factory());
    private final ConcurrentHashMap<SessionId, PasscodeHash> known = new ConcurrentHashMap<>();

    /// From one address at one session, and at one session from wherever.
    private final Attempts near = new Attempts(5, Duration.ofSeconds(30), System::nanoTime);

    private final Attempts all = new Attempts(60, Duration.ofSeconds(2), System::nanoTime);

    /// Keeps them in the folders of the sessions.
    public Passcodes(Path sessions) {
        this.sessions = sessions;
    }

    /// Sets a session's passcode; completes when it is durable, with nothing.
    public CompletionStage<Optional<Void>> set(SessionId session, String passcode) {
        return run(() -> {
            PasscodeHash hash = PasscodeHash.of(passcode, random);
            Path folder = sessions.resolve(session.toString());
            Path draft = folder.resolve(FILE + ".new");
            Files.writeString(draft, hash.line() + "\n", StandardCharsets.UTF_8);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.READ)) {
                channel.force(true);
            }
            Files.move(draft, file(session), StandardCopyOption.ATOMIC_MOVE);
            known.put(session, hash);
            return Optional.empty();
        });
    }

    /// Takes a session's passcode away; completes with nothing.
    public CompletionStage<Optional<Void>> clear(SessionId session) {
        return run(() -> {
            Files.deleteIfExists(file(session));
            known.remove(session);
            return Optional.empty();
        });
    }

    /// Compares a passcode with the session's, unless too many wrong ones came from `address`. A session without one has none
    /// that fits.
    public CompletionStage<Verdict> check(SessionId session, String address, String passcode) {
        String key = session + " " + address;
        OptionalLong wait = near.take(key);
        if (wait.isEmpty()) {
            wait = all.take(session.toString());
        }
        if (wait.isPresent()) {
            return CompletableFuture.completedFuture(new Verdict.Later(wait.getAsLong()));
        }
        return run(() -> {
            boolean fits =
                    passcode.length() <= MOST
                            && hash(session).filter(hash -> hash.fits(passcode)).isPresent();
            if (!fits) {
                return new Verdict.Wrong();
            }
            near.giveBack(key);
            all.giveBack(session.toString());
            return new Verdict.Right();
        });
    }

    private Optional<PasscodeHash> hash(SessionId session) throws IOException {
        PasscodeHash cached = known.get(session);
        if (cached != null) {
            return Optional.of(cached);
        }
        try {
            PasscodeHash read =
                    PasscodeHash.parse(Files.readString(file(session), StandardCharsets.UTF_8));
            known.put(session, read);
            return Optional.of(read);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private Path file(SessionId session) {
        return sessions.resolve(session.toString()).resolve(FILE);
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> CompletionStage<T> run(Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return work.run();
                        } catch (IOException failure) {
                            throw new UncheckedIOException(failure);
                        }
                    },
                    slow);
        } catch (RejectedExecutionException tooManyWaiting) {
            return CompletableFuture.failedFuture(tooManyWaiting);
        }
    }
}
