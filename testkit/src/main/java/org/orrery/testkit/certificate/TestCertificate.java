package org.orrery.testkit.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A certificate that vouches for itself, with its key, as PEM files. Made by the JDK's `keytool`.
///
/// @param certificate what a client has to trust
/// @param key PKCS #8 without a passphrase
/// @param store both, in PKCS #12
public record TestCertificate(Path certificate, Path key, Path store) {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "test";

    /// One for `localhost` and `127.0.0.1`, good for a day.
    public static TestCertificate make(Path folder, String name) {
        return make(folder, name, "dns:localhost,ip:127.0.0.1", "-1H");
    }

    /// One for other names, or one that began, for its one day, at another time.
    ///
    /// @param names such as `dns:example.org,ip:127.0.0.1`
    /// @param start as keytool takes it, such as `-3d`
    public static TestCertificate make(Path folder, String name, String names, String start) {
        Path store = folder.resolve(name + ".p12");
        try {
            Process keytool =
                    new ProcessBuilder(
                                    Path.of(System.getProperty("java.home"), "bin", "keytool")
                                            .toString(),
                                    "-genkeypair",
                                    "-alias",
                                    ALIAS,
                                    "-keyalg",
                                    "EC",
                                    "-groupname",
                                    "secp256r1",
                                    "-dname",
                                    "CN=" + name,
                                    "-ext",
                                    "SAN=" + names,
                                    "-startdate",
                                    start,
                                    "-validity",
                                    "1",
                                    "-storetype",
                                    "PKCS12",
                                    "-storepass",
                                    PASSWORD,
                                    "-keystore",
                                    store.toString())
                            .redirectErrorStream(true)
                            .start();
            String said =
                    new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new AssertionError(said);
            }
            return write(folder, name, store);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    private static TestCertificate write(Path folder, String name, Path store)
            throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        Path certificate = folder.resolve(name + ".crt");
        Path key = folder.resolve(name + ".key");
        Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()));
        Files.writeString(
                key, pem("PRIVATE KEY", keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded()));
        return new TestCertificate(certificate, key, store);
    }

    private static String pem(String what, byte[] der) {
        return "-----BEGIN "
                + what
                + "-----\n"
                + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END "
                + what
                + "-----\n";
    }

    /// A client's side that trusts this certificate alone.
    public SSLContext trusting() {
        try (InputStream stream = Files.newInputStream(certificate)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(
                    ALIAS, CertificateFactory.getInstance("X.509").generateCertificate(stream));
            TrustManagerFactory factory =
                    TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }

    /// A server's side that shows this certificate.
    public SSLContext serving() {
        try (InputStream stream = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(stream, PASSWORD.toCharArray());
            KeyManagerFactory factory =
                    KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(keys, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException failure) {
            throw new AssertionError(failure);
        }
    }
}
