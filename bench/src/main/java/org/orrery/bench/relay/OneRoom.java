package org.orrery.bench.relay;

import java.io.IOException;
import org.orrery.bench.swarm.Motion;

/// Load A: one full room, everything passed on at once.
record OneRoom(Extent extent) implements Run {

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        Motion motion = extent.motion(1, 20, 1);
        ground.say().accept("A: " + Sheet.described(motion));
        try (RelayTarget relay = RelayTarget.start(ground.room("a"))) {
            Sheet.motion(ground, "A", motion.run(relay), 0.6, 5, 35);
        }
        return "A: " + Sheet.described(motion);
    }
}
