package org.orrery.testkit.network;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.orrery.testkit.time.VirtualTime;

/// Makes links that are all as good or bad as the conditions of the moment.
public final class SimulatedNetwork {

    private final VirtualTime time;
    private final Random random;
    private final List<SimulatedLink> links = new ArrayList<>();
    private Conditions conditions;

    public SimulatedNetwork(VirtualTime time, Random random, Conditions conditions) {
        this.time = time;
        this.random = random;
        this.conditions = conditions;
    }

    public SimulatedLink connect(End client, End server) {
        SimulatedLink link = new SimulatedLink(this, client, server);
        links.removeIf(old -> !old.isOpen());
        links.add(link);
        return link;
    }

    /// From now on the network is as good as `better`; links that have lost something are cut.
    public void heal(Conditions better) {
        conditions = better;
        cutAll();
    }

    public void cutAll() {
        List.copyOf(links).forEach(SimulatedLink::cut);
        links.clear();
    }

    Conditions conditions() {
        return conditions;
    }

    VirtualTime time() {
        return time;
    }

    boolean chance(double probability) {
        return probability > 0 && random.nextDouble() < probability;
    }

    Duration delay() {
        return conditions.latency().plus(upTo(conditions.jitter()));
    }

    Duration upTo(Duration longest) {
        return Duration.ofNanos((long) (random.nextDouble() * longest.toNanos()));
    }
}
