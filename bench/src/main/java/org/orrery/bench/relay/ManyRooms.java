package org.orrery.bench.relay;

import java.io.IOException;
import org.orrery.bench.swarm.Motion;

/// Load B: twenty and fifty full rooms.
record ManyRooms(Extent extent) implements Run {

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        String first = motion(ground, "B 20", extent.motion(20, 10, 1), 45);
        if (extent.rooms() != null) {
            return first;
        }
        return first + "; " + motion(ground, "B 50", extent.motion(50, 10, 5), 75);
    }

    private static String motion(Ground ground, String name, Motion motion, double p99)
            throws IOException, InterruptedException {
        ground.say().accept(name + ": " + Sheet.described(motion));
        try (RelayTarget relay = RelayTarget.start(ground.room(name))) {
            Sheet.motion(ground, name, motion.run(relay), 0, p99, 0);
        }
        return name + ": " + Sheet.described(motion);
    }
}
