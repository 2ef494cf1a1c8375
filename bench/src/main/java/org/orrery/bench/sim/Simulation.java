package org.orrery.bench.sim;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Entry;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.testkit.network.Conditions;
import org.orrery.testkit.network.SimulatedNetwork;
import org.orrery.testkit.time.VirtualTime;

/// One run: several clients and a relay, on a bad network and a disk that forgets, until everything is healed and quiet.
/// Then the invariants are checked. Everything follows from the seed.
public final class Simulation {

    private static final Duration LONGEST_HEALING = Duration.ofMinutes(3);
    private static final Role[] ROLES = {
        Role.ADMIN, Role.COLLABORATOR, Role.ANALYST, Role.COLLABORATOR, Role.ENTERPRISE_PARTNER
    };

    private final Random random;
    private final VirtualTime time = new VirtualTime();
    private final SimulationPlan plan;
    private final Trace trace;
    private final Promises promises = new Promises();
    private final Books books = new Books();
    private final SimulatedNetwork network;
    private final SimulatedRelay relay;
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();
    private final SimulatedClient.World world;
    private boolean busy;

    /// The dice of who chairs, when the run is a meeting with a waiting room, pauses and removals.
    private final Optional<Random> chair;

    /// How a run ended.
    ///
    /// @param failure empty when all invariants held
    /// @param entries of the log in the end
    /// @param digest equal for equal runs
    public record Report(long seed, String failure, List<String> trace, long entries, long digest) {
        public boolean isGood() {
            return failure.isEmpty();
        }
    }

    private Simulation(long seed, int traced, boolean meets) {
        chair = meets ? Optional.of(new Random(seed * 0xD1B54A32D192ED03L)) : Optional.empty();
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        plan = SimulationPlan.of(random);
        trace = new Trace(time, traced);
        network = new SimulatedNetwork(time, random, plan.network());
        relay =
                new SimulatedRelay(
                        new SessionId(new UUID(0x7000, seed)), time, random, promises, trace);
        world = new SimulatedClient.World(time, random, network, relay, books, trace);
    }

    /// Runs a seed.
    ///
    /// @param traced how many of the last events to report when it fails
    public static Report run(long seed, int traced) {
        return run(new Simulation(seed, traced, false), seed);
    }

    /// Runs a seed as a meeting, in which people are made to wait and let in, and which is paused.
    public static Report meet(long seed, int traced) {
        return run(new Simulation(seed, traced, true), seed);
    }

    private static Report run(Simulation simulation, long seed) {
        String failure = "";
        try {
            simulation.run();
        } catch (Violation violation) {
            failure = String.valueOf(violation.getMessage());
        } catch (RuntimeException | AssertionError broken) {
            failure =
                    "thrown: "
                            + broken
                            + " at "
                            + List.of(broken.getStackTrace())
                                    .subList(0, Math.min(8, broken.getStackTrace().length));
        }
        return new Report(
                seed,
                failure,
                simulation.trace.lines(),
                simulation.promises.furthest(),
                simulation.trace.digest());
    }

    private void run() {
        trace.add("run", plan::toString);
        gather();
        busy = true;
        clients.forEach(this::keepBusy);
        if (plan.rogue() && !plan.isWritingOnly()) {
            keepMisbehaving(new Rogue(world, users.getLast(), new ClientId(new UUID(66, 0))));
        }
        if (plan.crashes()) {
            time.after(upTo(plan.busy()), this::crashRelay);
        }
        chair.ifPresent(dice -> keepMeeting(new Chair(relay, clients, dice), dice));
        time.run(plan.busy());
        busy = false;
        heal();
        judge();
    }

    private void gather() {
        for (int i = 0; i < plan.clients(); i++) {
            // The last two share a user, as one person with two programs does.
            boolean second = i == plan.clients() - 1 && plan.clients() > 3;
            users.add(new UserId("user" + (second ? i - 1 : i)));
        }
        List<JoinSession> joins = new ArrayList<>();
        for (int i = 0; i < users.size(); i++) {
            int first = users.indexOf(users.get(i));
            Role role =
                    plan.isWritingOnly() && first > 0
                            ? Role.COLLABORATOR
                            : first < ROLES.length ? ROLES[first] : Role.COLLABORATOR;
            joins.add(new JoinSession(users.get(i), "User " + first, role, null, true));
        }
        relay.start();
        time.run(Duration.ofMillis(200));
        for (int i = 0; !relay.prepare(users.getFirst(), joins); i++) {
            Violation.unless(i < 50, "nobody can join");
            time.run(Duration.ofMillis(50));
        }
        if (plan.isWritingOnly()) {
            relay.writeTexts();
        }
        for (int i = 0; i < users.size(); i++) {
            Codec codec = i % 2 == 0 ? Codec.cbor() : Codec.json();
            ClientId id = new ClientId(new UUID(0x7001, i));
            SimulatedClient client =
                    new SimulatedClient(
                            world, "client" + i, users.get(i), id, codec, plan.isWritingOnly());
            clients.add(client);
            client.start();
        }
    }

