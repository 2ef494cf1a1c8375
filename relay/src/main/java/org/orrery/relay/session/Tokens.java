package org.orrery.relay.session;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.Revocations;

/// Join tokens: 192 random bits that open one session for one user until they expire. Only their SHA-256 is kept, in memory
/// and in a file, so that members come back after a restart of the relay without joining again. Safe on any thread.
public final class Tokens implements Revocations.Listener {

    private static final int BYTES = 24;
    private static final String NONE = "-";
    private static final Set<Role> ALL_ROLES = Set.of(Role.values());

    /// What a token opens.
    ///
    /// @param roles that its owner may ask for
    /// @param signIn which sign-in it came from, if it came from one
    public record Grant(
            SessionId session,
            UserId user,
            Instant expiresAt,
            Set<Role> roles,
            Optional<String> signIn) {
        public Grant {
            roles = Set.copyOf(roles);
        }
    }

    /// A token as its owner gets it.
    public record Issued(String token, Instant expiresAt) {}

    private final Path file;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final Duration lifetime;
    private final Map<String, Grant> grants = new HashMap<>();

    private Tokens(Path file, RandomGenerator random, InstantSource clock, Duration lifetime) {
        this.file = file;
        this.random = random;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /// Reads the tokens that are still good. Lines that are not understood, such as a torn last one, are left out: their
    /// owners join again.
    ///
    /// @param random must be cryptographically strong
    public static Tokens open(
            Path file, RandomGenerator random, InstantSource clock, Duration lifetime)
            throws IOException {
        Tokens tokens = new Tokens(file, random, clock, lifetime);
        if (Files.exists(file)) {
            Files.readAllLines(file, StandardCharsets.UTF_8).forEach(tokens::read);
        }
        tokens.rewrite();
        return tokens;
    }

    public Issued issue(SessionId session, UserId user) {
        return issue(session, user, ALL_ROLES, Optional.empty());
    }

    public synchronized Issued issue(
            SessionId session, UserId user, Set<Role> roles, Optional<String> signIn) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Grant grant = new Grant(session, user, clock.instant().plus(lifetime), roles, signIn);
        String hash = hash(token);
        grants.put(hash, grant);
        try {
            Files.writeString(
                    file,
                    line(hash, grant),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new Issued(token, grant.expiresAt());
    }

    /// What `token` opens now; empty when it is wrong or has expired.
    public synchronized Optional<Grant> check(String token) {
        String hash = hash(token);
        Grant grant = grants.get(hash);
        if (grant != null && !clock.instant().isBefore(grant.expiresAt())) {
            grants.remove(hash);
            return Optional.empty();
        }
        return Optional.ofNullable(grant);
    }

    private void read(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 4 && parts.length != 6) {
            return;
        }
        try {
            Instant expiresAt = Instant.ofEpochMilli(Long.parseLong(parts[3]));
            if (clock.instant().isBefore(expiresAt)) {
                grants.put(parts[0], grant(parts, expiresAt));
            }
        } catch (IllegalArgumentException torn) {
            return;
        }
    }

    /// Tokens of the first version have neither roles nor a sign-in.
    private static Grant grant(String[] parts, Instant expiresAt) {
        boolean old = parts.length == 4;
        return new Grant(
                SessionId.parse(parts[1]),
                new UserId(parts[2]),
                expiresAt,
                old ? ALL_ROLES : roles(parts[4]),
                old || parts[5].equals(NONE) ? Optional.empty() : Optional.of(parts[5]));
    }

    private static Set<Role> roles(String names) {
        return Stream.of(names.split(",", -1))
                .flatMap(name -> Role.ofWireName(name).stream())
                .collect(Collectors.toSet());
    }

    /// Takes back the tokens that somebody got, or got under one sign-in.
    @Override
    public synchronized void revoked(Revocations.Revocation revocation) {
        if (grants.values().removeIf(grant -> revocation.covers(grant.user(), grant.signIn()))) {
            try {
                rewrite();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    private void rewrite() throws IOException {
        List<String> lines = new ArrayList<>();
        grants.forEach((hash, grant) -> lines.add(line(hash, grant)));
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(draft, String.join("", lines), StandardCharsets.UTF_8);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String line(String hash, Grant grant) {
        return hash
                + " "
                + grant.session()
                + " "
                + grant.user()
                + " "
                + grant.expiresAt().toEpochMilli()
                + " "
                + grant.roles().stream()
                        .map(Role::wireName)
                        .sorted()
                        .collect(Collectors.joining(","))
                + " "
                + grant.signIn().orElse(NONE)
                + "\n";
    }

    private static String hash(String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
