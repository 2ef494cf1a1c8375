package org.orrery.relay.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.orrery.relay.access.Caller;
import org.orrery.relay.limit.BucketTable;
import org.orrery.relay.limit.OpenCounts;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.setting.LimitSettings;
import org.orrery.relay.setting.NetworkSettings;

/// Counts what comes from where before anything else looks at it: connections and requests of an address, sockets of a user,
/// and how long a connection takes to say what it wants. An IPv6 address counts as its /64, which is what one line is given.
/// Safe on any thread.
final class Turnstile {

    private static final long SWEEP_MILLIS = 500;
    private static final int PREFIX_BYTES = 8;
    private static final String ADDRESS = "turnstile.address";
    private static final String UPGRADED = "turnstile.upgraded";
    private static final String ENCRYPTED = "turnstile.encrypted";
    private static final String LATE = "turnstile.late";

    /// What a connection is at.
    private static final class Visit {
        private final Duration patience;
        private final long sinceNanos;

        Visit(Duration patience) {
            this.patience = patience;
            this.sinceNanos = System.nanoTime();
        }

        boolean isOver(long nowNanos) {
            return nowNanos - sinceNanos > patience.toNanos();
        }
    }

    private final LimitSettings limits;
    private final NetworkSettings network;
    private final RelayMeter meter;
    private final BucketTable<List<Byte>> requests;
    private final OpenCounts<List<Byte>> connections;
    private final OpenCounts<List<Byte>> sockets;
    private final OpenCounts<String> users;

    /// The connections that nobody is serving: they have yet to say what they want.
    private final Map<HttpConnection, Visit> waiting = new ConcurrentHashMap<>();

    Turnstile(LimitSettings limits, NetworkSettings network, RelayMeter meter) {
        this.limits = limits;
        this.network = network;
        this.meter = meter;
        this.requests =
                new BucketTable<>(
                        limits.requestsPerSecond(), limits.requestBurst(), limits.remembered());
        this.connections = new OpenCounts<>(limits.connectionsPerAddress());
        this.sockets = new OpenCounts<>(limits.connectionsPerAddress());
        this.users = new OpenCounts<>(limits.connectionsPerUser());
        meter.gauge(
                "orrery.limits.addresses",
                "Addresses of which requests are counted",
                requests::size);
        meter.gauge(
                "orrery.connections.waiting",
                "Connections that have not said what they want",
                waiting::size);
    }

    /// Closes those who take too long, for as long as `vertx` runs.
    void watch(Vertx vertx) {
        var _ =
                vertx.setPeriodic(
                        SWEEP_MILLIS,
                        _ -> {
                            long now = System.nanoTime();
                            waiting.forEach((connection, visit) -> {
                                if (visit.isOver(now) && waiting.remove(connection, visit)) {
                                    meter.limited("connection", "late");
                                    var _ = connection.close();
                                }
                            });
                        });
    }

    /// Somebody has connected.
    void arrive(HttpConnection connection) {
        InetAddress peer = literal(connection.remoteAddress().hostAddress());
        Optional<Runnable> place = Optional.of(() -> {});
        if (peer != null && !isUnlimited(peer) && !network.trustedProxies().contains(peer)) {
            place = connections.open(key(peer));
        }
        if (place.isEmpty()) {
            meter.limited("address", "connection");
            var _ = connection.close();
            return;
        }
        Runnable leave = place.get();
        waiting.put(connection, new Visit(limits.firstRequest()));
        var _ =
                connection.closeHandler(_ -> {
                    waiting.remove(connection);
                    leave.run();
                });
    }

    /// A request's head has come.
    void check(RoutingContext context) {
        Replies.count(context, meter);
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        waiting.remove(connection);
        context.addEndHandler(_ -> {
            if (!isUpgraded(context)) {
                waiting.put(connection, new Visit(limits.keepAlive()));
            }
        });
        var _ = context.put(ENCRYPTED, comesEncrypted(request));
        InetAddress address = address(request);
        if (address != null) {
            var _ = context.put(ADDRESS, address);
            long wait = isUnlimited(address) ? 0 : requests.take(key(address), System.nanoTime());
            if (wait > 0) {
                meter.limited("address", "request");
                var _ =
                        context.response()
                                .putHeader(
                                        "Retry-After",
                                        String.valueOf(TimeUnit.NANOSECONDS.toSeconds(wait) + 1));
                Replies.problem(context, Problems.tooManyRequests());
                return;
            }
        }
        hurry(context);
        context.next();
    }

