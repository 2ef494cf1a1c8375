package org.orrery.relay.outgoing;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.orrery.relay.setting.Network;

/// Which addresses belong to the public internet: those that the IANA special-purpose registries (RFC 6890) do not keep for
/// something else. Of IPv6 only what has been given out (2000::/3) without the ranges in which an IPv4 address is hidden.
/// IPv4 addresses mapped into IPv6 are IPv4 addresses to the JDK.
final class PublicAddresses {

    private static final List<Network> SPECIAL_V4 =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4");

    private static final List<Network> SPECIAL_V6 =
            networks("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

    private static final Network GIVEN_OUT_V6 = Network.parse("2000::/3");

    private PublicAddresses() {}

    static boolean contains(InetAddress address) {
        return switch (address) {
            case Inet4Address v4 -> SPECIAL_V4.stream().noneMatch(each -> each.contains(v4));
            case Inet6Address v6 ->
                    GIVEN_OUT_V6.contains(v6)
                            && SPECIAL_V6.stream().noneMatch(each -> each.contains(v6));
            default -> false;
        };
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
