package org.orrery.relay.measure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The figures of the last quarter of an hour, one sample a second. Safe on any thread.
public final class History {

    /// How many samples are kept.
    public static final int SAMPLES = 900;

    /// What had happened since the relay started.
    public record Totals(
            long operations,
            long refusals,
            long framesReceived,
            long bytesReceived,
            long bytesSent,
            long presenceSent) {

        Totals since(Totals before) {
            return new Totals(
                    operations - before.operations,
                    refusals - before.refusals,
                    framesReceived - before.framesReceived,
                    bytesReceived - before.bytesReceived,
                    bytesSent - before.bytesSent,
                    presenceSent - before.presenceSent);
        }
    }

    /// How things stood at a moment.
    ///
    /// @param p50Millis of the operations since the moment before; `null` without any
    /// @param cpu share of all processors; `null` when it cannot be told
    public record Moment(
            long timeMillis,
            int connections,
            int people,
            int rooms,
            long lagMillis,
            @Nullable Double p50Millis,
            @Nullable Double p99Millis,
            @Nullable Double cpu,
            long heapBytes) {}

    /// A moment with what had happened since the one before.
    public record Sample(Moment moment, Totals happened) {}

    private final Deque<Sample> samples = new ArrayDeque<>();
    private Totals before = new Totals(0, 0, 0, 0, 0, 0);

    public synchronized void add(Moment moment, Totals totals) {
        samples.add(new Sample(moment, totals.since(before)));
        before = totals;
        if (samples.size() > SAMPLES) {
            samples.remove();
        }
    }

    /// The newest samples, the oldest of them first.
    public synchronized List<Sample> newest(int count) {
        return samples.stream().skip(Math.max(0, samples.size() - count)).toList();
    }
}
