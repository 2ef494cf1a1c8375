package org.orrery.net.trust;

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
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/// The authorities whose certificates are believed. Certificates and the names in them are always checked; there is no way to
/// turn that off.
public final class Trust {

    private final SSLContext context;

    private Trust(SSLContext context) {
        this.context = context;
    }

    /// What Java trusts.
    public static Trust standard() {
        try {
            return new Trust(SSLContext.getDefault());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("this Java has no TLS", broken);
        }
    }

    /// What Java trusts, and the certificates in a PEM file, such as a company's own authority.
    ///
    /// @throws IOException with a sentence for the user
    public static Trust with(Path file) throws IOException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            int number = 0;
            for (X509Certificate each : manager(null).getAcceptedIssuers()) {
                store.setCertificateEntry("java-" + number++, each);
            }
            int before = number;
            try (InputStream stream = Files.newInputStream(file)) {
                for (Certificate each :
                        CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
                    store.setCertificateEntry("file-" + number++, each);
                }
            }
            if (number == before) {
                throw new IOException("there are no certificates in " + file);
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new DatedTrust(manager(store))}, null);
            return new Trust(context);
        } catch (GeneralSecurityException malformed) {
            throw new IOException("there are no certificates in " + file, malformed);
        }
    }

    private static X509ExtendedTrustManager manager(@Nullable KeyStore store)
            throws GeneralSecurityException {
        TrustManagerFactory factory =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("no trust manager for X.509");
    }

    public SSLContext context() {
        return context;
    }
}
