package org.orrery.bench.swarm;

import java.io.IOException;
import java.time.Duration;
import org.orrery.bench.process.Shares;

/// Rooms full of people who all move all the time, on any server.
///
/// @param rate poses a second of each member
/// @param threads of the generator
/// @param lookingEvery one in so many members looks into what it gets
public record Motion(
        int rooms,
        int members,
        double rate,
        double warmUp,
        double seconds,
        int threads,
        int lookingEvery) {

    private static final Duration ENTRY = Duration.ofMinutes(2);

    /// What came out.
    ///
    /// @param server processor time of the server as a share of one core
    /// @param generator the same of this process
    /// @param deliveries a second, of all members
    /// @param delivered share of what should have been delivered
    public record Result(
            Tally tally,
            double p50Millis,
            double p99Millis,
            double server,
            double generator,
            double deliveries,
            double framesPerSecond,
            double delivered,
            double residentMib) {

        /// Processor time of the server for each delivered pose, in nanoseconds.
        public double nanosPerDelivery() {
            return server * 1e9 / deliveries;
        }

        public double latenessMillis() {
            return tally.lateness.getValueAtPercentile(99) / 1e6;
        }
    }

    public Result run(Target target) throws IOException, InterruptedException {
        try (Swarm swarm = target.swarm(rooms, members, threads, lookingEvery)) {
            swarm.enter(ENTRY);
            return measure(target, swarm);
        }
    }

    private Result measure(Target target, Swarm swarm) throws IOException, InterruptedException {
        Shares shares = new Shares(target.vitals());
        swarm.move(rate, new Course(warmUp, shares::start, seconds));
        double server = shares.server(seconds);
        double generator = shares.generator(seconds);
        Tally tally = swarm.tally();
        double delivered = (double) tally.delivered() / tally.expected();
        return new Result(
                tally,
                tally.delivery.getValueAtPercentile(50) / 1e6,
                tally.delivery.getValueAtPercentile(99) / 1e6,
                server,
                generator,
                tally.sent() * (members - 1.0) * delivered / seconds,
                tally.frames() / (seconds + Swarm.STRAGGLERS_MILLIS / 1e3),
                delivered,
                target.vitals().residentMib());
    }
}
