package org.orrery.relay.room;

import java.time.Duration;
import org.orrery.protocol.Protocol;

/// How much a room bears before it says no. Described with the settings of the relay.
///
/// @param members people at once
/// @param backlogBytes unread bytes at which a slow reader is closed
/// @param presenceBacklogBytes unread bytes at which presence is left out for a reader
/// @param tailEntries entries kept ready for those who come back
/// @param tailBytes roughly how much memory these may take
/// @param checkpointEvery entries between two digests
/// @param submitsPerSecond sustained submissions of one connection
/// @param submitBurst submissions at once before reading is paused; at twice as many the connection is closed
/// @param presencePerSecond pose updates of one connection
/// @param signalsPerSecond signals and other messages of one connection
/// @param unsettled submissions of one client that wait for the log before reading is paused
public record RoomLimits(
        int members,
        long backlogBytes,
        long presenceBacklogBytes,
        int tailEntries,
        long tailBytes,
        int checkpointEvery,
        int submitsPerSecond,
        int submitBurst,
        int presencePerSecond,
        int signalsPerSecond,
        int unsettled,
        Duration checkpointIdle,
        Duration helloTimeout,
        Duration idleTimeout,
        Duration absence) {

    public static final RoomLimits DEFAULT =
            new RoomLimits(
                    Protocol.MAX_MEMBERS,
                    1 << 20,
                    64 << 10,
                    4096,
                    8 << 20,
                    256,
                    500,
                    2000,
                    60,
                    40,
                    256,
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5));
}
