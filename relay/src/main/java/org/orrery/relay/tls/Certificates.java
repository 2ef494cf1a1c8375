package org.orrery.relay.tls;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.setting.TlsSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives a server its certificate, and a new one when the files have changed. Connections that are open stay as they are; a
/// new certificate that cannot be used is logged, and the old one stays. TLS 1.3 only.
public final class Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final Set<String> PROTOCOLS = Set.of("TLSv1.3");

    private final TlsSettings settings;
    private final Duration handshake;
    private final RelayMeter meter;

    /// What the files looked like when they were last read; of the one thread that looks.
    private List<Object> seen;

    /// Written by the thread that looks, read by the meter.
    private volatile Instant expires;

    private final ServerCertificate first;

    /// Reads the certificate.
    ///
    /// @param handshake how long a TLS handshake may take
    /// @throws IllegalArgumentException naming the setting whose file is wrong
    public Certificates(TlsSettings settings, Duration handshake, RelayMeter meter) {
        this.settings = settings;
        this.handshake = handshake;
        this.meter = meter;
        this.seen = look();
        this.first = ServerCertificate.read(settings, Instant.now());
        this.expires = first.expires();
        meter.gauge(
                "orrery.tls.certificate.seconds",
                "How long the certificate is good for",
                () -> Duration.between(Instant.now(), expires).toSeconds());
    }

    /// Sets up a server that is about to listen.
    public void secure(HttpServerOptions options) {
        var _ = options.setSsl(true);
        var _ = options.setUseAlpn(false);
        var _ = options.setKeyCertOptions(KeyCertOptions.wrap(first.keys()));
        var _ = options.setEnabledSecureTransportProtocols(PROTOCOLS);
        var _ = options.setSslHandshakeTimeout(handshake.toMillis());
        var _ = options.setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    /// Looks at the files from time to time for as long as `vertx` runs.
    public void follow(Vertx vertx, HttpServer server) {
        var _ =
                vertx.setTimer(
                        settings.lookEvery().toMillis(),
                        _ -> {
                            var _ =
                                    vertx.executeBlocking(() -> renew(server))
                                            .onComplete(_ -> follow(vertx, server));
                        });
    }

    private boolean renew(HttpServer server) {
        List<Object> now = look();
        if (now.equals(seen)) {
            return false;
        }
        seen = now;
        try {
            ServerCertificate fresh = ServerCertificate.read(settings, Instant.now());
            ServerSSLOptions options = new ServerSSLOptions();
            options.setUseAlpn(false);
            options.setKeyCertOptions(KeyCertOptions.wrap(fresh.keys()))
                    .setEnabledSecureTransportProtocols(PROTOCOLS)
                    .setSslHandshakeTimeout(handshake.toMillis())
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
            var _ =
                    server.updateSSLOptions(options, true)
                            .onSuccess(_ -> renewed(fresh))
                            .onFailure(failure -> kept(String.valueOf(failure.getMessage())));
        } catch (IllegalArgumentException unusable) {
            kept(String.valueOf(unusable.getMessage()));
        }
        return true;
    }

    private void renewed(ServerCertificate fresh) {
        expires = fresh.expires();
        meter.certificateLooked("renewed");
        LOG.info("a new certificate is used, good until {}", fresh.expires());
    }

    private void kept(String why) {
        meter.certificateLooked("refused");
        LOG.error("the new certificate is not used, the old one stays: {}", why);
    }

    private List<Object> look() {
        return List.of(stamp(settings.certificate()), stamp(settings.key()));
    }

    private static List<Object> stamp(Path file) {
        try {
            return List.of(Files.getLastModifiedTime(file), Files.size(file));
        } catch (IOException missing) {
            return List.of();
        }
    }
}
