package org.orrery.relay.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Members;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;
import org.orrery.relay.access.AccessTable;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.Identification;
import org.orrery.relay.access.Identification.Credentials;
import org.orrery.relay.access.Standing;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionArchived;
import org.orrery.relay.session.SessionRecord;

/// What every request goes through: who is it, which session is it about, what is the caller there, and does the table allow
/// it. An operation without a row in the table keeps the relay from starting.
final class Gate {

    private static final long BODY_BYTES = 64 * 1024;
    private static final Optional<Role> NO_ROLE = Optional.empty();

    /// What a route has the name of its operation under.
    static final String OPERATION = "operation";

    private static final String BEARER = "Bearer ";

    private final Rooms rooms;
    private final Identification identification;
    private final AccessTable table;
    private final RelayMeter meter;
    private final UnaryOperator<Endpoint> around;

    /// A gate.
    ///
    /// @param around what is done around the handler of a request that may be made
    Gate(
            Rooms rooms,
            Identification identification,
            AccessTable table,
            RelayMeter meter,
            UnaryOperator<Endpoint> around) {
        this.meter = meter;
        this.around = around;
        this.rooms = rooms;
        this.identification = identification;
        this.table = table;
    }

    void mount(Router router, List<Endpoint> endpoints) {
        for (Endpoint plain : endpoints) {
            Endpoint endpoint = around.apply(plain);
            if (!table.operations().contains(endpoint.operation())) {
                throw new IllegalStateException("access.csv has no row " + endpoint.operation());
            }
            Route route = router.route(endpoint.method(), endpoint.path());
            route = route.putMetadata(OPERATION, endpoint.operation());
            if (endpoint.body()) {
                route = route.handler(BodyHandler.create(false).setBodyLimit(BODY_BYTES));
            }
            var _ = route.handler(context -> pass(context, endpoint));
        }
    }

    private void pass(RoutingContext context, Endpoint endpoint) {
        HttpServerRequest request = context.request();
        if (!endpoint.body()) {
            var _ = request.pause();
        }
        Call unknown =
                call(context, Caller.unknown(TenantId.DEFAULT), Optional.empty(), Optional.empty());
        identification
                .identify(new Credentials(shown(context, endpoint), isLocal(request)))
                .whenComplete(
                        unknown.then(caller ->
                                caller.ifPresentOrElse(
                                        known -> locate(context, endpoint, known),
                                        () -> {
                                            meter.tokenRefused();
                                            unknown.problem(Problems.tokenInvalid());
                                        })));
    }

    private static Call call(
            RoutingContext context,
            Caller caller,
            Optional<SessionRecord> session,
            Optional<Role> role) {
        return new Call(context, caller, session, role);
    }

    private void locate(RoutingContext context, Endpoint endpoint, Caller caller) {
        if (isNobody(caller) && !table.allows(endpoint.operation(), caller.standings(), NO_ROLE)) {
            Replies.problem(context, Problems.tokenInvalid());
            return;
        }
        boolean aboutOne = context.pathParams().containsKey("session");
        Optional<SessionRecord> session =
                aboutOne
                        ? find(context.pathParam("session")).filter(each -> isVisible(each, caller))
                        : caller.session().flatMap(rooms::find);
        if (aboutOne && session.isEmpty()) {
            Replies.problem(context, Problems.sessionNotFound());
            return;
        }
        Call located = call(context, caller, session, Optional.empty());
        role(caller, session)
                .exceptionallyCompose(failure -> withoutRole(caller, endpoint, failure))
                .whenComplete(
                        located.then(role -> {
                            Caller known =
                                    caller.session().isPresent() && role.isEmpty()
                                            ? caller.and(Standing.WAITING)
                                            : caller;
                            decide(call(context, known, session, role), endpoint);
                        }));
    }

    /// Whoever is nobody is not even told what there is.
    private static boolean isNobody(Caller caller) {
        return caller.user().isEmpty() && !caller.is(Standing.PERSON);
    }

    /// A session that cannot be opened, because it is archived or damaged, has no roles; who needs none may go on.
    private CompletionStage<Optional<Role>> withoutRole(
            Caller caller, Endpoint endpoint, Throwable failure) {
        return table.allows(endpoint.operation(), caller.standings(), Optional.empty())
                ? CompletableFuture.completedFuture(Optional.empty())
                : CompletableFuture.failedFuture(failure);
    }

    private static boolean isVisible(SessionRecord session, Caller caller) {
        return session.tenant().equals(caller.tenant())
                && caller.session().map(session.sessionId()::equals).orElse(true);
    }

    private CompletionStage<Optional<Role>> role(Caller caller, Optional<SessionRecord> session) {
        if (session.isEmpty() || caller.user().isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return rooms.room(session.get())
                .thenCompose(room ->
                        room.ask(present ->
                                Members.role(present.document(), caller.user().orElseThrow())))
                .exceptionallyCompose(failure ->
                        looksAfterArchives(caller, failure)
                                ? CompletableFuture.completedFuture(Optional.empty())
                                : CompletableFuture.failedFuture(failure));
    }

    /// Nobody has a role in a session whose log is put away; who can bring it back does not need one.
    private static boolean looksAfterArchives(Caller caller, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        return cause instanceof SessionArchived
                && (caller.is(Standing.TENANT_ADMIN) || caller.is(Standing.OPERATOR));
    }

    private void decide(Call call, Endpoint endpoint) {
        if (table.allows(endpoint.operation(), call.caller().standings(), call.role())) {
            if (!endpoint.body()) {
                var _ = call.context().request().resume();
            }
            endpoint.handler().accept(call);
        } else if (call.caller().user().isEmpty()) {
            call.problem(Problems.tokenInvalid());
        } else if (call.found().isPresent()
                && call.role().isEmpty()
                && !call.caller().is(Standing.WAITING)) {
            call.problem(Problems.notAMember());
        } else {
            call.problem(Problems.forbidden());
        }
    }

    private Optional<SessionRecord> find(@Nullable String id) {
        try {
            return id == null ? Optional.empty() : rooms.find(SessionId.parse(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /// A token in an address ends up in logs: only a WebSocket, for which browsers set no header, may have it there.
    private static Optional<String> shown(RoutingContext context, Endpoint endpoint) {
        return token(context)
                .or(() ->
                        endpoint.operation().equals(SocketRoute.OPEN)
                                ? Optional.ofNullable(context.request().getParam("token"))
                                : Optional.empty());
    }

    /// The token in `Authorization: Bearer`.
    static Optional<String> token(RoutingContext context) {
        String header = context.request().getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? Optional.of(header.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    static boolean isLocal(HttpServerRequest request) {
        try {
            String address = request.remoteAddress().hostAddress();
            boolean direct = request.getHeader("X-Forwarded-For") == null;
            return direct && address != null && InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
