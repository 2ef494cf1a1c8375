package org.orrery.relay.setting;

import java.net.URI;
import java.util.Optional;
import java.util.Set;

/// Where a relay listens and who may call it by which name.
///
/// @param insecureBind agrees to serve other machines without TLS
/// @param publicBase how the relay is reached from outside, when that is not how it listens
/// @param trustedProxies whose word is taken on where a request comes from
public record NetworkSettings(
        String host,
        int port,
        boolean insecureBind,
        Optional<TlsSettings> tls,
        Set<String> allowedNames,
        Optional<URI> publicBase,
        Networks trustedProxies,
        int eventLoops) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    /// Checks what it is given.
    ///
    /// @throws IllegalArgumentException in words for the person who set it
    public NetworkSettings {
        allowedNames = Set.copyOf(allowedNames);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is a number from 0 to 65535, not " + port);
        }
        if (!LOOPBACK.contains(host) && tls.isEmpty() && !insecureBind) {
            throw new IllegalArgumentException(
                    "host: binding to "
                            + host
                            + " would serve other machines without encryption;"
                            + " set tls-certificate and tls-key,"
                            + " or say --insecure-bind if the network is trusted");
        }
    }

    static NetworkSettings of(Reading reading, boolean insecureBind) {
        return new NetworkSettings(
                reading.text("host"),
                reading.whole("port"),
                insecureBind,
                TlsSettings.of(reading),
                Set.copyOf(reading.list("allowed-names")),
                reading.base("public-url"),
                reading.networks("trusted-proxies"),
                reading.whole("event-loops"));
    }

    public NetworkSettings withAddress(String newHost, int newPort, boolean newInsecureBind) {
        return new NetworkSettings(
                newHost,
                newPort,
                newInsecureBind,
                tls,
                allowedNames,
                publicBase,
                trustedProxies,
                eventLoops);
    }

    /// `http` or `https`.
    public String scheme() {
        return tls.isPresent() ? "https" : "http";
    }
}
