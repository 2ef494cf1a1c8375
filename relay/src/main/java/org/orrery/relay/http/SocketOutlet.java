package org.orrery.relay.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.ServerWebSocket;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
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
    private final boolean isPrivate;
    private final boolean encrypted;

    /// Bytes on their way to another event loop; counted up by the room's thread, down by the event loop.
    private final AtomicLong travelling = new AtomicLong();

    /// Set by the room's thread before it asks for the close.
    private volatile @Nullable CloseReason reason;

    /// What has been sent and not handed to the event loop; this and the next three belong to the room's thread.
    private final Parcel parcel = new Parcel();

    private boolean waiting;
    private boolean urgent;
    private boolean closing;

    SocketOutlet(ServerWebSocket socket, Channel channel, boolean text, boolean isPrivate) {
        this.isPrivate = isPrivate;
        this.socket = socket;
        this.channel = channel;
        this.text = text;
        this.encrypted = channel.pipeline().get(SslHandler.class) != null;
    }

    @Override
    public boolean isPrivate() {
        return isPrivate;
    }

    EventLoop loop() {
        return channel.eventLoop();
    }

    @Override
    public void send(Frame frame) {
        send(frame, true);
    }

    @Override
    public void sendSoon(Frame frame) {
        send(frame, false);
    }

    private void send(Frame frame, boolean isUrgent) {
        if (reason == null) {
            Outbox.current().add(this, frame, text, isUrgent);
        }
    }

    // ---- of the room's thread, for its outbox

    Parcel parcel() {
        return parcel;
    }

    /// Whether this is news.
    boolean startsWaiting() {
        boolean first = !waiting;
        waiting = true;
        return first;
    }

    void waitsNoLonger() {
        waiting = false;
    }

    /// Whether this is news.
    boolean becomesUrgent() {
        boolean first = !urgent;
        urgent = true;
        return first;
    }

    void isNoLongerUrgent() {
        urgent = false;
    }

    boolean isToClose() {
        boolean now = closing;
        closing = false;
        return now;
    }

    /// What is sent now is on its way to another event loop.
    void departs(long bytes) {
        travelling.addAndGet(bytes);
    }

    /// What waits, what is on its way, and what the channel keeps because the network does not take it.
    @Override
    public long backlogBytes() {
        ChannelOutboundBuffer kept = channel.unsafe().outboundBuffer();
        return parcel.bytes()
                + travelling.get()
                + (kept == null ? 0 : kept.totalPendingWriteBytes());
    }

    // ---- of the event loop

    void arrived(long bytes) {
        travelling.addAndGet(-bytes);
    }

    /// Writes all of it with one system call, if the network takes it. These are frames already: without TLS no handler has
    /// anything to do with them, and the walk past all of them costs (docs/benchmarks.md).
    void write(ByteBuf[] pieces) {
        if (pieces.length == 0) {
            return;
        }
        if (encrypted) {
            for (ByteBuf piece : pieces) {
                var _ = channel.write(piece, channel.voidPromise());
            }
            var _ = channel.flush();
        } else {
            Channel.Unsafe transport = channel.unsafe();
            for (ByteBuf piece : pieces) {
                transport.write(piece, channel.voidPromise());
            }
            transport.flush();
        }
    }

    @Override
    public void close(CloseReason why) {
        if (reason == null) {
            reason = why;
            closing = true;
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
