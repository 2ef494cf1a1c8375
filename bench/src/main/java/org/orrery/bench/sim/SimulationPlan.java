package org.orrery.bench.sim;

import java.time.Duration;
import java.util.Random;
import org.orrery.testkit.network.Conditions;

/// What a run is like. Different seeds stress different things: a run in which everything goes wrong at once reaches less
/// than runs that leave something out ("swarm testing", Groce et al., 2012).
///
/// @param clients who take part, 2 to 8
/// @param busy how long they work before everything is healed
/// @param pause between two actions of one client, on average
/// @param network while they work
/// @param outages whether clients lose the network for a while
/// @param restarts whether clients crash and come back with their queue
/// @param crashes whether the relay crashes
/// @param rogue whether one takes part who does not keep to the rules
/// @param texts how much of the work is on few shared texts, 0 to 1
public record SimulationPlan(
        int clients,
        Duration busy,
        Duration pause,
        Conditions network,
        boolean outages,
        boolean restarts,
        boolean crashes,
        boolean rogue,
        double texts) {

    static SimulationPlan of(Random random) {
        return new SimulationPlan(
                2 + random.nextInt(4) + (random.nextInt(8) == 0 ? 3 : 0),
                Duration.ofMillis(3_000 + random.nextInt(7_000)),
                Duration.ofMillis(random.nextBoolean() ? 150 : 400),
                random.nextInt(3) == 0 ? Conditions.GOOD : Conditions.BAD,
                random.nextBoolean(),
                random.nextInt(3) == 0,
                random.nextBoolean(),
                random.nextBoolean(),
                Math.min(1, 1.3 * random.nextDouble()));
    }

    /// Whether all that anybody does is to write in the same texts. Then nothing but the transformation of edits is at work,
    /// and it must be exact.
    boolean isWritingOnly() {
        return texts == 1;
    }
}
