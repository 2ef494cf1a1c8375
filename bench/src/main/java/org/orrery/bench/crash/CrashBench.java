package org.orrery.bench.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.orrery.bench.process.SmallDisk;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Kills a relay in the middle of edits, again and again.
@Command(
        name = "crash",
        description =
                "Kills a real relay with kill -9 in the middle of edits, starts it again, and checks"
                        + " that nothing acknowledged is lost and nothing doubled.")
public final class CrashBench implements Callable<Integer> {

    @Mixin private final Output output = new Output();

    @Option(
            names = "--rounds",
            defaultValue = "30",
            description = "how often (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "decides the moments and the edits (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--clients",
            defaultValue = "4",
            description = "who edit at the same time (default: ${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--rate",
            defaultValue = "40",
            description = "edits a second of each (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--full-disk",
            defaultValue = "0",
            description =
                    "how often the disk of another relay is filled as well, a small tmpfs"
                            + " (default: ${DEFAULT-VALUE})")
    private int fullDisks;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conditions before = Conditions.before();
        List<Round> done = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        long acknowledged;
        long refused;
        try (CrashRun run = new CrashRun(output.emptyFolder(), clients, rate, seed)) {
            for (int i = 0; i < rounds && broken.isEmpty(); i++) {
                Round round = run.round();
                output.say(round.line());
                round.broken().forEach(each -> broken.add("round " + round.number() + ": " + each));
                done.add(round);
            }
            run.afterRestart().forEach(each -> broken.add("after an orderly restart: " + each));
            acknowledged = run.acknowledged();
            refused = run.refused();
        }
        List<Figure> figures = new ArrayList<>(figures(done, acknowledged, refused, broken));
        if (fullDisks > 0 && broken.isEmpty()) {
            figures.addAll(fillDisk(broken));
        }
        output.say("");
        String setting =
                String.format(
                        Locale.ROOT,
                        "%d rounds with seed %d, %d clients with %.0f edits a second each, a relay in"
                                + " its own process killed with SIGKILL and started again on the same"
                                + " data. The page cache outlives the process: what a power failure"
                                + " would do is the simulator's part",
                        done.size(),
                        seed,
                        clients,
                        rate);
        return output.publish(setting, before, figures, broken);
    }

    private List<Figure> fillDisk(List<String> broken) throws IOException, InterruptedException {
        if (!SmallDisk.isPossible()) {
            broken.add("this machine lets no process mount a disk of its own (unshare)");
            return List.of();
        }
        Path folder = output.emptyFolder();
        try (FullDiskRun run = new FullDiskRun(folder, clients, rate, seed)) {
            for (int i = 1; i <= fullDisks && broken.isEmpty(); i++) {
                List<String> round = run.round();
                output.say(
                        "disk filled %d times: %d acknowledged, %d refused; %s"
                                .formatted(
                                        i,
                                        run.acknowledged(),
                                        run.refused(),
                                        round.isEmpty() ? "ok" : round.size() + " BROKEN"));
                broken.addAll(round);
            }
            run.onACopy().forEach(each -> broken.add("on a copy of the disk: " + each));
            return List.of(
                    new Figure("full disks", fullDisks, ""),
                    new Figure("full disks, edits acknowledged", run.acknowledged(), ""),
                    new Figure("full disks, edits refused, and nowhere", run.refused(), ""));
        }
    }

    private static List<Figure> figures(
            List<Round> rounds, long acknowledged, long refused, List<String> broken) {
        List<Long> back = rounds.stream().map(Round::backMillis).sorted().toList();
        return List.of(
                new Figure("rounds", rounds.size(), ""),
                new Figure("kills", rounds.stream().mapToInt(Round::kills).sum(), ""),
                new Figure(
                        "kills that left a snapshot half written",
                        rounds.stream().filter(Round::duringSnapshot).count(),
                        ""),
                new Figure(
                        "submissions under way at the kills",
                        rounds.stream().mapToLong(Round::unsettledAtKill).sum(),
                        ""),
                new Figure("edits acknowledged", acknowledged, ""),
                new Figure("edits refused, and nowhere", refused, ""),
                new Figure("lost, doubled, diverged or unsent", broken.size(), "").atMost(0),
                new Figure(
                        "from start of the relay to all clients back, median",
                        back.isEmpty() ? Double.NaN : back.get(back.size() / 2),
                        "ms"),
                new Figure(
                        "from start of the relay to all clients back, longest",
                        back.isEmpty() ? Double.NaN : back.getLast(),
                        "ms"));
    }
}
