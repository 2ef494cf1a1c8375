package org.orrery.relay.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.buffer.BufferInternal;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.orrery.protocol.CloseReason;
import org.orrery.relay.room.Frame;
import org.orrery.relay.room.Outlet;

/// Writes a room's frames to one WebSocket. The room's thread writes, the socket's event loop tells what has gone out.
final class SocketOutlet implements Outlet {

    private final ServerWebSocket socket;
    private final boolean text;
    private final LongConsumer sentBytes;

    /// Bytes handed to the socket and not yet written to the network; counted up by the room, down by the event loop.
    private final AtomicLong backlog = new AtomicLong();

    SocketOutlet(ServerWebSocket socket, boolean text, LongConsumer sentBytes) {
        this.socket = socket;
        this.text = text;
        this.sentBytes = sentBytes;
    }

    @Override
    public void send(Frame frame) {
        if (socket.isClosed()) {
            return;
        }
        if (text) {
            String json = frame.json();
            written(json.length(), socket.writeTextMessage(json));
        } else {
            byte[] bytes = frame.cbor();
            var shared = BufferInternal.buffer(Unpooled.wrappedBuffer(bytes));
            written(bytes.length, socket.writeBinaryMessage(shared));
        }
    }

    private void written(int bytes, Future<Void> writing) {
        backlog.addAndGet(bytes);
        sentBytes.accept(bytes);
        var _ = writing.onComplete(_ -> backlog.addAndGet(-bytes));
    }

    @Override
    public long backlogBytes() {
        return backlog.get();
    }

    @Override
    public void close(CloseReason reason) {
        if (!socket.isClosed()) {
            var _ = socket.close((short) reason.code(), reason.sentence());
        }
    }

    @Override
    public void pause() {
        var _ = socket.pause();
    }

    @Override
    public void resume() {
        var _ = socket.resume();
    }
}
