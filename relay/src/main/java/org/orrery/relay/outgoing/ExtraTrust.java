package org.orrery.relay.outgoing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/// The authorities that the JDK trusts, and those of a file of a company's own.
public final class ExtraTrust {

    private ExtraTrust() {}

    /// @throws IllegalArgumentException when the file cannot be read
    static TrustManager of(Path file) {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            int number = 0;
            for (X509Certificate each : manager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("jdk-" + number++, each);
            }
            try (InputStream stream = Files.newInputStream(file)) {
                for (Certificate each :
                        CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                    store.setCertificateEntry("file-" + number++, each);
                }
            }
            return manager(store);
        } catch (IOException | GeneralSecurityException unusable) {
            throw new IllegalArgumentException(
                    "certificates to trust cannot be read from " + file, unusable);
        }
    }

    /// Connections that trust these.
    ///
    /// @throws IllegalArgumentException when the file cannot be read
    public static SSLContext context(Path file) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {of(file)}, null);
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509TrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }
}
