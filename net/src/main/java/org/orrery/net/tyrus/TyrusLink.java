package org.orrery.net.tyrus;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.orrery.net.connection.Transport;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.codec.Decoded;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One WebSocket. Tyrus calls it on its threads, the room on the room's; it hands messages over and keeps no other state.
final class TyrusLink extends Endpoint implements Transport.Link {

    private static final Logger LOG = LoggerFactory.getLogger(TyrusLink.class);
    private static final int ABNORMAL = 1006;

    /// Messages that may wait for the room's thread: poses are left out first, then the link is given up.
    private static final int MAX_WAITING_FOR_POSES = 256;

    private static final int MAX_WAITING = 20_000;

    private final Executor roomThread;
    private final Transport.Listener listener;
    private final Codec codec = Codec.cbor();
    private final Outbox outbox = new Outbox(this::write, this::giveUp);

    /// The socket while it is open; set once by Tyrus, read by all.
    private final AtomicReference<@Nullable Session> session = new AtomicReference<>();

    /// Whether the listener has been told of the end, or wants to hear nothing more.
    private final AtomicBoolean over = new AtomicBoolean();

    /// Messages on their way to the room's thread.
    private final AtomicInteger waiting = new AtomicInteger();

    TyrusLink(Executor roomThread, Transport.Listener listener) {
        this.roomThread = roomThread;
        this.listener = listener;
    }

    // ---- from the room

    @Override
    public void send(ClientMessage message) {
        if (session.get() != null) {
            outbox.add(codec.encode(message));
        }
    }

    @Override
    public void offerPresence(MemberPose pose) {
        if (session.get() != null) {
            outbox.offerPresence(codec.encode(new ClientMessage.UpdatePresence(pose)));
        }
    }

    @Override
    public void close() {
        over.set(true);
        shut();
    }

    private void shut() {
        outbox.close();
        Session open = session.get();
        if (open != null) {
            // Closing waits for the socket, and nobody waits here.
            Thread.ofVirtual().name("orrery-close").start(() -> close(open));
        }
    }

    private static void close(Session open) {
        try {
            open.close();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("closing a socket that was closed", gone);
        }
    }

    // ---- from Tyrus

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        if (!Protocol.CBOR_SUBPROTOCOL.equals(opened.getNegotiatedSubprotocol())) {
            failed(0, "the relay does not speak " + Protocol.CBOR_SUBPROTOCOL);
            close(opened);
            return;
        }
        opened.setMaxBinaryMessageBufferSize(Protocol.MAX_RELAY_FRAME);
        opened.setMaxIdleTimeout(0);
        opened.addMessageHandler(byte[].class, (MessageHandler.Whole<byte[]>) this::received);
        session.set(opened);
        if (over.get()) {
            close(opened);
        } else {
            hand(listener::opened);
        }
    }

    @Override
    public void onClose(Session closed, jakarta.websocket.CloseReason reason) {
        int code = reason.getCloseCode().getCode();
        boolean known = code != CloseCodes.NO_STATUS_CODE.getCode();
        end(known ? code : ABNORMAL, String.valueOf(reason.getReasonPhrase()));
    }

    @Override
    public void onError(Session broken, Throwable failure) {
        LOG.debug("socket failed", failure);
        giveUp(String.valueOf(failure.getMessage()));
    }

    void failed(int status, String reason) {
        if (over.compareAndSet(false, true)) {
            hand(() -> listener.failed(status, reason));
        }
    }

    private void received(byte[] frame) {
        switch (codec.decodeServer(frame)) {
            case Decoded.Message<ServerMessage>(ServerMessage message) -> hand(message);
            case Decoded.Unknown<ServerMessage>(String type) ->
                    LOG.debug("a message of a newer relay was skipped: {}", type);
            case Decoded.Malformed<ServerMessage>(String reason) ->
                    giveUp("a message could not be understood: " + reason);
        }
    }

    private void hand(ServerMessage message) {
        int before = waiting.getAndIncrement();
        boolean pose = message instanceof ServerMessage.PresenceUpdated;
        if (over.get() || (pose && before >= MAX_WAITING_FOR_POSES)) {
            waiting.decrementAndGet();
        } else if (before >= MAX_WAITING) {
            giveUp("messages are not taken in time");
        } else {
            roomThread.execute(() -> {
                waiting.decrementAndGet();
                if (!over.get() || !pose) {
                    listener.received(message);
                }
            });
        }
    }

    private void hand(Runnable event) {
        roomThread.execute(event);
    }

    private void giveUp(String reason) {
        end(ABNORMAL, reason);
        shut();
    }

    private void end(int code, String reason) {
        outbox.close();
        if (over.compareAndSet(false, true)) {
            hand(() -> listener.closed(code, reason));
        }
    }

    private void write(byte[] frame, Runnable left) {
        Session open = session.get();
        if (open == null) {
            return;
        }
        try {
            open.getAsyncRemote()
                    .sendBinary(ByteBuffer.wrap(frame), result -> written(result, left));
        } catch (RuntimeException closed) {
            // Tyrus has several of them for a socket that has just gone; none may come out in the
            // room's thread.
            LOG.debug("writing to a socket that is gone", closed);
            giveUp("the socket is closed");
        }
    }

    private void written(SendResult result, Runnable left) {
        if (result.isOK()) {
            left.run();
        } else {
            giveUp("writing failed");
        }
    }
}
