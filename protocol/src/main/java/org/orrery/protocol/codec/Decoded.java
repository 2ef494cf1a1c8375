package org.orrery.protocol.codec;

/// What bytes turned out to be.
public sealed interface Decoded<M> {

    record Message<M>(M message) implements Decoded<M> {}

    /// A message of a kind that this version does not know: skipped and counted.
    record Unknown<M>(String type) implements Decoded<M> {}

    /// No message at all; the connection is closed.
    record Malformed<M>(String reason) implements Decoded<M> {}
}
