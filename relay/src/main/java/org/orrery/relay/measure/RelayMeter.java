package org.orrery.relay.measure;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;
import org.orrery.model.reduce.Refusal;
import org.orrery.protocol.CloseReason;
import org.orrery.relay.room.RoomObserver;

/// The relay's meters. Names begin with `orrery_`.
public final class RelayMeter implements RoomObserver {

    private static final long MAX_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final RecentWindow recent = new RecentWindow(System::nanoTime);
    private final Recorder latencies = new Recorder(MAX_NANOS, 2);
    private final LongAdder refusals = new LongAdder();

    /// The histogram to fill next; belongs to whoever calls [#lately()].
    private @Nullable Histogram interval;

    private final Timer operations;
    private final Counter received;
    private final Counter receivedBytes;
    private final Counter sentBytes;
    private final Counter presence;
    private final Counter presenceSkipped;
    private final Counter unknown;
    private final Counter lost;
    private final Counter ticks;

    public RelayMeter() {
        operations =
                Timer.builder("orrery.operation")
                        .description("From receiving a submission to having fanned it out, durably")
                        .serviceLevelObjectives(
                                Duration.ofNanos(500_000),
                                Duration.ofMillis(1),
                                Duration.ofNanos(1_500_000),
                                Duration.ofMillis(2),
                                Duration.ofMillis(5),
                                Duration.ofMillis(10),
                                Duration.ofMillis(20),
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(1))
                        .register(registry);
        received = counter("orrery.frames.received", "Frames that clients sent");
        receivedBytes = counter("orrery.bytes.received", "Bytes in frames that clients sent");
        sentBytes = counter("orrery.bytes.sent", "Bytes in frames sent to clients");
        presence = counter("orrery.presence.sent", "Presence frames sent, one for each receiver");
        presenceSkipped =
                counter("orrery.presence.skipped", "Presence frames left out for slow readers");
        unknown = counter("orrery.messages.unknown", "Messages of a kind this version has not");
        lost = counter("orrery.operations.unknown", "Submissions under way in storage that failed");
        ticks = counter("orrery.presence.stretches", "Times that the interval of presence changed");
    }

    /// What has happened so far.
    public History.Totals totals() {
        return new History.Totals(
                operations.count(),
                refusals.sum(),
                (long) received.count(),
                (long) receivedBytes.count(),
                (long) sentBytes.count(),
                (long) presence.count());
    }

    /// The durations since the last call; called by one thread only.
    public Histogram lately() {
        Histogram last = interval;
        interval = latencies.getIntervalHistogram(last);
        return interval;
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /// Watches a figure that somebody else keeps.
    public void gauge(String name, String description, Supplier<Number> figure) {
        var _ = Gauge.builder(name, figure).description(description).register(registry);
    }

    /// Everything in the text format of Prometheus.
    public String scrape() {
        return registry.scrape();
    }

    public RecentWindow.Reading recent() {
        return recent.read();
    }

    public void received(int bytes) {
        received.increment();
        receivedBytes.increment(bytes);
    }

    public void sent(long bytes) {
        sentBytes.increment((double) bytes);
    }

    /// A certificate that was found changed.
    ///
    /// @param outcome `renewed` or `refused`
    public void certificateLooked(String outcome) {
        registry.counter("orrery.tls.reloads", "outcome", outcome).increment();
    }

    /// Something was turned away because there was too much of it.
    ///
    /// @param of whose limit it was: `connection`, `address`, `user` or `session`
    /// @param what such as `request`, `socket` or `submit`
    @Override
    public void limited(String of, String what) {
        registry.counter("orrery.limited", "of", of, "what", what).increment();
    }

    /// A request was answered with a problem.
    public void problem(String code) {
        registry.counter("orrery.requests.refused", "reason", code).increment();
    }

    /// Somebody tried to sign in.
    ///
    /// @param result `signed_in`, `renewed`, `failed` or `throttled`
    public void signedIn(String result) {
        registry.counter("orrery.sign.ins", "result", result).increment();
    }

    /// Something was done with an invite.
    ///
    /// @param result `created`, `revoked`, `redeemed` or `refused`
    public void invited(String result) {
        registry.counter("orrery.invites", "result", result).increment();
    }

    /// A token was shown that is wrong, expired or revoked.
    public void tokenRefused() {
        registry.counter("orrery.tokens.refused").increment();
    }

    @Override
    public void committed(long nanos) {
        operations.record(nanos, TimeUnit.NANOSECONDS);
        recent.success(nanos);
        latencies.recordValue(Math.clamp(nanos, 0, MAX_NANOS));
    }

    @Override
    public void refused(Refusal.Code code) {
        registry.counter("orrery.operations.refused", "code", code.wireName()).increment();
        refusals.increment();
        recent.failure();
    }

    @Override
    public void lost() {
        lost.increment();
        recent.failure();
    }

    @Override
    public void presenceSent(int receivers, int skipped) {
        presence.increment(receivers);
        presenceSkipped.increment(skipped);
    }

    @Override
    public void tickChanged(int millis) {
        ticks.increment();
    }

    @Override
    public void unknownMessage() {
        unknown.increment();
    }

    @Override
    public void closed(CloseReason reason) {
        String name = reason.name().toLowerCase(Locale.ROOT);
        registry.counter("orrery.connections.closed", "reason", name).increment();
    }
}
