package org.orrery.relay.identity.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.orrery.relay.setting.IdentitySettings.PasswordSettings;

/// Argon2id (RFC 9106) in the PHC string format, so that each hash knows its own costs. Slow on purpose, and takes memory.
final class PasswordHash {

    static final int SHORTEST = 10;
    static final int LONGEST = 256;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile(
                    "\\$argon2id\\$v=19\\$m=(\\d{1,8}),t=(\\d{1,4}),p=(\\d{1,3})"
                            + "\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    private PasswordHash() {}

    /// Why a password cannot be taken.
    ///
    /// @throws IllegalArgumentException in words for the person who chose it
    static void check(String password) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "a password has " + SHORTEST + " to " + LONGEST + " characters");
        }
    }

    static String of(String password, PasswordSettings costs, SecureRandom random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return prefix(costs)
                + base64.encodeToString(salt)
                + "$"
                + base64.encodeToString(hash(password, salt, costs, HASH_BYTES));
    }

    private static String prefix(PasswordSettings costs) {
        return "$argon2id$v=19$m="
                + costs.memoryKib()
                + ",t="
                + costs.iterations()
                + ",p="
                + costs.parallelism()
                + "$";
    }

    static boolean matches(String password, String stored) {
        Matcher parts = FORM.matcher(stored);
        if (!parts.matches() || password.length() > LONGEST) {
            return false;
        }
        PasswordSettings costs =
                new PasswordSettings(
                        Integer.parseInt(parts.group(1)),
                        Integer.parseInt(parts.group(2)),
                        Integer.parseInt(parts.group(3)));
        byte[] salt = Base64.getDecoder().decode(parts.group(4));
        byte[] expected = Base64.getDecoder().decode(parts.group(5));
        return MessageDigest.isEqual(expected, hash(password, salt, costs, expected.length));
    }

    /// Whether a hash was made with other costs than these.
    static boolean isOutdated(String stored, PasswordSettings costs) {
        return !stored.startsWith(prefix(costs));
    }

    private static byte[] hash(String password, byte[] salt, PasswordSettings costs, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(costs.memoryKib())
                        .withIterations(costs.iterations())
                        .withParallelism(costs.parallelism())
                        .withSalt(salt)
                        .build());
        byte[] bytes =
                Normalizer.normalize(password, Normalizer.Form.NFKC)
                        .getBytes(StandardCharsets.UTF_8);
        byte[] hash = new byte[length];
        var _ = generator.generateBytes(bytes, hash);
        Arrays.fill(bytes, (byte) 0);
        return hash;
    }
}
