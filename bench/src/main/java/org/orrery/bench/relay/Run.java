package org.orrery.bench.relay;

import java.io.IOException;

/// One load on a relay.
interface Run {

    /// Does it and leaves what it found.
    ///
    /// @return one sentence on what was done
    String perform(Ground ground) throws IOException, InterruptedException;
}
