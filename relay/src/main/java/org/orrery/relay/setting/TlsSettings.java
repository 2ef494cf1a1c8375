package org.orrery.relay.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// With what the relay proves who it is.
///
/// @param certificate the chain in PEM, the relay's own certificate first
/// @param key its private key in PEM (PKCS #8), without a passphrase
/// @param lookEvery between two looks whether the files have changed
public record TlsSettings(Path certificate, Path key, Duration lookEvery) {

    static Optional<TlsSettings> of(Reading reading) {
        Optional<Path> certificate = reading.file("tls-certificate");
        Optional<Path> key = reading.file("tls-key");
        Duration lookEvery = reading.duration("tls-reload");
        if (certificate.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    "tls-certificate and tls-key are set together or not at all");
        }
        return certificate.map(path -> new TlsSettings(path, key.orElseThrow(), lookEvery));
    }
}
