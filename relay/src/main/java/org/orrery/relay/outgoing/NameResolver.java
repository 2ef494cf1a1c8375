package org.orrery.relay.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/// Finds the addresses of a name. May block; safe on any thread.
@FunctionalInterface
public interface NameResolver {

    List<InetAddress> resolve(String name) throws UnknownHostException;

    /// The system's.
    static NameResolver system() {
        return name -> List.of(InetAddress.getAllByName(name));
    }
}
