package org.orrery.relay.outgoing;

import java.math.BigInteger;
import java.net.InetAddress;

/// A block of IP addresses (RFC 4632), such as `10.0.0.0/8`; an address alone is a block of one.
record Network(InetAddress start, int bits) {

    Network {
        if (bits < 0 || bits > start.getAddress().length * 8) {
            throw new IllegalArgumentException("no network has /" + bits);
        }
    }

    /// @throws IllegalArgumentException when it is no network; names are none
    static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new Network(
                start,
                slash < 0
                        ? start.getAddress().length * 8
                        : Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
        byte[] first = start.getAddress();
        byte[] other = address.getAddress();
        int rest = first.length * 8 - bits;
        return first.length == other.length
                && new BigInteger(1, first)
                        .shiftRight(rest)
                        .equals(new BigInteger(1, other).shiftRight(rest));
    }
}
