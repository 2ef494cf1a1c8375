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
    private final boolean isPrivate;
    private final LongConsumer sentBytes;

    /// Bytes on their way to the event loop; counted up by the room's thread, down by the event loop.
    private final AtomicLong queued = new AtomicLong();

    /// Set by the room's thread before it asks for the close.
    private volatile @Nullable CloseReason reason;

    /// What has been sent and not handed to the event loop; this and the next three belong to the room's thread.
    private final Parcel parcel = new Parcel();

    private boolean waiting;
    private boolean urgent;
    private boolean closing;

    SocketOutlet(
            ServerWebSocket socket,
            Channel channel,
            boolean text,
            boolean isPrivate,
            LongConsumer sentBytes) {
        this.isPrivate = isPrivate;
        this.socket = socket;
        this.channel = channel;
        this.text = text;
        this.sentBytes = sentBytes;
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
        if (reason == null && channel.isActive()) {
            int bytes = Outbox.current().add(this, frame, text, isUrgent);
            queued.addAndGet(bytes);
            sentBytes.accept(bytes);
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

    // ---- of the event loop

    /// Writes all of it with one system call, if the network takes it.
    void write(ByteBuf[] pieces) {
        if (pieces.length == 0) {
            return;
        }
        long bytes = 0;
        for (ByteBuf piece : pieces) {
            bytes += piece.readableBytes();
            var _ = channel.write(piece, channel.voidPromise());
        }
        queued.addAndGet(-bytes);
        var _ = channel.flush();
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
