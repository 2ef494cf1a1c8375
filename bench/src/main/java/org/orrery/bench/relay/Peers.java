package org.orrery.bench.relay;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.orrery.bench.peer.NodePeers;
import org.orrery.bench.peer.Peer;
import org.orrery.bench.peer.PeerProcess;
import org.orrery.bench.report.Figure;
import org.orrery.bench.swarm.Motion;

/// Loads A and B on the relay and on servers of other makers, one after the other in one run.
record Peers(Extent extent) implements Run {

    private static final int TICK = 33;

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        String missing = NodePeers.prepare();
        if (!missing.isEmpty()) {
            ground.say().accept("the peers on Node are left out: " + missing);
        }
        compare(ground, "A", extent.motion(1, 20, 1), 0, missing.isEmpty());
        compare(ground, "B", extent.motion(20, 10, 5), TICK, missing.isEmpty());
        return "loads A and B on each server, ticks of "
                + TICK
                + " ms in B; CPU is the server's time for each delivered pose";
    }

    private void compare(Ground ground, String load, Motion motion, int tick, boolean node)
            throws IOException, InterruptedException {
        ground.say().accept(load + ": " + Sheet.described(motion));
        Motion.Result own;
        try (RelayTarget relay = RelayTarget.start(ground.room("peers-" + load))) {
            own = motion.run(relay);
        }
        line(ground, load, "relay", own, own);
        List<Peer> kinds = node ? List.of(Peer.values()) : List.of(Peer.BARE);
        for (Peer kind : kinds) {
            try (PeerProcess peer = PeerProcess.start(kind, ground.room("peers-" + load), tick)) {
                line(ground, load, kind.title(), motion.run(peer), own);
            }
        }
    }

    private static void line(
            Ground ground, String load, String who, Motion.Result result, Motion.Result own) {
        String what = load + ", " + who;
        ground.add(what + ", delivery p50", result.p50Millis(), "ms");
        ground.add(what + ", delivery p99", result.p99Millis(), "ms");
        ground.add(what + ", share of one core", 100 * result.server(), "%");
        ground.add(what + ", CPU of a delivery", result.nanosPerDelivery(), "ns");
        ground.add(what + ", poses delivered", 100 * result.delivered(), "%");
        if (!who.equals("relay")) {
            Figure p99 =
                    new Figure(what + ", p99 : relay's", result.p99Millis() / own.p99Millis(), "x");
            Figure cpu =
                    new Figure(
                            what + ", CPU : relay's",
                            result.nanosPerDelivery() / own.nanosPerDelivery(),
                            "x");
            boolean compared = !who.equals(Peer.BARE.title());
            ground.add(compared ? p99.atLeast(1) : p99);
            ground.add(compared ? cpu.atLeast(1) : cpu);
        }
        ground.say()
                .accept(
                        String.format(
                                Locale.ROOT,
                                "  %-14s p50 %6.2f  p99 %7.2f ms  %5.1f %% of a core  %5.0f ns a"
                                        + " delivery  %5.1f %% delivered",
                                who,
                                result.p50Millis(),
                                result.p99Millis(),
                                100 * result.server(),
                                result.nanosPerDelivery(),
                                100 * result.delivered()));
    }
}
