package org.orrery.relay.setting;

import java.util.Set;

/// Where a relay listens and who may call it by which name.
///
/// @param insecureBind agrees to serve other machines without TLS
public record NetworkSettings(
        String host, int port, boolean insecureBind, Set<String> allowedNames, int eventLoops) {

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "::1", "localhost");

    /// Checks what it is given.
    ///
    /// @throws IllegalArgumentException in words for the person who set it
    public NetworkSettings {
        allowedNames = Set.copyOf(allowedNames);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is a number from 0 to 65535, not " + port);
        }
        if (!LOOPBACK.contains(host) && !insecureBind) {
            throw new IllegalArgumentException(
                    "binding to "
                            + host
                            + " would serve other machines without encryption;"
                            + " say --insecure-bind if the network is trusted");
        }
    }

    static NetworkSettings of(Reading reading, boolean insecureBind) {
        return new NetworkSettings(
                reading.text("host"),
                reading.whole("port"),
                insecureBind,
                Set.copyOf(reading.list("allowed-names")),
                reading.whole("event-loops"));
    }

    public NetworkSettings withAddress(String newHost, int newPort, boolean newInsecureBind) {
        return new NetworkSettings(newHost, newPort, newInsecureBind, allowedNames, eventLoops);
    }
}
