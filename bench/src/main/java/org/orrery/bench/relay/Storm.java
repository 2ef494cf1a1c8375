package org.orrery.bench.relay;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.report.Figure;
import org.orrery.bench.swarm.Swarm;

/// Everybody comes back at once: after their networks broke, and after the relay was killed. They wait as the desktop program
/// does, see [org.orrery.net.connection.Backoff].
record Storm(Extent extent) implements Run {

    private static final List<String> SETTINGS = List.of(RelayTarget.SAME_PEOPLE);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long SETTLE_SECONDS = 3;

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        int many = extent.rooms(100);
        int fewer = Math.max(1, many / 5);
        dropped(ground, many);
        killed(ground, fewer);
        return "storm: %d members dropped, %d members of a relay that is killed and started again"
                .formatted(many * extent.members(), fewer * extent.members());
    }

    private void dropped(Ground ground, int rooms) throws IOException, InterruptedException {
        int members = rooms * extent.members();
        ground.say().accept("storm: " + members + " members are dropped");
        try (RelayTarget relay = RelayTarget.start(ground.room("storm-drop"));
                Swarm swarm = relay.swarm(rooms, extent.members(), 1, 50)) {
            swarm.enter(PATIENCE);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            swarm.comeBack(true);
            long start = System.nanoTime();
            swarm.dropAll();
            var _ = swarm.awaitAll(PATIENCE);
            ground.add(
                    new Figure(
                                    "storm, " + members + " dropped, all back after",
                                    (System.nanoTime() - start) / 1e9,
                                    "s")
                            .atMost(60));
        }
    }

    private void killed(Ground ground, int rooms) throws IOException, InterruptedException {
        int members = rooms * extent.members();
        ground.say().accept("storm: the relay of " + members + " members is killed");
        Path folder = ground.room("storm-kill");
        int port = RelayProcess.freePort();
        try (RelayProcess first = RelayProcess.start(folder, port, SETTINGS).awaitReady();
                Swarm swarm = Hall.open(first.base(), rooms, extent.members()).swarm(1, 50)) {
            swarm.enter(PATIENCE);
            TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
            swarm.comeBack(true);
            long start = System.nanoTime();
            first.kill();
            try (RelayProcess second = RelayProcess.start(folder, port, SETTINGS)) {
                var _ = second.awaitReady();
                double ready = (System.nanoTime() - start) / 1e9;
                var _ = swarm.awaitAll(PATIENCE);
                ground.add("storm, killed to ready again", ready, "s");
                ground.add(
                        new Figure(
                                        "storm, " + members + " members, killed to all resumed",
                                        (System.nanoTime() - start) / 1e9,
                                        "s")
                                .atMost(15));
            }
        }
    }
}
