package org.orrery.bench.swarm;

import java.util.List;

/// Where one member sits: who they are and which request opens their WebSocket.
///
/// @param room the number of their room
/// @param member their number in it
/// @param path with the query
/// @param headers lines besides those that every upgrade has
public record Seat(int room, int member, int port, String path, List<String> headers) {

    public Seat {
        headers = List.copyOf(headers);
    }
}