    /// A body has to come in time too.
    private void hurry(RoutingContext context) {
        HttpServerRequest request = context.request();
        String length = request.getHeader("Content-Length");
        if (length == null && request.getHeader("Transfer-Encoding") == null) {
            return;
        }
        long seconds = length == null ? 0 : announced(length) / limits.bodyBytesPerSecond();
        long millis = limits.body().plusSeconds(seconds).toMillis();
        long timer =
                context.vertx()
                        .setTimer(
                                millis,
                                _ -> {
                                    if (!request.isEnded()) {
                                        meter.limited("connection", "slow_body");
                                        giveUp(context);
                                    }
                                });
        context.addEndHandler(_ -> {
            var _ = context.vertx().cancelTimer(timer);
        });
    }

    /// The client's fault, and told to it if it still listens.
    private static void giveUp(RoutingContext context) {
        var _ = context.put(LATE, true);
        HttpConnection connection = context.request().connection();
        if (!context.response().headWritten()) {
            var _ = context.response().putHeader("Connection", "close");
            Replies.problem(context, Problems.bodyLate());
        }
        var _ = connection.close();
    }

    /// Whether a request was given up because its body did not come.
    static boolean isLate(RoutingContext context) {
        return context.get(LATE) != null;
    }

    private static long announced(String length) {
        try {
            return Math.clamp(Long.parseLong(length), 0, Integer.MAX_VALUE);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    /// One more socket of a user.
    ///
    /// @return what is to be run when it closes, or nothing when there are too many
    Optional<Runnable> enter(RoutingContext context, Caller caller) {
        InetAddress address = context.get(ADDRESS);
        Optional<Runnable> byAddress =
                address == null || isUnlimited(address)
                        ? Optional.of(() -> {})
                        : sockets.open(key(address));
        if (byAddress.isEmpty()) {
            meter.limited("address", "socket");
            return Optional.empty();
        }
        Runnable leave = byAddress.get();
        Optional<Runnable> byUser =
                users.open(caller.tenant() + "/" + caller.user().map(Object::toString).orElse(""));
        if (byUser.isEmpty()) {
            meter.limited("user", "socket");
            leave.run();
            return Optional.empty();
        }
        Runnable leaveToo = byUser.get();
        return Optional.of(() -> {
            leave.run();
            leaveToo.run();
        });
    }

    /// A connection that becomes a socket is watched by its room from now on.
    static void upgrade(RoutingContext context) {
        var _ = context.put(UPGRADED, true);
    }

    static boolean isUpgraded(RoutingContext context) {
        return context.get(UPGRADED) != null;
    }

    /// Where a request comes from, as text: past the trusted proxies.
    static String address(RoutingContext context) {
        InetAddress address = context.get(ADDRESS);
        return address == null ? "unknown" : address.getHostAddress();
    }

    /// What is counted as one place: an address, of IPv6 its /64.
    static String place(RoutingContext context) {
        InetAddress address = context.get(ADDRESS);
        return address == null ? "unknown" : key(address).toString();
    }

    /// Whether a request came over TLS, to this relay or to the trusted proxy in front of it.
    static boolean isEncrypted(RoutingContext context) {
        return Boolean.TRUE.equals(context.get(ENCRYPTED));
    }

    /// A trusted proxy says how it was asked; one that says nothing is asked as `public-url` says.
    private boolean comesEncrypted(HttpServerRequest request) {
        InetAddress peer = literal(request.remoteAddress().hostAddress());
        if (request.isSSL() || peer == null || !network.trustedProxies().contains(peer)) {
            return request.isSSL();
        }
        String scheme = request.getHeader("X-Forwarded-Proto");
        return scheme == null
                ? network.publicBase().filter(base -> "https".equals(base.getScheme())).isPresent()
                : scheme.strip().equalsIgnoreCase("https");
    }

    /// Where a request comes from: its peer, or whom the trusted proxies in between say.
    private @Nullable InetAddress address(HttpServerRequest request) {
        InetAddress at = literal(request.remoteAddress().hostAddress());
        String forwarded = request.getHeader("X-Forwarded-For");
        if (forwarded == null) {
            return at;
        }
        List<String> hops = Arrays.asList(forwarded.split(",", -1)).reversed();
        for (String hop : hops) {
            if (at == null || !network.trustedProxies().contains(at)) {
                return at;
            }
            InetAddress next = literal(hop.strip());
            if (next == null) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private boolean isUnlimited(InetAddress address) {
        return limits.unlimited().contains(address);
    }

    private static @Nullable InetAddress literal(@Nullable String text) {
        try {
            return text == null ? null : InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException notAnAddress) {
            return null;
        }
    }

    private static List<Byte> key(InetAddress address) {
        byte[] bytes = address.getAddress();
        Byte[] boxed = new Byte[Math.min(bytes.length, PREFIX_BYTES)];
        for (int i = 0; i < boxed.length; i++) {
            boxed[i] = bytes[i];
        }
        return Objects.requireNonNull(List.of(boxed));
    }
}
