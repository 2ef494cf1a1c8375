package org.orrery.bench.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.orrery.testkit.time.VirtualTime;

/// The last things that happened in a run, and a digest of all of them.
final class Trace {

    private final VirtualTime time;
    private final int kept;
    private final Deque<String> lines = new ArrayDeque<>();
    private long digest = 1;

    /// A trace that keeps nothing of its lines when `kept` is 0.
    Trace(VirtualTime time, int kept) {
        this.time = time;
        this.kept = kept;
    }

    void add(String who, Supplier<String> what) {
        digest = digest * 31 + time.nanos();
        if (kept == 0) {
            return;
        }
        lines.add("%9.3f %-8s %s".formatted(time.nanos() / 1e9, who, what.get()));
        if (lines.size() > kept) {
            lines.remove();
        }
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }

    /// Equal for equal runs.
    long digest() {
        return digest;
    }
}
