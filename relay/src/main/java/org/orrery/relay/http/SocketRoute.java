package org.orrery.relay.http;

import io.netty.channel.Channel;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.codec.Codec;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.room.Connection;
import org.orrery.relay.room.Room;
import org.orrery.relay.session.LiveRoom;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;
import org.orrery.relay.session.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/ws/collaboration/{user_id}`: checks the token, finds the room, and joins the socket to it.
final class SocketRoute {

    private static final Logger LOG = LoggerFactory.getLogger(SocketRoute.class);

    private final Rooms rooms;
    private final Tokens tokens;
    private final RelayMeter meter;

    SocketRoute(Rooms rooms, Tokens tokens, RelayMeter meter) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.meter = meter;
    }

    void mount(Router router) {
        var _ = router.get("/ws/collaboration/:user").handler(this::handle);
    }

    private void handle(RoutingContext context) {
        Optional<Tokens.Grant> grant = grant(context);
        if (grant.isEmpty()) {
            Replies.problem(context, Problems.tokenInvalid());
            return;
        }
        Optional<SessionRecord> session = rooms.find(grant.get().session());
        if (session.isEmpty()) {
            Replies.problem(context, Problems.sessionNotFound());
            return;
        }
        HttpServerRequest request = context.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            Replies.problem(context, Problems.upgradeRequired());
            return;
        }
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        var _ = request.pause();
        rooms.room(session.get())
                .whenComplete((room, failure) ->
                        loop.runOnContext(_ -> {
                            if (failure == null) {
                                upgrade(context, grant.get(), room);
                            } else {
                                Replies.problem(context, Problems.of(failure));
                            }
                        }));
    }

    private Optional<Tokens.Grant> grant(RoutingContext context) {
        String token = token(context);
        String session = context.request().getParam("session_id");
        String user = context.pathParam("user");
        return token == null
                ? Optional.empty()
                : tokens.check(token)
                        .filter(grant -> grant.user().value().equals(user))
                        .filter(grant ->
                                session == null || grant.session().toString().equals(session));
    }

    static @Nullable String token(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.startsWith("Bearer ")
                ? header.substring("Bearer ".length()).strip()
                : context.request().getParam("token");
    }

    private void upgrade(RoutingContext context, Tokens.Grant grant, LiveRoom room) {
        Channel channel = ((ConnectionBase) context.request().connection()).channel();
        var _ =
                context.request()
                        .toWebSocket()
                        .onSuccess(socket -> attach(socket, channel, grant, room))
                        .onFailure(failure -> LOG.debug("no upgrade: {}", failure.getMessage()));
    }

    private void attach(
            ServerWebSocket socket, Channel channel, Tokens.Grant grant, LiveRoom room) {
        boolean binary = Protocol.CBOR_SUBPROTOCOL.equals(socket.subProtocol());
        Codec codec = binary ? Codec.cbor() : Codec.json();
        SocketOutlet outlet = new SocketOutlet(socket, channel, !binary, meter::sent);
        Guest guest = new Guest(room, outlet);
        room.thread().execute(() -> guest.enter(grant, codec));
        var _ =
                socket.binaryMessageHandler(frame -> guest.receive(frame.getBytes()))
                        .textMessageHandler(
                                text -> guest.receive(text.getBytes(StandardCharsets.UTF_8)))
                        .exceptionHandler(failure -> failed(outlet, failure))
                        .closeHandler(_ -> room.thread().execute(guest::leave));
    }

    /// The transport could not take a frame: it is far too large, or no frame at all.
    private static void failed(SocketOutlet outlet, Throwable failure) {
        LOG.debug("a socket failed: {}", failure.getMessage());
        outlet.closeNow(CloseReason.TOO_LARGE);
    }

    /// One socket's place in a room; its state belongs to the room's thread.
    private final class Guest {
        private final LiveRoom room;
        private final SocketOutlet outlet;
        private @Nullable Connection connection;

        Guest(LiveRoom room, SocketOutlet outlet) {
            this.room = room;
            this.outlet = outlet;
        }

        void enter(Tokens.Grant grant, Codec codec) {
            connection = room.onThread().connect(grant.user(), codec, outlet);
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
