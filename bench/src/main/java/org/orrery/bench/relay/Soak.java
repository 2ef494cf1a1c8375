package org.orrery.bench.relay;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.orrery.bench.report.Figure;
import org.orrery.bench.swarm.Course;
import org.orrery.bench.swarm.Motion;
import org.orrery.bench.swarm.Swarm;
import org.orrery.bench.swarm.Tally;

/// A long run at a moderate load, with people who come and go: memory, threads and files must not grow.
record Soak(Extent extent) implements Run {

    private static final Duration ENTRY = Duration.ofMinutes(1);
    private static final int LOOKS = 10;
    private static final double CHANGES = 100;

    private record Look(double heap, double resident, double threads, double files) {}

    @Override
    public String perform(Ground ground) throws IOException, InterruptedException {
        int rooms = extent.rooms(10);
        double slice = Math.max(1, extent.minutes() * 60 / LOOKS - 2);
        Motion motion = extent.motion(10, 10, 5);
        List<Look> looks = new ArrayList<>();
        try (RelayTarget relay = RelayTarget.start(ground.room("soak"));
                Swarm swarm = relay.swarm(rooms, extent.members(), 1, motion.lookingEvery())) {
            swarm.enter(ENTRY);
            swarm.comeBack(true);
            for (int i = 0; i < LOOKS; i++) {
                double warmUp = i == 0 ? Math.min(slice, 20) : 0;
                swarm.moveAndWrite(motion.rate(), CHANGES, new Course(warmUp, () -> {}, slice));
                looks.add(look(relay));
                tell(ground, i, looks.getLast(), swarm.tally());
                swarm.dropAll();
                var _ = swarm.awaitAll(ENTRY);
            }
        }
        List<Figure> verdict = verdict(looks);
        verdict.forEach(ground::add);
        boolean flat = verdict.stream().noneMatch(Figure::isMissed);
        ground.say().accept(flat ? "soak: all is flat" : "soak: NOT flat");
        return "soak: %.0f minutes of %d x %d members who move %.0f times a second and write %.0f changes a second together; all lose their connection ten times"
                .formatted(extent.minutes(), rooms, extent.members(), motion.rate(), CHANGES);
    }

    private static Look look(RelayTarget relay) throws IOException, InterruptedException {
        Heap heap = Heap.afterCollection(relay.vitals());
        return new Look(
                heap.used(), heap.resident(), relay.vitals().threads(), relay.vitals().openFiles());
    }

    private static void tell(Ground ground, int index, Look look, Tally tally) {
        ground.say()
                .accept(
                        String.format(
                                Locale.ROOT,
                                "  %d/%d: heap %.1f MiB, resident %.0f MiB, %.0f threads, %.0f files,"
                                        + " delivery p99 %.1f ms, acknowledgement p99 %.1f ms",
                                index + 1,
                                LOOKS,
                                look.heap(),
                                look.resident(),
                                look.threads(),
                                look.files(),
                                tally.delivery.getValueAtPercentile(99) / 1e6,
                                tally.acknowledgement.getValueAtPercentile(99) / 1e6));
    }

    /// The first looks are still warm-up: what counts is the second half against the first.
    private static List<Figure> verdict(List<Look> looks) {
        Look early = looks.get(LOOKS / 2 - 1);
        Look late = looks.getLast();
        return List.of(
                new Figure("soak, heap after collection, half way", early.heap(), "MiB"),
                new Figure("soak, heap after collection, at the end", late.heap(), "MiB")
                        .atMost(early.heap() * 1.1 + 5),
                new Figure("soak, resident, half way", early.resident(), "MiB"),
                new Figure("soak, resident, at the end", late.resident(), "MiB")
                        .atMost(early.resident() * 1.1 + 10),
                new Figure("soak, threads, half way", early.threads(), ""),
                new Figure("soak, threads, at the end", late.threads(), "")
                        .atMost(early.threads() + 2),
                new Figure("soak, open files, half way", early.files(), ""),
                new Figure("soak, open files, at the end", late.files(), "")
                        .atMost(early.files() + 10));
    }
}
