package org.orrery.relay.http;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.rest.SystemStatus;
import org.orrery.relay.blob.BlobStore;
import org.orrery.relay.measure.RecentWindow;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.session.LiveRoom;
import org.orrery.relay.session.Rooms;

/// What the relay says about itself: `/collaboration/system/status`, `/healthz`, `/readyz`, `/metrics`.
final class StatusRoutes {

    private static final long PROBE_MILLIS = 250;
    private static final long BUSY_MILLIS = 1_000;

    private final long startedNanos = System.nanoTime();
    private final Rooms rooms;
    private final RelayMeter meter;
    private final BooleanSupplier writable;

    /// How late the event loop was for its last probe, in milliseconds; written by it, read by whoever answers.
    private volatile long lagMillis;

    private StatusRoutes(Rooms rooms, RelayMeter meter, BooleanSupplier writable) {
        this.rooms = rooms;
        this.meter = meter;
        this.writable = writable;
    }

    static List<Endpoint> endpoints(
            Vertx vertx, Rooms rooms, BlobStore blobs, RelayMeter meter, BooleanSupplier writable) {
        StatusRoutes routes = new StatusRoutes(rooms, meter, writable);
        routes.probe(vertx, System.nanoTime());
        meter.gauge("orrery.rooms", "Rooms in memory", () -> rooms.loaded().size());
        meter.gauge("orrery.sessions", "Sessions kept", rooms::sessions);
        meter.gauge("orrery.connections", "WebSockets in rooms", routes::connections);
        meter.gauge("orrery.people", "People in rooms", routes::people);
        meter.gauge("orrery.blobs.bytes", "Bytes of all blobs", blobs::usedBytes);
        meter.gauge(
                "orrery.event.loop.lag.millis",
                "How late the event loop was for its last probe",
                () -> routes.lagMillis);
        return List.of(
                Endpoint.get("system_status", "/collaboration/system/status", routes::status),
                Endpoint.get("health", "/healthz", call -> call.reply(200, alive())),
                Endpoint.get("ready", "/readyz", routes::ready),
                Endpoint.get("metrics", "/metrics", routes::metrics));
    }

    private static Map<String, String> alive() {
        return Map.of("status", "alive");
    }

    private void probe(Vertx vertx, long dueNanos) {
        lagMillis = Math.max(0, Duration.ofNanos(System.nanoTime() - dueNanos).toMillis());
        long next = System.nanoTime() + Duration.ofMillis(PROBE_MILLIS).toNanos();
        var _ = vertx.setTimer(PROBE_MILLIS, _ -> probe(vertx, next));
    }

    private boolean isReady() {
        return writable.getAsBoolean() && lagMillis < BUSY_MILLIS;
    }

    private int connections() {
        return rooms.loaded().stream().mapToInt(LiveRoom::connections).sum();
    }

    private int people() {
        return rooms.loaded().stream().mapToInt(LiveRoom::people).sum();
    }

    private void ready(Call call) {
        if (isReady()) {
            call.reply(200, Map.of("status", "ready"));
        } else {
            String why = writable.getAsBoolean() ? "it is too busy" : "its storage has failed";
            call.problem(Problems.unavailable("the relay is not ready: " + why));
        }
    }

    private void metrics(Call call) {
        var _ =
                call.context()
                        .response()
                        .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .end(meter.scrape());
    }

    private void status(Call call) {
        RecentWindow.Reading recent = meter.recent();
        long settled = recent.succeeded() + recent.failed();
        int active = (int) rooms.loaded().stream().filter(room -> room.people() > 0).count();
        call.reply(
                200,
                new SystemStatus(
                        isReady() ? "ready" : "degraded",
                        Duration.ofNanos(System.nanoTime() - startedNanos).toSeconds(),
                        active,
                        rooms.sessions(),
                        people(),
                        connections(),
                        List.of(),
                        measured(recent.meanMillis()),
                        measured(recent.p50Millis()),
                        measured(recent.p99Millis()),
                        recent.samples(),
                        settled == 0 ? null : (double) recent.succeeded() / settled,
                        settled,
                        RecentWindow.SECONDS,
                        lagMillis));
    }

    private static @Nullable Double measured(double millis) {
        return Double.isNaN(millis) ? null : Math.round(millis * 1000) / 1000.0;
    }
}
