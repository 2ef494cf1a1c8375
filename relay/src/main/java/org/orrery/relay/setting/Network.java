package org.orrery.relay.setting;

import java.math.BigInteger;
import java.net.InetAddress;

/// A block of IP addresses (RFC 4632), such as `10.0.0.0/8`; an address alone is a block of one.
public record Network(InetAddress start, int bits) {

    /// Checks the length.
    public Network {
        if (bits < 0 || bits > start.getAddress().length * 8) {
            throw new IllegalArgumentException("no network has /" + bits);
        }
    }

    /// Reads one.
    ///
    /// @throws IllegalArgumentException when it is no network; names are none
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress start = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
        return new Network(
                start,
                slash < 0
                        ? start.getAddress().length * 8
                        : Integer.parseInt(text.substring(slash + 1)));
    }

    public boolean contains(InetAddress address) {
        byte[] first = start.getAddress();
        byte[] other = address.getAddress();
        int rest = first.length * 8 - bits;
        return first.length == other.length
                && new BigInteger(1, first)
                        .shiftRight(rest)
                        .equals(new BigInteger(1, other).shiftRight(rest));
    }
}