    private void keepBusy(SimulatedClient client) {
        IdSource ids = new IdSource(new Random(random.nextLong()), time);
        Person person = new Person(client, random, ids, plan.texts());
        time.after(upTo(plan.pause().multipliedBy(2)), () -> act(client, person));
        if (plan.outages()) {
            time.after(upTo(plan.busy()), () -> cutOff(client));
        }
        if (plan.restarts()) {
            time.after(upTo(plan.busy()), () -> restart(client));
        }
    }

    private void act(SimulatedClient client, Person person) {
        if (busy) {
            if (client.isRunning()) {
                person.act();
            }
            time.after(upTo(plan.pause().multipliedBy(2)), () -> act(client, person));
        }
    }

    private void keepMisbehaving(Rogue rogue) {
        if (busy) {
            rogue.act();
            time.after(upTo(plan.pause()), () -> keepMisbehaving(rogue));
        } else {
            rogue.leave();
        }
    }

    private void keepMeeting(Chair chairing, Random dice) {
        if (busy) {
            chairing.act();
            time.after(
                    Duration.ofMillis(50 + dice.nextInt(600)), () -> keepMeeting(chairing, dice));
        }
    }

    /// After the healing nobody is kept out.
    private void goOn(Chair chairing) {
        for (int i = 0; !chairing.goOn(); i++) {
            Violation.unless(i < 60, "the meeting does not go on");
            time.run(Duration.ofSeconds(1));
        }
    }

    private void cutOff(SimulatedClient client) {
        if (busy) {
            client.cutOff(true);
            time.after(
                    upTo(Duration.ofSeconds(5)),
                    () -> {
                        client.cutOff(false);
                        time.after(upTo(plan.busy()), () -> cutOff(client));
                    });
        }
    }

    private void restart(SimulatedClient client) {
        if (busy && client.isRunning()) {
            client.crash();
            time.after(Duration.ofMillis(random.nextInt(1_000)), client::start);
        }
    }

    private void crashRelay() {
        if (busy && relay.isUp()) {
            relay.crash(random.nextBoolean());
            time.after(
                    upTo(Duration.ofSeconds(3)),
                    () -> {
                        relay.start();
                        time.after(upTo(plan.busy()), this::crashRelay);
                    });
        }
    }

    private Duration upTo(Duration longest) {
        return Duration.ofNanos((long) (random.nextDouble() * longest.toNanos()));
    }

    private void heal() {
        trace.add("run", () -> "heals");
        network.heal(Conditions.GOOD);
        time.run(Duration.ofSeconds(6));
        chair.ifPresent(dice -> goOn(new Chair(relay, clients, dice)));
        untilQuiet();
        if (random.nextBoolean()) {
            relay.crash(true);
            relay.start();
            untilQuiet();
        }
    }

    private void untilQuiet() {
        for (long waited = 0; waited < LONGEST_HEALING.toSeconds(); waited++) {
            if (!relay.isUp()) {
                time.run(Duration.ofSeconds(1));
                continue;
            }
            long sequence = relay.room().document().sequence();
            time.run(Duration.ofSeconds(1));
            boolean still = relay.room().document().sequence() == sequence;
            if (still && clients.stream().allMatch(client -> client.isQuiet(sequence))) {
                return;
            }
        }
        throw new Violation(
                "it does not come to rest: relay at "
                        + relay.room().document().sequence()
                        + "; "
                        + clients.stream()
                                .map(SimulatedClient::state)
                                .collect(Collectors.joining("; ")));
    }

    private void judge() {
        Document document = relay.room().document();
        for (SimulatedClient client : clients) {
            Violation.unless(
                    client.replica().confirmed().stateHash().equals(document.stateHash()),
                    client.name() + " has another document than the relay");
            Violation.unless(
                    client.replica().shown().stateHash().equals(document.stateHash()),
                    client.name() + " shows something that is not confirmed");
        }
        List<Entry> log = relay.log();
        promises.keptBy(log);
        LogJudge judge = new LogJudge();
        judge.judge(log);
        Violation.unless(
                judge.at(document.sequence()).equals(document.stateHash()),
                "the log does not make the relay's document");
        books.balance(judge.applied());
    }
}
