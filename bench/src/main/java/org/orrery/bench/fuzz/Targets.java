package org.orrery.bench.fuzz;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/// Every target by its name, which is also the name of its folder of kept inputs.
public final class Targets {

    /// How a target is made ready.
    @FunctionalInterface
    public interface Opening {
        Target open() throws IOException;
    }

    private static final Map<String, Opening> ALL =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("client-cbor", MessageTargets::clientCbor),
                            Map.entry("client-json", MessageTargets::clientJson),
                            Map.entry("relay-cbor", MessageTargets::relayCbor),
                            Map.entry("relay-json", MessageTargets::relayJson),
                            Map.entry("bodies", BodyTarget::new),
                            Map.entry("records", RecordTarget::new),
                            Map.entry("segment", SegmentTarget::new),
                            Map.entry("snapshot", SnapshotTarget::new),
                            Map.entry("queue", QueueTarget::new),
                            Map.entry("heads", HeadsTarget::new),
                            Map.entry("settings", SettingsTarget::new),
                            Map.entry("http", () -> new SurfaceTarget(false)),
                            Map.entry("socket", () -> new SurfaceTarget(true))));

    private Targets() {}

    public static Map<String, Opening> all() {
        return new TreeMap<>(ALL);
    }

    /// The target of that name, ready.
    ///
    /// @throws IllegalArgumentException when there is none of that name
    public static Target open(String name) throws IOException {
        Opening opening = ALL.get(name);
        if (opening == null) {
            throw new IllegalArgumentException(
                    "there is no target '%s', but %s".formatted(name, ALL.keySet()));
        }
        return opening.open();
    }
}
