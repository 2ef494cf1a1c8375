package org.orrery.relay.passcode;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A passcode as it is kept: PBKDF2 with HMAC-SHA-256 (RFC 8018), which takes a good part of a second on purpose.
///
/// @param iterations how slow it is
/// @param salt in Base64
/// @param hash in Base64
record PasscodeHash(int iterations, String salt, String hash) {

    /// What OWASP asks for in 2023 and later.
    private static final int ITERATIONS = 600_000;

    private static final String NAME = "pbkdf2-sha256";
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    /// Hashes a new passcode.
    ///
    /// @param random must be cryptographically strong
    static PasscodeHash of(String passcode, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        byte[] hash = derive(passcode, salt, ITERATIONS);
        Base64.Encoder base64 = Base64.getEncoder();
        return new PasscodeHash(
                ITERATIONS, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    boolean fits(String passcode) {
        Base64.Decoder base64 = Base64.getDecoder();
        return MessageDigest.isEqual(
                base64.decode(hash), derive(passcode, base64.decode(salt), iterations));
    }

    String line() {
        return String.join(" ", NAME, String.valueOf(iterations), salt, hash);
    }

    /// Reads what [#line()] wrote.
    ///
    /// @throws IllegalArgumentException when it is something else
    static PasscodeHash parse(String line) {
        String[] parts = line.strip().split(" ", -1);
        if (parts.length != 4 || !parts[0].equals(NAME)) {
            throw new IllegalArgumentException("no hash of a passcode");
        }
        return new PasscodeHash(Integer.parseInt(parts[1]), parts[2], parts[3]);
    }

    private static byte[] derive(String passcode, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(passcode.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible);
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return NAME;
    }
}
