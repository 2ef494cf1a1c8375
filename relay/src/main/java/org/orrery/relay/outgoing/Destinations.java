package org.orrery.relay.outgoing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.orrery.relay.setting.Network;
import org.orrery.relay.setting.OutgoingSettings;

/// Decides whether an address may be asked, and where exactly the connection goes: the name is resolved once, and what was
/// checked is what is connected to, so that a name that changes its mind (DNS rebinding) gains nothing.
final class Destinations {

    private static final int HTTPS = 443;
    private static final int HTTP = 80;

    /// What came of a look at an address.
    sealed interface Decision {

        /// It may be asked, there.
        ///
        /// @param tls whether the connection is encrypted, and the certificate has to name the host
        record Allowed(URI uri, InetSocketAddress socket, boolean tls) implements Decision {}

        record Refused(String reason) implements Decision {}
    }

    private final NameResolver resolver;
    private final boolean loopback;
    private final Set<String> names = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();

    Destinations(OutgoingSettings settings, NameResolver resolver) {
        this.resolver = resolver;
        this.loopback = settings.loopback();
        for (String allowed : settings.allowed()) {
            network(allowed)
                    .ifPresentOrElse(
                            networks::add, () -> names.add(allowed.toLowerCase(Locale.ROOT)));
        }
    }

    private static Optional<Network> network(String text) {
        try {
            return Optional.of(Network.parse(text));
        } catch (IllegalArgumentException name) {
            return Optional.empty();
        }
    }

    /// Blocks while the name is resolved.
    Decision look(URI uri) {
        String scheme = uri.getScheme();
        boolean tls = "https".equalsIgnoreCase(scheme);
        String host = uri.getHost();
        if (host == null || uri.getRawUserInfo() != null) {
            return new Decision.Refused("the address has no plain host");
        }
        if (!tls && !(loopback && "http".equalsIgnoreCase(scheme))) {
            return new Decision.Refused("the address is not https");
        }
        try {
            List<InetAddress> found = resolver.resolve(bare(host));
            for (InetAddress address : found) {
                if (!mayBeAsked(host, address) || (!tls && !address.isLoopbackAddress())) {
                    return new Decision.Refused("the address is not on the public internet");
                }
            }
            int port = uri.getPort() >= 0 ? uri.getPort() : tls ? HTTPS : HTTP;
            return found.isEmpty()
                    ? new Decision.Refused("the host has no address")
                    : new Decision.Allowed(uri, new InetSocketAddress(found.getFirst(), port), tls);
        } catch (UnknownHostException unknown) {
            return new Decision.Refused("the host is not known");
        }
    }

    private boolean mayBeAsked(String host, InetAddress address) {
        return PublicAddresses.contains(address)
                || (loopback && address.isLoopbackAddress())
                || names.contains(bare(host).toLowerCase(Locale.ROOT))
                || networks.stream().anyMatch(network -> network.contains(address));
    }

    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]")
                ? host.substring(1, host.length() - 1)
                : host;
    }
}
