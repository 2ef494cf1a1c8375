package org.orrery.bench.peer;

import java.io.IOException;
import java.util.List;
import org.orrery.bench.swarm.Dialect;
import org.orrery.bench.swarm.Seat;

/// The kinds of servers that the relay is compared with.
public enum Peer {
    BARE("bare Vert.x"),
    WS("ws"),
    SOCKET_IO("socket.io"),
    COLYSEUS("Colyseus");

    private final String title;

    Peer(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /// Whether it runs on Node, with packages that have to be there.
    public boolean isOnNode() {
        return this != BARE;
    }

    String program() {
        return switch (this) {
            case BARE -> throw new IllegalStateException("it is a Java program");
            case WS -> "ws.js";
            case SOCKET_IO -> "socketio.js";
            case COLYSEUS -> "colyseus.js";
        };
    }

    Seat seat(int port, int room, int member) throws IOException, InterruptedException {
        String path =
                switch (this) {
                    case BARE, WS -> "/" + room;
                    case SOCKET_IO -> "/socket.io/?EIO=4&transport=websocket";
                    case COLYSEUS -> ColyseusSeats.reserve(port, room);
                };
        return new Seat(room, member, port, path, List.of());
    }

    Dialect dialect() {
        return switch (this) {
            case BARE, WS -> PlainVoice::new;
            case SOCKET_IO -> SocketIoVoice::new;
            case COLYSEUS -> ColyseusVoice::new;
        };
    }
}
