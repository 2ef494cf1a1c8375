package org.orrery.net.download;

import java.nio.file.Path;

/// How fetching a file ended.
public sealed interface Fetched {

    /// All of it is here, in a file that only this user can read and that the caller deletes.
    ///
    /// @param name what the address calls it; never empty
    record Whole(Path file, String name) implements Fetched {}

    /// The address is none that is fetched: not http or https, or without a host.
    record NotAnAddress() implements Fetched {}

    /// The server answered, but not with the file.
    record Status(int code) implements Fetched {}

    /// It is larger than it may be.
    record TooLarge(long maxBytes) implements Fetched {}

    /// The server sent from one address to the next, too often or to one that may not be followed.
    record Redirected() implements Fetched {}

    /// Nobody answered, the connection broke, or it took too long.
    record Unreachable(String reason) implements Fetched {}
}
