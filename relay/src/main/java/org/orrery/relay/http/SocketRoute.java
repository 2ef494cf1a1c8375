package org.orrery.relay.http;

import io.netty.channel.Channel;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.relay.access.Revocations;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.room.Connection;
import org.orrery.relay.room.Room;
import org.orrery.relay.session.LiveRoom;
import org.orrery.relay.session.Rooms;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// `/ws/collaboration/{user_id}`: checks the token, finds the room, and joins the socket to it.
final class SocketRoute implements Revocations.Listener {

    static final String OPEN = "socket_open";

    private static final Logger LOG = LoggerFactory.getLogger(SocketRoute.class);

    private final Rooms rooms;
    private final RelayMeter meter;

    private final Turnstile turnstile;

    /// The open sockets of each user.
    private final ConcurrentHashMap<UserId, Set<Guest>> guests = new ConcurrentHashMap<>();

    SocketRoute(Rooms rooms, Turnstile turnstile, RelayMeter meter) {
        this.rooms = rooms;
        this.turnstile = turnstile;
        this.meter = meter;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.stream(OPEN, HttpMethod.GET, "/ws/collaboration/:user", this::open));
    }

    private void open(Call call) {
        Optional<UserId> user = call.caller().user().filter(each -> isMeant(call, each));
        if (user.isEmpty() || call.found().isEmpty()) {
            call.problem(Problems.tokenInvalid());
            return;
        }
        if (Encryption.isMissing(call)) {
            call.problem(Problems.encryptionRequired());
            return;
        }
        HttpServerRequest request = call.context().request();
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            call.problem(Problems.upgradeRequired());
            return;
        }
        Optional<Runnable> place = turnstile.enter(call.context(), call.caller());
        if (place.isEmpty()) {
            call.problem(Problems.tooManyConnections());
            return;
        }
        Runnable leave = place.get();
        call.context()
                .addEndHandler(_ -> {
                    if (!Turnstile.isUpgraded(call.context())) {
                        leave.run();
                    }
                });
        var _ = request.pause();
        rooms.room(call.session())
                .whenComplete(call.then(room -> upgrade(call, user.get(), room, leave)));
    }

    private static boolean isMeant(Call call, UserId user) {
        String session = call.context().request().getParam("session_id");
        return user.value().equals(call.context().pathParam("user"))
                && (session == null
                        || call.caller()
                                .session()
                                .map(SessionId::toString)
                                .filter(session::equals)
                                .isPresent());
    }

    private void upgrade(Call call, UserId user, LiveRoom room, Runnable leave) {
        RoutingContext context = call.context();
        Turnstile.upgrade(context);
        Optional<String> signIn = call.caller().signIn();
        boolean isPrivate = Encryption.isPrivate(call.context());
        Channel channel = ((ConnectionBase) context.request().connection()).channel();
        var _ =
                context.request()
                        .toWebSocket()
                        .onSuccess(socket -> {
                            attach(socket, channel, isPrivate, user, signIn, room, leave);
                        })
                        .onFailure(failure -> {
                            leave.run();
                            LOG.debug("no upgrade: {}", failure.getMessage());
                        });
    }

    private void attach(
            ServerWebSocket socket,
            Channel channel,
            boolean isPrivate,
            UserId user,
            Optional<String> signIn,
            LiveRoom room,
            Runnable left) {
        boolean binary = Protocol.CBOR_SUBPROTOCOL.equals(socket.subProtocol());
        Codec codec = binary ? Codec.cbor() : Codec.json();
        SocketOutlet outlet = new SocketOutlet(socket, channel, !binary, isPrivate);
        Guest guest = new Guest(room, outlet, user, signIn);
        guests.compute(user, (_, all) -> with(all, guest));
        about(LOG.atDebug(), room, user, channel).log("a socket opened");
        room.thread().execute(() -> guest.enter(codec));
        var _ =
                socket.binaryMessageHandler(frame -> guest.receive(frame.getBytes()))
                        .textMessageHandler(
                                text -> guest.receive(text.getBytes(StandardCharsets.UTF_8)))
                        .exceptionHandler(failure -> failed(outlet, failure))
                        .closeHandler(_ -> {
                            about(LOG.atDebug(), room, user, channel).log("a socket closed");
                            left.run();
                            guests.computeIfPresent(user, (_, all) -> without(all, guest));
                            room.thread().execute(guest::leave);
                        });
    }

    /// Whom an event in the log is about.
    private static LoggingEventBuilder about(
            LoggingEventBuilder event, LiveRoom room, UserId user, Channel channel) {
        return event.addKeyValue("session", room.session().sessionId())
                .addKeyValue("user", user.value())
                .addKeyValue("connection", channel.id().asShortText());
    }

    private static Set<Guest> with(@Nullable Set<Guest> all, Guest guest) {
        Set<Guest> more = all == null ? new HashSet<>() : new HashSet<>(all);
        more.add(guest);
        return Set.copyOf(more);
    }

    private static @Nullable Set<Guest> without(Set<Guest> all, Guest guest) {
        Set<Guest> fewer = new HashSet<>(all);
        fewer.remove(guest);
        return fewer.isEmpty() ? null : Set.copyOf(fewer);
    }

    /// Closes the sockets that were opened with what is revoked.
    @Override
    public void revoked(Revocations.Revocation revocation) {
        guests.getOrDefault(revocation.user(), Set.of()).stream()
                .filter(guest -> revocation.covers(guest.user, guest.signIn))
                .forEach(guest -> guest.room.thread().execute(guest::expel));
    }

    /// The transport could not take a frame: it is far too large, or no frame at all.
    private static void failed(SocketOutlet outlet, Throwable failure) {
        LOG.debug("a socket failed: {}", failure.getMessage());
        boolean noFrame =
                failure instanceof CorruptedWebSocketFrameException corrupted
                        && !corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        outlet.closeNow(noFrame ? CloseReason.MALFORMED : CloseReason.TOO_LARGE);
    }

    /// One socket's place in a room; its state belongs to the room's thread.
    private final class Guest {
        private final LiveRoom room;
        private final SocketOutlet outlet;
        private final UserId user;
        private final Optional<String> signIn;
        private @Nullable Connection connection;

        Guest(LiveRoom room, SocketOutlet outlet, UserId user, Optional<String> signIn) {
            this.room = room;
            this.outlet = outlet;
            this.user = user;
            this.signIn = signIn;
        }

        void expel() {
            outlet.close(CloseReason.NOT_ADMITTED);
            leave();
        }

        void enter(Codec codec) {
            connection = room.onThread().connect(user, codec, outlet);
        }

        void receive(byte[] frame) {
            meter.received(frame.length);
            room.thread().execute(() -> deliver(frame));
        }

        /// The catch-all for what a client can do to a room.
        private void deliver(byte[] frame) {
            Room present = room.onThread();
            Connection from = connection;
            if (from == null) {
                return;
            }
            try {
                present.receive(from, frame);
            } catch (RuntimeException bug) {
                LOG.error(
                        "a frame of {} failed in session {}",
                        from.user(),
                        room.session().sessionId(),
                        bug);
                outlet.close(CloseReason.MALFORMED);
                present.disconnected(from);
            }
        }

        void leave() {
            Connection gone = connection;
            if (gone != null) {
                room.onThread().disconnected(gone);
            }
        }
    }
}
