package org.orrery.bench.swarm;

import java.io.IOException;
import org.orrery.bench.process.Vitals;

/// A running server that a swarm can be let loose on.
public interface Target extends AutoCloseable {

    /// Such as `relay` or `socket.io`.
    String name();

    Vitals vitals();

    /// Members for that many rooms, not connected yet.
    Swarm swarm(int rooms, int members, int threads, int lookingEvery)
            throws IOException, InterruptedException;

    @Override
    void close();
}
