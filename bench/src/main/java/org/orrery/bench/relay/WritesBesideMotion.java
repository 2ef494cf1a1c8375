package org.orrery.bench.relay;

import java.io.IOException;
import java.time.Duration;
import org.orrery.bench.process.Shares;
import org.orrery.bench.swarm.Course;
import org.orrery.bench.swarm.Motion;
import org.orrery.bench.swarm.Swarm;
import org.orrery.bench.swarm.Tally;

/// Durable changes beside load B: operations must not wait behind presence.
record WritesBesideMotion(Extent extent) implements Run {

    private static final Duration ENTRY = Duration.ofMinutes(1);
    private static final double CHANGES = 1000;

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        Motion motion = extent.motion(20, 10, 5);
        ground.say().accept("D beside B: " + Sheet.described(motion));
        try (RelayTarget relay = RelayTarget.start(ground.room("d-b"), DurableWrites.SETTINGS);
                Swarm swarm =
                        relay.swarm(motion.rooms(), motion.members(), 1, motion.lookingEvery())) {
            swarm.enter(ENTRY);
            double changes = Math.min(CHANGES, swarm.size());
            Shares shares = new Shares(relay.vitals());
            swarm.moveAndWrite(
                    motion.rate(),
                    changes,
                    new Course(motion.warmUp(), shares::start, motion.seconds()));
            report(ground, swarm.tally(), shares);
        }
        return "D beside B: %.0f changes a second beside %s"
                .formatted(CHANGES, Sheet.described(motion));
    }

    private void report(Ground ground, Tally tally, Shares shares) {
        ground.add(
                "D beside B, changes acknowledged",
                tally.acknowledgement.getTotalCount() / extent.seconds(),
                "1/s");
        ground.add(
                Ground.millis(
                        "D beside B, client to acknowledgement, p50", tally.acknowledgement, 50));
        ground.add(
                Ground.millis(
                                "D beside B, client to acknowledgement, p99",
                                tally.acknowledgement,
                                99)
                        .atMost(15));
        ground.add(Ground.millis("D beside B, delivery of poses, p50", tally.delivery, 50));
        ground.add(Ground.millis("D beside B, delivery of poses, p99", tally.delivery, 99));
        ground.add("D beside B, frames a second to members", tally.frames() / extent.seconds(), "");
        ground.add(
                "D beside B, relay, share of one core", 100 * shares.server(extent.seconds()), "%");
        ground.add(
                "D beside B, generator, share of one core",
                100 * shares.generator(extent.seconds()),
                "%");
        ground.add(Ground.millis("D beside B, generator late, p99", tally.lateness, 99));
        if (tally.refused() > 0) {
            ground.broken().add(tally.refused() + " refused: " + tally.complaint());
        }
    }
}
