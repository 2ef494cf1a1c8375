package org.orrery.bench.relay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// A relay under load.
@Command(
        name = "relay",
        description =
                "Time of an operation from client to relay to the other clients, and within the"
                        + " relay, fsync included; with --load what a relay bears.")
public final class RelayBench implements Callable<Integer> {

    /// What it is loaded with.
    enum LoadName {
        OPERATIONS,
        A,
        B,
        C,
        D,
        DB,
        MEMORY,
        STORM,
        SOAK,
        PEERS,
        ALL
    }

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final Output output = new Output();

    @Option(
            names = "--load",
            defaultValue = "operations",
            description =
                    "operations (default): ten desktop clients; a: one full room, 20 poses a second"
                            + " each; b: 20 and 50 full rooms; c: 100 full rooms, and a bare server"
                            + " beside it; d: 50 writers of durable changes; db: 1,000 changes a second"
                            + " beside b; memory: idle members;"
                            + " storm: everybody comes back at once; soak: for --minutes; peers: a and b"
                            + " against ws, socket.io and Colyseus; all: all but soak")
    private LoadName load = LoadName.OPERATIONS;

    @Option(names = "--rooms", description = "rooms (default: as the load has it)")
    private @Nullable Integer rooms;

    @Option(
            names = "--members",
            description = "members of each room (default: 10 for operations, else 50)")
    private @Nullable Integer members;

    @Option(
            names = "--rate",
            description =
                    "operations or poses a second of each (default: 20 for operations, else as the"
                            + " load has it)")
    private @Nullable Double rate;

    @Option(
            names = "--seconds",
            description = "measured time (default: 20 for operations, else 10)")
    private @Nullable Double seconds;

    @Option(
            names = "--warm-up",
            description = "seconds before it (default: 15 for operations, else 20)")
    private @Nullable Double warmUp;

    @Option(
            names = "--minutes",
            defaultValue = "30",
            description = "length of a soak (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--runs",
            defaultValue = "1",
            description = "so often, and the medians of them (default: ${DEFAULT-VALUE})")
    private int times;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (times < 1) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), "--runs: at least 1");
        }
        Conditions before = Conditions.before();
        List<List<Figure>> figures = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        String setting = "";
        for (int time = 0; time < times; time++) {
            List<Figure> ofThis = new ArrayList<>();
            setting = perform(new Ground(output.emptyFolder(), ofThis, broken, output::say));
            figures.add(ofThis);
        }
        return output.publish(
                times == 1 ? setting : "median of " + times + " runs of " + setting,
                before,
                Figure.medians(figures),
                broken);
    }

    private String perform(Ground ground) throws IOException, InterruptedException {
        List<String> settings = new ArrayList<>();
        for (Run each : loads()) {
            settings.add(each.perform(ground));
        }
        return String.join("; ", settings);
    }

    private List<Run> loads() {
        return switch (load) {
            case OPERATIONS ->
                    List.of(
                            new OperationsRun(
                                    or(members, 10),
                                    or(rate, 20),
                                    or(seconds, 20),
                                    or(warmUp, 15)));
            case ALL ->
                    List.of(
                            load(LoadName.A),
                            load(LoadName.B),
                            load(LoadName.C),
                            load(LoadName.D),
                            load(LoadName.DB),
                            load(LoadName.MEMORY),
                            load(LoadName.STORM),
                            load(LoadName.PEERS));
            case A, B, C, D, DB, MEMORY, STORM, SOAK, PEERS -> List.of(load(load));
        };
    }

    private Run load(LoadName name) {
        Extent extent =
                new Extent(rooms, or(members, 50), rate, or(seconds, 10), or(warmUp, 20), minutes);
        return switch (name) {
            case A -> new OneRoom(extent);
            case B -> new ManyRooms(extent);
            case C -> new FullHouse(extent);
            case D -> new DurableWrites(extent);
            case DB -> new WritesBesideMotion(extent);
            case MEMORY -> new IdleMembers(extent);
            case STORM -> new Storm(extent);
            case SOAK -> new Soak(extent);
            case PEERS -> new Peers(extent);
            case OPERATIONS, ALL ->
                    throw new IllegalArgumentException(name.name().toLowerCase(Locale.ROOT));
        };
    }

    private static int or(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private static double or(@Nullable Double given, double otherwise) {
        return given == null ? otherwise : given;
    }
}
