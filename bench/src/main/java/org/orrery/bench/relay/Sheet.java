package org.orrery.bench.relay;

import org.orrery.bench.report.Figure;
import org.orrery.bench.swarm.Motion;

/// Writes down what rooms in motion gave.
final class Sheet {

    private Sheet() {}

    /// @param p50 goal in milliseconds, 0 for none
    /// @param share goal for the server in percent of one core, 0 for none
    static void motion(
            Ground ground,
            String what,
            Motion.Result result,
            double p50,
            double p99,
            double share) {
        ground.add(goal(new Figure(what + ", delivery p50", result.p50Millis(), "ms"), p50));
        ground.add(goal(new Figure(what + ", delivery p99", result.p99Millis(), "ms"), p99));
        ground.add(
                new Figure(what + ", poses delivered", 100 * result.delivered(), "%").atLeast(95));
        ground.add(what + ", deliveries a second", result.deliveries(), "");
        ground.add(what + ", frames a second to members", result.framesPerSecond(), "");
        ground.add(
                goal(
                        new Figure(
                                what + ", server, share of one core", 100 * result.server(), "%"),
                        share));
        ground.add(what + ", generator, share of one core", 100 * result.generator(), "%");
        ground.add(what + ", generator late, p99", result.latenessMillis(), "ms");
        ground.add(what + ", server, resident", result.residentMib(), "MiB");
        ground.add(new Figure(what + ", connections lost", result.tally().lost(), "").atMost(0));
        if (result.tally().refused() > 0 || result.tally().lost() > 0) {
            ground.say().accept(what + ": " + result.tally().complaint());
        }
    }

    private static Figure goal(Figure figure, double bound) {
        return bound > 0 ? figure.atMost(bound) : figure;
    }

    static String described(Motion motion) {
        return "%d x %d members who move %.0f times a second for %.0f s after %.0f s of warm-up"
                .formatted(
                        motion.rooms(),
                        motion.members(),
                        motion.rate(),
                        motion.seconds(),
                        motion.warmUp());
    }
}
