package org.orrery.net.connection;

/// The two clocks of a machine.
public interface Clock {

    /// Grows steadily; only differences mean something.
    long nanos();

    /// Milliseconds since 1970, as the machine believes.
    long millis();

    static Clock system() {
        return new Clock() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public long millis() {
                return System.currentTimeMillis();
            }
        };
    }
}
