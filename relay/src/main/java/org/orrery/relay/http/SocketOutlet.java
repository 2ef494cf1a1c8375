package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.CloseReason;
import org.orrery.relay.room.Frame;
import org.orrery.relay.room.Outlet;

/// Writes a room's frames to one WebSocket, past Vert.x's own queue to its channel. The room's thread sends, the socket's
/// event loop writes.
final class SocketOutlet implements Outlet {

    /// A reader that takes nothing does not take the goodbye either.
    private static final long GOODBYE_SECONDS = 3;

    private final ServerWebSocket socket;
    private final Channel channel;
    private final boolean text;
    private final LongConsumer sentBytes;

    /// Bytes on their way to the event loop; counted up by the room's thread, down by the event loop.
    private final AtomicLong queued = new AtomicLong();

    /// Set by the room's thread before it asks for the close.
    private volatile @Nullable CloseReason reason;

    /// Whether something was written and not flushed; of the event loop.
    private boolean unflushed;

    SocketOutlet(ServerWebSocket socket, Channel channel, boolean text, LongConsumer sentBytes) {
        this.socket = socket;
        this.channel = channel;
        this.text = text;
        this.sentBytes = sentBytes;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public void send(Frame frame) {
        if (reason == null && channel.isActive()) {
            int bytes = Outbox.current().add(this, frame, text);
            queued.addAndGet(bytes);
            sentBytes.accept(bytes);
        }
    }

    /// On the event loop.
    ///
    /// @return whether it has to be flushed
    boolean write(ByteBuf frame) {
        int bytes = frame.readableBytes();
        var _ = channel.write(frame, channel.voidPromise());
        queued.addAndGet(-bytes);
        boolean first = !unflushed;
        unflushed = true;
        return first;
    }

    void flush() {
        if (unflushed) {
            unflushed = false;
            var _ = channel.flush();
        }
    }

    /// What is on its way, and what the channel keeps because the network does not take it.
    @Override
    public long backlogBytes() {
        ChannelOutboundBuffer kept = channel.unsafe().outboundBuffer();
        return queued.get() + (kept == null ? 0 : kept.totalPendingWriteBytes());
    }

    @Override
    public void close(CloseReason why) {
        if (reason == null) {
            reason = why;
            Outbox.current().addClose(this);
        }
    }

    /// Closes at once, on the event loop.
    void closeNow(CloseReason why) {
        reason = why;
        closeSocket();
    }

    void closeSocket() {
        CloseReason why = reason;
        if (why != null && !socket.isClosed()) {
            var _ = socket.close((short) why.code(), why.sentence());
            var _ =
                    loop().schedule(
                                    () -> {
                                        var _ = channel.close();
                                    },
                                    GOODBYE_SECONDS,
                                    TimeUnit.SECONDS);
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
