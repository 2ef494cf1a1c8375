package org.orrery.bench.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.orrery.bench.report.Figure;
import org.orrery.bench.swarm.Swarm;

/// What members cost who are only there: the relay's memory with them and without, after a collection.
record IdleMembers(Extent extent) implements Run {

    private static final Duration ENTRY = Duration.ofMinutes(2);
    private static final double KIB = 1024;

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        int rooms = extent.rooms(60);
        int members = rooms * extent.members();
        ground.say().accept("memory: " + members + " idle members");
        try (RelayTarget relay = RelayTarget.start(ground.room("memory"))) {
            try (Swarm warm = relay.swarm(1, extent.members(), 1, 1)) {
                warm.enter(ENTRY);
            }
            Heap empty = settled(relay);
            try (Swarm swarm = relay.swarm(rooms, extent.members(), 1, 50)) {
                swarm.enter(ENTRY);
                Heap full = settled(relay);
                ground.add(
                        new Figure(
                                        "memory, resident, of an idle member",
                                        KIB * (full.resident() - empty.resident()) / members,
                                        "KiB")
                                .atMost(60));
                ground.add(
                        "memory, heap of an idle member after a collection",
                        KIB * (full.used() - empty.used()) / members,
                        "KiB");
                ground.add("memory, relay without members, resident", empty.resident(), "MiB");
                ground.add("memory, relay with all, resident", full.resident(), "MiB");
                if (swarm.live() < members) {
                    ground.broken().add("only " + swarm.live() + " members stayed");
                }
            }
        }
        return "memory: %d idle members in rooms of %d, after a collection"
                .formatted(members, extent.members());
    }

    private static Heap settled(RelayTarget relay) throws IOException, InterruptedException {
        TimeUnit.SECONDS.sleep(2);
        return Heap.afterCollection(relay.vitals());
    }
}
