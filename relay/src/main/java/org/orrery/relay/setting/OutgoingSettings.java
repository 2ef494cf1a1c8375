package org.orrery.relay.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// What the relay may ask of others, see [org.orrery.relay.outgoing.OutgoingRequests].
///
/// @param allowed host names, addresses and networks (`10.1.0.0/16`) that may be asked although they are not public
/// @param loopback whether this machine may be asked, also without TLS
/// @param trust certificates (PEM) that are trusted besides those of the JDK
public record OutgoingSettings(
        Set<String> allowed,
        boolean loopback,
        Optional<Path> trust,
        int redirects,
        int answerBytes,
        Duration patience) {

    public OutgoingSettings {
        allowed = Set.copyOf(allowed);
    }

    static OutgoingSettings of(Reading reading) {
        return new OutgoingSettings(
                Set.copyOf(reading.list("outgoing-allowed")),
                reading.yes("outgoing-loopback"),
                reading.file("outgoing-trust"),
                reading.whole("outgoing-redirects"),
                reading.whole("outgoing-bytes"),
                reading.duration("outgoing-timeout"));
    }
}
