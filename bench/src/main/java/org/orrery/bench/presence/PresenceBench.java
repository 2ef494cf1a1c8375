package org.orrery.bench.presence;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.orrery.bench.process.RelayProcess;
import org.orrery.bench.report.Conditions;
import org.orrery.bench.report.Figure;
import org.orrery.bench.report.Output;
import org.orrery.bench.room.Party;
import org.orrery.model.document.Members;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.net.RoomClient;
import org.orrery.protocol.message.MemberPose;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// A full room in motion.
@Command(
        name = "presence",
        description = "How often each member of a full room is told where each other one is.")
public final class PresenceBench implements Callable<Integer> {

    private static final Duration SIGHT = Duration.ofSeconds(30);

    @Mixin private final Output output = new Output();

    @Option(
            names = "--members",
            defaultValue = "50",
            description = "clients in the room (default: ${DEFAULT-VALUE})")
    private int members;

    @Option(
            names = "--rate",
            defaultValue = "10",
            description = "pose updates a second of each (default: ${DEFAULT-VALUE})")
    private double rate;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "measured time (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "10",
            description = "seconds before it (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Conditions before = Conditions.before();
        Path folder = output.emptyFolder();
        List<Figure> figures = new ArrayList<>();
        List<String> broken = new ArrayList<>();
        try (RelayProcess relay =
                        RelayProcess.start(folder, RelayProcess.freePort(), List.of())
                                .awaitReady();
                Party party = Party.gather(relay.base(), folder, members)) {
            List<Sightings> sightings = listen(party.rooms());
            move(party.rooms(), warmUp);
            sightings.forEach(each -> each.counting(true));
            Duration relayStart = relay.processorTime();
            Duration ownStart = ownProcessorTime();
            double measured = move(party.rooms(), seconds);
            Duration relayTime = relay.processorTime().minus(relayStart);
            Duration ownTime = ownProcessorTime().minus(ownStart);
            sightings.forEach(each -> each.counting(false));

            rates(figures, "told of a member", sightings, each -> each.toldHertz(measured), 15);
            rates(figures, "new pose of a member", sightings, each -> each.movedHertz(measured), 0);
            figures.add(share("relay process, share of one core", relayTime, measured));
            figures.add(share("all clients, share of one core", ownTime, measured));
            broken.addAll(unseen(party.rooms(), sightings, measured));
        }
        String setting =
                String.format(
                        Locale.ROOT,
                        "%d members in one room, %.0f pose updates a second each for %.0f s after"
                                + " %.0f s of warm-up; relay in its own process, all clients in"
                                + " another, loopback; every pair of receiver and sender counted",
                        members,
                        rate,
                        seconds,
                        warmUp);
        return output.publish(setting, before, figures, broken);
    }

    private static List<Sightings> listen(List<RoomClient> rooms)
            throws IOException, InterruptedException {
        Map<Integer, Integer> memberOfSlot = new HashMap<>();
        for (int i = 0; i < rooms.size(); i++) {
            memberOfSlot.put(slot(rooms.get(i)), i);
        }
        List<Sightings> sightings = new ArrayList<>();
        for (int i = 0; i < rooms.size(); i++) {
            Sightings each = new Sightings(i, memberOfSlot);
            rooms.get(i).addListener(each);
            sightings.add(each);
        }
        return sightings;
    }

    private static int slot(RoomClient room) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + SIGHT.toNanos();
        while (System.nanoTime() < deadline) {
            var member = Members.of(room.document(), room.user());
            if (member.isPresent()) {
                return (int) member.get().number("slot", -1);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        throw new IOException(room.user() + " is no member of its own document");
    }

    /// Everybody moves all the time, one after the other.
    ///
    /// @return how long that was, in seconds
    private double move(List<RoomClient> rooms, double forSeconds) {
        long start = System.nanoTime();
        long step = (long) (1e9 / (rate * rooms.size()));
        long steps = (long) (forSeconds * 1e9 / step);
        for (long i = 0; i < steps; i++) {
            for (long left = start + i * step - System.nanoTime();
                    left > 0;
                    left = start + i * step - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            int who = (int) (i % rooms.size());
            rooms.get(who).updatePresence(pose(who, (double) i / rooms.size()));
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static MemberPose pose(int who, double step) {
        double turn = who + step * 0.05;
        Vec3 at = new Vec3(12 * Math.cos(turn), 2 + 0.1 * who, 12 * Math.sin(turn));
        return new MemberPose(0, MemberPose.Tool.FLY, 0, Pose.lookingAt(at, Vec3.ZERO), -1, 0);
    }

    private static void rates(
            List<Figure> figures,
            String what,
            List<Sightings> sightings,
            Function<Sightings, List<Double>> hertz,
            double goal) {
        List<Double> all =
                sightings.stream().flatMap(each -> hertz.apply(each).stream()).sorted().toList();
        double least = all.isEmpty() ? Double.NaN : all.getFirst();
        double median = all.isEmpty() ? Double.NaN : all.get(all.size() / 2);
        Figure minimum = new Figure(what + ", the least of all pairs", least, "Hz");
        figures.add(goal > 0 ? minimum.atLeast(goal) : minimum);
        figures.add(new Figure(what + ", median of all pairs", median, "Hz"));
        figures.add(new Figure(what + ", pairs", all.size(), ""));
    }

    private static Figure share(String what, Duration time, double seconds) {
        return new Figure(what, 100.0 * time.toNanos() / (seconds * 1e9), "%");
    }

    private static Duration ownProcessorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Whoever moves is seen by everybody, however rarely.
    private static List<String> unseen(
            List<RoomClient> rooms, List<Sightings> sightings, double seconds) {
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < rooms.size(); i++) {
            long never =
                    sightings.get(i).movedHertz(seconds).stream().filter(each -> each == 0).count();
            if (never > 0) {
                broken.add(rooms.get(i).user() + " never saw " + never + " of the others move");
            }
        }
        return broken;
    }
}
