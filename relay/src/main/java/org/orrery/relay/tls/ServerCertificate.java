package org.orrery.relay.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import org.orrery.relay.setting.TlsSettings;

/// A certificate chain with its private key, as read from two PEM files: well-formed, of one key pair, and good now.
///
/// @param expires when the relay's own certificate ends
public record ServerCertificate(X509KeyManager keys, Instant expires) {

    private static final Pattern KEY =
            Pattern.compile(
                    "-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    /// Reads both files.
    ///
    /// @throws IllegalArgumentException naming the setting whose file is wrong
    public static ServerCertificate read(TlsSettings settings, Instant now) {
        List<X509Certificate> chain = chain(settings.certificate());
        X509Certificate own = chain.getFirst();
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw new IllegalArgumentException(
                    "tls-certificate: it expired on " + own.getNotAfter().toInstant());
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw new IllegalArgumentException(
                    "tls-certificate: it is good only from " + own.getNotBefore().toInstant());
        }
        PrivateKey key = key(settings.key(), own.getPublicKey().getAlgorithm());
        try {
            if (!isPair(own, key)) {
                throw new IllegalArgumentException("tls-key: it is not the key of tls-certificate");
            }
            return new ServerCertificate(manager(chain, key), own.getNotAfter().toInstant());
        } catch (GeneralSecurityException | IOException unusable) {
            throw new IllegalArgumentException(
                    "tls-key: the key cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static List<X509Certificate> chain(Path file) {
        byte[] pem = bytes("tls-certificate", file);
        try {
            List<X509Certificate> chain =
                    CertificateFactory.getInstance("X.509")
                            .generateCertificates(new ByteArrayInputStream(pem))
                            .stream()
                            .map(X509Certificate.class::cast)
                            .toList();
            if (!chain.isEmpty()) {
                return chain;
            }
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException(
                    "tls-certificate: " + file + " has no certificates in PEM", malformed);
        }
        throw new IllegalArgumentException("tls-certificate: " + file + " has no certificates");
    }

    private static PrivateKey key(Path file, String algorithm) {
        String pem = new String(bytes("tls-key", file), StandardCharsets.US_ASCII);
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.find()) {
            throw new IllegalArgumentException(
                    "tls-key: "
                            + file
                            + " has no key in PKCS #8 without a passphrase; openssl pkcs8 -topk8"
                            + " -nocrypt makes one");
        }
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(matcher.group(1));
            return KeyFactory.getInstance(algorithm)
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "tls-key: " + file + " is no key of the certificate's kind, " + algorithm,
                    wrong);
        }
    }

    private static byte[] bytes(String setting, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException(
                    setting + ": " + file + " cannot be read", unreadable);
        }
    }

    private static boolean isPair(X509Certificate certificate, PrivateKey key)
            throws GeneralSecurityException {
        String algorithm =
                switch (key.getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> key.getAlgorithm();
                };
        byte[] words = "one pair".getBytes(StandardCharsets.US_ASCII);
        Signature signing = Signature.getInstance(algorithm);
        signing.initSign(key);
        signing.update(words);
        byte[] signature = signing.sign();
        Signature verifying = Signature.getInstance(algorithm);
        verifying.initVerify(certificate.getPublicKey());
        verifying.update(words);
        return verifying.verify(signature);
    }

    private static X509KeyManager manager(List<X509Certificate> chain, PrivateKey key)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] inMemory = new char[0];
        store.setKeyEntry("relay", key, inMemory, chain.toArray(Certificate[]::new));
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, inMemory);
        for (KeyManager manager : factory.getKeyManagers()) {
            if (manager instanceof X509KeyManager keys) {
                return keys;
            }
        }
        throw new GeneralSecurityException("no key manager for X.509");
    }
}
