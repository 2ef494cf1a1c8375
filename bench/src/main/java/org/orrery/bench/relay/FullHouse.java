package org.orrery.bench.relay;

import java.io.IOException;
import org.orrery.bench.peer.Peer;
import org.orrery.bench.peer.PeerProcess;
import org.orrery.bench.report.Figure;
import org.orrery.bench.swarm.Motion;

/// Load C: a hundred full rooms, five thousand sockets; and the same on the bare server, just before.
record FullHouse(Extent extent) implements Run {

    /// What the relay's own ticks become under this load.
    private static final int BARE_TICK = 66;

    /// In a MiB.
    private static final double MEGABYTES = 1.048576;

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        Motion motion = extent.motion(100, 10, 10);
        ground.say().accept("C: " + Sheet.described(motion));
        Motion.Result bare;
        try (PeerProcess server = PeerProcess.start(Peer.BARE, ground.room("c-bare"), BARE_TICK)) {
            bare = motion.run(server);
            Sheet.motion(ground, "C, bare Vert.x", bare, 0, 0, 0);
        }
        try (RelayTarget relay = RelayTarget.start(ground.room("c"))) {
            Motion.Result result = motion.run(relay);
            Sheet.motion(ground, "C", result, 0, 250, 0);
            ground.add(
                    new Figure("C, relay's peak memory", relay.vitals().peakMib() * MEGABYTES, "MB")
                            .atMost(400));
            ground.add(
                    new Figure("C, p99, relay : bare", result.p99Millis() / bare.p99Millis(), "x")
                            .atMost(1.3));
        }
        return "C: " + Sheet.described(motion);
    }
}
