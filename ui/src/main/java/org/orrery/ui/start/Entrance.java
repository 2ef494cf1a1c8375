package org.orrery.ui.start;

import java.util.Optional;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.ui.data.AtHand;

/// A room that has just been entered.
///
/// @param relay where it is, for data and links
/// @param atHand its data, if it was read here already
public record Entrance(RoomClient room, RelayClient relay, Optional<AtHand> atHand) {
    public Entrance(RoomClient room, RelayClient relay) {
        this(room, relay, Optional.empty());
    }
}
