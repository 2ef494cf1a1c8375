package org.orrery.bench.swarm;

/// How a kind of server is spoken with.
@FunctionalInterface
public interface Dialect {

    /// The voice of a member, made anew for each connection.
    Voice voice(Seat seat, Wire wire, Hearing hearing);
}
