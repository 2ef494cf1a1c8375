package org.orrery.relay.log.file;

/// How much a file log takes at once.
///
/// @param segmentBytes size at which a segment is sealed and the next one begun
/// @param waitingDrafts drafts that may wait for one writing thread; further ones are rejected
/// @param waitingBytes what these may take together
public record LogLimits(long segmentBytes, int waitingDrafts, long waitingBytes) {

    public static final LogLimits STANDARD = new LogLimits(64L << 20, 16_384, 64L << 20);
}
