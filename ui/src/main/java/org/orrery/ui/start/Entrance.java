package org.orrery.ui.start;

import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;

/// A room that has just been entered.
///
/// @param relay where it is, for data and links
public record Entrance(RoomClient room, RelayClient relay) {}
