package org.orrery.relay.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.rest.Problem;
import org.orrery.relay.access.AccessTable;
import org.orrery.relay.access.Identification;
import org.orrery.relay.blob.BlobStore;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.passcode.Passcodes;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;
import org.orrery.relay.session.Tokens;
import org.orrery.relay.setting.NetworkSettings;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.relay.tls.Certificates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/// The HTTP server with all its routes.
public final class Server {

    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    /// Larger frames are cut off by the transport; smaller ones that are too large still get an answer in words.
    private static final int FRAME_BYTES = 4 * Protocol.MAX_CLIENT_FRAME;

    /// How long what the command line does to accounts may take to be noticed.
    private static final long ERRANDS_MILLIS = 500;

    private Server() {}

    /// Starts to listen.
    public static Future<HttpServer> listen(
            Vertx vertx,
            RelaySettings settings,
            Optional<Certificates> certificates,
            Rooms rooms,
            Tokens tokens,
            BlobStore blobs,
            RelayMeter meter,
            Records records,
            Identity identity) {
        Router router = Router.router(vertx);
        Turnstile turnstile = new Turnstile(settings.guard(), settings.network(), meter);
        turnstile.watch(vertx);
        var _ = router.route().handler(turnstile::check);
        Links links = new Links(settings.network().publicBase());
        var _ = router.route().handler(links::mark);
        Doorman doorman = new Doorman(settings.network().host(), names(settings.network()));
        var _ = router.route().handler(doorman::check);
        Acts acts = new Acts(records.audit());
        Idempotency idempotency = new Idempotency(records.idempotency());
        Identification identification =
                identity.identification(id -> rooms.find(id).map(SessionRecord::tenant));
        Gate gate =
                new Gate(
                        rooms,
                        identification,
                        AccessTable.standard(),
                        meter,
                        endpoint -> idempotency.around(acts.around(endpoint)));
        Passcodes passcodes = new Passcodes(settings.storage().dataDirectory().resolve("sessions"));
        MeetingActs meetings = new MeetingActs(rooms);
        gate.mount(router, new MeetingRoutes(meetings, records.archive(), passcodes).endpoints());
        gate.mount(router, new MemberRoutes(rooms, meetings).endpoints());
        SessionRoutes sessions =
                new SessionRoutes(
                        rooms,
                        tokens,
                        passcodes,
                        settings.storage().maxSessions(),
                        settings.limits().members());
        gate.mount(router, sessions.endpoints());
        SocketRoute sockets = new SocketRoute(rooms, turnstile, meter);
        identity.revocations().listen(sockets);
        gate.mount(router, sockets.endpoints());
        var _ = vertx.setPeriodic(ERRANDS_MILLIS, _ -> identity.runErrands(acts::recordErrand));
        gate.mount(router, new SignInRoutes(identity, meter).endpoints());
        gate.mount(router, new AccountRoutes(identity, rooms).endpoints());
        gate.mount(router, new InviteRoutes(identity.invites(), rooms, tokens, meter).endpoints());
        Content content = new Content(rooms);
        gate.mount(router, new ChatRoutes(content).endpoints());
        gate.mount(router, new AnnotationRoutes(content).endpoints());
        gate.mount(router, new BookmarkRoutes(content).endpoints());
        gate.mount(router, new AuditRoutes(records).endpoints());
        gate.mount(router, new PrivacyRoutes(records).endpoints());
        gate.mount(
                router, new BlobRoutes(vertx, blobs, settings.storage().blobBytes()).endpoints());
        gate.mount(
                router,
                StatusRoutes.endpoints(
                        vertx,
                        rooms,
                        blobs,
                        meter,
                        rooms::isWritable,
                        settings.storage().dataDirectory(),
                        records.blocking()));
        gate.mount(router, new OverviewRoutes(rooms).endpoints());
        gate.mount(router, new OpenApi().endpoints());
        gate.mount(router, new WebPages().endpoints());
        errors(router);
        HttpServerOptions options = options();
        options.setMaxHeaderSize(settings.guard().headerBytes());
        certificates.ifPresent(each -> each.secure(options));
        return vertx.createHttpServer(options)
                .connectionHandler(turnstile::arrive)
                .requestHandler(router)
                .listen(settings.network().port(), settings.network().host())
                .onSuccess(server -> certificates.ifPresent(each -> each.follow(vertx, server)));
    }

    private static Set<String> names(NetworkSettings network) {
        Set<String> names = new HashSet<>(network.allowedNames());
        network.publicBase().map(URI::getHost).ifPresent(names::add);
        return names;
    }

    /// The operations that a server has, by `METHOD path` as in the OpenAPI document.
    public static Map<String, String> operations(HttpServer server) {
        Map<String, String> operations = new TreeMap<>();
        if (server.requestHandler() instanceof Router router) {
            for (Route route : router.getRoutes()) {
                String operation = route.getMetadata(Gate.OPERATION);
                String address = route.getPath();
                if (operation != null && address != null) {
                    String plain = address.replaceAll(":(\\w+)", "{$1}");
                    String path = plain.endsWith("/") ? plain + "{file}" : plain;
                    route.methods()
                            .forEach(method -> operations.put(method + " " + path, operation));
                }
            }
        }
        return operations;
    }

    private static HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions();
        options.setPerMessageWebSocketCompressionSupported(false);
        options.setPerFrameWebSocketCompressionSupported(false);
        options.setMaxWebSocketFrameSize(FRAME_BYTES);
        options.setMaxWebSocketMessageSize(FRAME_BYTES);
        options.setWebSocketSubProtocols(
                List.of(Protocol.CBOR_SUBPROTOCOL, Protocol.JSON_SUBPROTOCOL));
        options.setWebSocketClosingTimeout(3);
        options.setHttp2ClearTextEnabled(false);
        options.setTcpNoDelay(true);
        return options;
    }

    private static void errors(Router router) {
        on(router, 400, Problems.malformed("the request is malformed"));
        on(router, 404, Problems.notFound("nothing has this address"));
        on(router, 405, Problems.methodNotAllowed());
        on(router, 411, Problems.lengthRequired());
        on(router, 413, Problems.tooLarge(Protocol.MAX_CLIENT_FRAME));
        var _ =
                router.errorHandler(
                        500,
                        context -> {
                            log(context)
                                    .log(
                                            "{} {} failed",
                                            context.request().method(),
                                            context.request().path());
                            Replies.problem(context, Problems.internal());
                        });
    }

    /// A client that is too slow or goes away is no error of the relay's.
    private static LoggingEventBuilder log(RoutingContext context) {
        Throwable failure = context.failure();
        boolean isClients =
                Turnstile.isLate(context)
                        || failure instanceof HttpClosedException
                        || context.response().closed();
        return isClients ? LOG.atDebug() : LOG.atError().setCause(failure);
    }

    private static void on(Router router, int status, Problem problem) {
        var _ =
                router.errorHandler(
                        status, (RoutingContext context) -> Replies.problem(context, problem));
    }
}
