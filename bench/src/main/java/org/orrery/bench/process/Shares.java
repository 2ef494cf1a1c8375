package org.orrery.bench.process;

import java.time.Duration;

/// Processor time of a server and of this process, its generator of load, from [#start()] on, as shares of one core.
public final class Shares {

    private final Vitals server;
    private final Vitals generator = Vitals.ofThisProcess();
    private Duration ofServer = Duration.ZERO;
    private Duration ofGenerator = Duration.ZERO;

    public Shares(Vitals server) {
        this.server = server;
    }

    public void start() {
        ofServer = server.processorTime();
        ofGenerator = generator.processorTime();
    }

    /// The server's.
    ///
    /// @param seconds for which there was load
    public double server(double seconds) {
        return share(server.processorTime().minus(ofServer), seconds);
    }

    /// This process's.
    public double generator(double seconds) {
        return share(generator.processorTime().minus(ofGenerator), seconds);
    }

    private static double share(Duration time, double seconds) {
        return time.toNanos() / (seconds * 1e9);
    }
}
