package org.orrery.bench.peer;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The least that can be built on Vert.x: whatever comes on a socket goes to the others of the same path, at once or with a
/// tick, through the public interface, without codecs, members, roles, limits, log or measurement. What a relay costs more
/// than this is its own.
public final class BareRelay {

    private final int tickMillis;
    private final Map<String, Group> groups = new ConcurrentHashMap<>();
    private final Vertx vertx;

    private BareRelay(Vertx vertx, int tickMillis) {
        this.vertx = vertx;
        this.tickMillis = tickMillis;
    }

    /// Listens until it is killed.
    ///
    /// @param arguments the port, and the tick in milliseconds or 0
    public static void main(String[] arguments) {
        int port = Integer.parseInt(arguments[0]);
        Vertx vertx =
                Vertx.vertx(
                        new VertxOptions()
                                .setEventLoopPoolSize(Runtime.getRuntime().availableProcessors())
                                .setPreferNativeTransport(true));
        BareRelay relay = new BareRelay(vertx, Integer.parseInt(arguments[1]));
        HttpServerOptions options =
                new HttpServerOptions()
                        .setPerMessageWebSocketCompressionSupported(false)
                        .setPerFrameWebSocketCompressionSupported(false)
                        .setTcpNoDelay(true);
        var _ =
                vertx.createHttpServer(options)
                        .webSocketHandler(relay::attach)
                        .listen(port, "127.0.0.1");
    }

    private void attach(ServerWebSocket socket) {
        Group group = groups.computeIfAbsent(socket.path(), _ -> new Group());
        group.context.runOnContext(_ -> group.sockets.add(socket));
        var _ =
                socket.binaryMessageHandler(message ->
                                group.context.runOnContext(_ -> group.heard(socket, message)))
                        .closeHandler(
                                _ -> group.context.runOnContext(_ -> group.sockets.remove(socket)));
    }

    /// Sockets of one path, all touched on one event loop.
    private final class Group {
        private final ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        private final Set<ServerWebSocket> sockets = new LinkedHashSet<>();
        private Buffer waiting = Buffer.buffer();

        Group() {
            if (tickMillis > 0) {
                context.runOnContext(_ -> {
                    var _ = vertx.setPeriodic(tickMillis, _ -> flush());
                });
            }
        }

        void heard(ServerWebSocket from, Buffer message) {
            if (tickMillis > 0) {
                waiting = waiting.appendBuffer(message);
                return;
            }
            for (ServerWebSocket each : sockets) {
                if (!each.equals(from)) {
                    var _ = each.writeBinaryMessage(message);
                }
            }
        }

        private void flush() {
            if (waiting.length() > 0) {
                Buffer all = waiting;
                waiting = Buffer.buffer();
                for (ServerWebSocket each : sockets) {
                    if (!each.writeQueueFull()) {
                        var _ = each.writeBinaryMessage(all);
                    }
                }
            }
        }
    }
}
