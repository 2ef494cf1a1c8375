package org.orrery.relay.http;

import com.sun.management.OperatingSystemMXBean;
import io.vertx.core.Vertx;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.rest.SystemHistory;
import org.orrery.protocol.rest.SystemStatus;
import org.orrery.relay.blob.BlobStore;
import org.orrery.relay.measure.History;
import org.orrery.relay.measure.RecentWindow;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.session.LiveRoom;
import org.orrery.relay.session.Rooms;

/// What the relay says about itself: `/collaboration/system/status`, `/healthz`, `/readyz`, `/metrics`.
final class StatusRoutes {

    private static final long PROBE_MILLIS = 250;
    private static final long BUSY_MILLIS = 1_000;
    private static final int SAMPLE_MILLIS = 1_000;
    private static final long DISK_MILLIS = 30_000;
    private static final int RATE_SECONDS = 10;

    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final long startedNanos = System.nanoTime();
    private final Rooms rooms;
    private final BlobStore blobs;
    private final DiskFigures disk;
    private final History history = new History();
    private final RelayMeter meter;
    private final BooleanSupplier writable;

    /// How late the event loop was for its last probe, in milliseconds; written by it, read by whoever answers.
    private volatile long lagMillis;

    private StatusRoutes(
            Rooms rooms,
            BlobStore blobs,
            RelayMeter meter,
            BooleanSupplier writable,
            DiskFigures disk) {
        this.blobs = blobs;
        this.disk = disk;
        this.rooms = rooms;
        this.meter = meter;
        this.writable = writable;
    }

    static List<Endpoint> endpoints(
            Vertx vertx,
            Rooms rooms,
            BlobStore blobs,
            RelayMeter meter,
            BooleanSupplier writable,
            Path data,
            Executor blocking) {
        StatusRoutes routes =
                new StatusRoutes(rooms, blobs, meter, writable, new DiskFigures(data, blocking));
        routes.probe(vertx, System.nanoTime());
        routes.disk.measure();
        var _ = vertx.setPeriodic(SAMPLE_MILLIS, _ -> routes.sample());
        var _ = vertx.setPeriodic(DISK_MILLIS, _ -> routes.disk.measure());
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
                Endpoint.get("system_history", "/collaboration/system/history", routes::history),
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
        rooms.states().whenComplete(call.then(states -> status(call, states)));
    }

    private void status(Call call, Map<String, Integer> states) {
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
                        lagMillis,
                        states,
                        rates(),
                        new SystemStatus.StorageFigures(
                                writable.getAsBoolean(),
                                disk.logBytes(),
                                blobs.usedBytes(),
                                disk.freeBytes())));
    }

    private SystemStatus.@Nullable Rates rates() {
        List<History.Sample> last = history.newest(RATE_SECONDS);
        if (last.size() < RATE_SECONDS) {
            return null;
        }
        return new SystemStatus.Rates(
                rate(last, History.Totals::operations),
                rate(last, History.Totals::refusals),
                rate(last, History.Totals::framesReceived),
                rate(last, History.Totals::bytesReceived),
                rate(last, History.Totals::bytesSent),
                rate(last, History.Totals::presenceSent));
    }

    private static double rate(
            List<History.Sample> samples, ToLongFunction<History.Totals> figure) {
        long all = samples.stream().mapToLong(each -> figure.applyAsLong(each.happened())).sum();
        return (double) all / samples.size();
    }

    private void sample() {
        Histogram lately = meter.lately();
        boolean any = lately.getTotalCount() > 0;
        double load = MACHINE.getProcessCpuLoad();
        Runtime runtime = Runtime.getRuntime();
        history.add(
                new History.Moment(
                        System.currentTimeMillis(),
                        connections(),
                        people(),
                        rooms.loaded().size(),
                        lagMillis,
                        any ? measured(lately.getValueAtPercentile(50) / 1e6) : null,
                        any ? measured(lately.getValueAtPercentile(99) / 1e6) : null,
                        load < 0 ? null : Math.round(load * 1000) / 1000.0,
                        runtime.totalMemory() - runtime.freeMemory()),
                meter.totals());
    }

    private void history(Call call) {
        OptionalInt seconds = call.number("seconds", History.SAMPLES, 1, History.SAMPLES);
        if (seconds.isEmpty()) {
            return;
        }
        List<History.Sample> samples = history.newest(seconds.getAsInt());
        call.reply(
                200,
                new SystemHistory(
                        SAMPLE_MILLIS,
                        column(samples, each -> each.moment().timeMillis()),
                        column(samples, each -> each.moment().connections()),
                        column(samples, each -> each.moment().people()),
                        column(samples, each -> each.moment().rooms()),
                        column(samples, each -> each.happened().operations()),
                        column(samples, each -> each.happened().refusals()),
                        column(samples, each -> each.moment().p50Millis()),
                        column(samples, each -> each.moment().p99Millis()),
                        column(samples, each -> each.happened().framesReceived()),
                        column(samples, each -> each.happened().bytesReceived()),
                        column(samples, each -> each.happened().bytesSent()),
                        column(samples, each -> each.happened().presenceSent()),
                        column(samples, each -> each.moment().lagMillis()),
                        column(samples, each -> each.moment().cpu()),
                        column(samples, each -> each.moment().heapBytes())));
    }

    private static <T extends @Nullable Object> List<T> column(
            List<History.Sample> samples, Function<History.Sample, T> figure) {
        List<T> column = new ArrayList<>(samples.size());
        samples.forEach(each -> column.add(figure.apply(each)));
        return column;
    }

    private static @Nullable Double measured(double millis) {
        return Double.isNaN(millis) ? null : Math.round(millis * 1000) / 1000.0;
    }
}
