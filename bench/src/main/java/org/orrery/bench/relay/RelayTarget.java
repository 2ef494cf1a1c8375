package org.orrery.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.process.Vitals;
import org.orrery.bench.swarm.Swarm;
import org.orrery.bench.swarm.Target;

/// Orrery's relay as it is started for people, but for limits that a generator on one address would meet.
record RelayTarget(RelayProcess relay) implements Target {

    /// The same fifty people are in every room.
    static final String SAME_PEOPLE = "connections-per-user = 100000";

    static RelayTarget start(Path folder, String... settings)
            throws IOException, InterruptedException {
        Files.createDirectories(folder);
        List<String> all = Stream.concat(Stream.of(SAME_PEOPLE), Stream.of(settings)).toList();
        return new RelayTarget(
                RelayProcess.start(folder, RelayProcess.freePort(), all).awaitReady());
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public Vitals vitals() {
        return new Vitals(relay.pid());
    }

    @Override
    public Swarm swarm(int rooms, int members, int threads, int lookingEvery)
            throws IOException, InterruptedException {
        return Hall.open(relay.base(), rooms, members).swarm(threads, lookingEvery);
    }

    @Override
    public void close() {
        relay.close();
    }
}
