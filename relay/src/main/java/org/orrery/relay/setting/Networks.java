package org.orrery.relay.setting;

import java.net.InetAddress;
import java.util.List;

/// Some blocks of addresses.
public record Networks(List<Network> networks) {

    public Networks {
        networks = List.copyOf(networks);
    }

    public boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
