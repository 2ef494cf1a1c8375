package org.orrery.relay.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.orrery.protocol.rest.PolicyView;

/// What holds for a session because of its levels.
///
/// @param retention how long after its last change it is kept; empty for as long as somebody wants
/// @param exportAllowed whether what was said may leave the relay as a file
/// @param agentsAllowed whether programs may take part
/// @param watermark whether clients put the viewer's name over what they show
/// @param encryptionRequired whether other machines may come in over TLS only
public record Policy(
        Optional<Duration> retention,
        boolean exportAllowed,
        boolean agentsAllowed,
        boolean watermark,
        boolean encryptionRequired) {

    /// Asks for nothing.
    public static final Policy OPEN = new Policy(Optional.empty(), true, true, false, false);

    /// What holds when both do: in each respect what allows less, and the shorter time.
    public Policy and(Policy other) {
        return new Policy(
                Stream.of(retention, other.retention)
                        .flatMap(Optional::stream)
                        .min(Duration::compareTo),
                exportAllowed && other.exportAllowed,
                agentsAllowed && other.agentsAllowed,
                watermark || other.watermark,
                encryptionRequired || other.encryptionRequired);
    }

    public PolicyView view() {
        return new PolicyView(
                retention.map(Duration::toDays).orElse(null),
                exportAllowed,
                agentsAllowed,
                watermark,
                encryptionRequired);
    }
}
