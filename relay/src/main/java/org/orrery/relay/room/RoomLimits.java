package org.orrery.relay.room;

import java.time.Duration;

/// How much a room bears before it says no. Described, with the defaults, in `relay.properties`.
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
/// @param shared what connections may send together
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
        Duration absence,
        SharedRates shared) {}
