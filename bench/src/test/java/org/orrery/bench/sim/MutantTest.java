package org.orrery.bench.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.bench.sim.Mutant.edit;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bugs that the simulator has to find: a mutant that survives all seeds means that the simulator has gone blind.
class MutantTest {

    private static final int SEEDS = 600;

    static Stream<Mutant> mutants() {
        return Stream.of(
                Mutant.of(
                        "the client does not rebase what is pending",
                        edit(
                                "net",
                                "net.replica.LogFollower",
                                "chain.carry(0, new TextKey(edit.id(), edit.property()),"
                                        + " edit.delta());",
                                "{}")),
                Mutant.of(
                        "the client does not send again what was in flight",
                        edit(
                                "net",
                                "net.replica.Replica",
                                "        chain.nothingInFlight();\n",
                                "")),
                Mutant.of(
                        "a hole in the log is not noticed",
                        edit(
                                "net",
                                "net.replica.LogFollower",
                                "? step.take() : Need.RESUME;",
                                "? step.take() : step.take();")),
                Mutant.of(
                        "resuming leaves out an entry",
                        edit(
                                "relay",
                                "relay.room.Tail",
                                "item.entry().sequence() > sequence) {",
                                "item.entry().sequence() > sequence + 1) {")),
                Mutant.of(
                        "a repeated submission is not recognised",
                        edit(
                                "model",
                                "model.reduce.Reducer",
                                "entry.clientSequence() <= mark.get().clientSequence()",
                                "entry.clientSequence() < 0"),
                        edit(
                                "relay",
                                "relay.room.Submissions",
                                "number <= mark.get().clientSequence()",
                                "number < 0")),
                Mutant.of(
                                "a client that started again is told that its new wish was the old",
                                edit(
                                        "relay",
                                        "relay.room.Submissions",
                                        "known.isPresent() && known.get().from() == author",
                                        "known.isPresent()"))
                        .startingAt(18904),
                Mutant.of(
                        "a fence is not compared",
                        edit(
                                "model",
                                "model.reduce.Reducer",
                                "lease.fence() == fence && holds(lease)",
                                "lease.fence() > 0")),
                Mutant.of(
                        "a lease keeps nobody out",
                        edit(
                                "model",
                                "model.reduce.Reducer",
                                "lease.isActive(entry.timeMillis()) && !holds(lease)",
                                "lease.fence() < 0")),
                Mutant.of(
                        "permissions are not checked when an entry is applied",
                        edit(
                                "model",
                                "model.reduce.Reducer",
                                "if (objection.isPresent()) {",
                                "if (objection.isPresent() && entry.sequence() < 0) {")),
                Mutant.of(
                        "a refused batch leaves its beginning behind",
                        edit(
                                "model",
                                "model.reduce.Reducer",
                                "return new Outcome.Refused(marked, refusal);",
                                "return new Outcome.Refused(working.document, refusal);")),
                Mutant.of(
                                "undo overwrites what another has set",
                                edit(
                                        "model",
                                        "model.undo.Planner",
                                        "if (now != null && !now.setBy().equals(me)) {",
                                        "if (now != null && now.setAt() < 0) {"))
                        .startingAt(335),
                Mutant.of(
                        "undo of a creation deletes what others have written into it",
                        edit(
                                "model",
                                "model.undo.Planner",
                                "if (!by.equals(me)) {",
                                "if (by.value().isEmpty()) {")),
                Mutant.of(
                        "two insertions at one place trade places",
                        edit(
                                "net",
                                "net.replica.Pending",
                                "delta.after(carried)",
                                "delta.before(carried)")),
                Mutant.of(
                        "the log acknowledges before it has synced",
                        edit(
                                "relay",
                                "relay.log.file.SegmentedLog",
                                "            output.force();\n",
                                "")),
                Mutant.of(
                                "what a crash left unsynced is served as durable",
                                edit(
                                        "relay",
                                        "relay.log.file.Recovery",
                                        "disk.truncate(segments.getLast().file(),"
                                                + " segments.getLast().length());",
                                        ""))
                        .startingAt(3742),
                Mutant.of(
                        "a snapshot is one entry short of what it says",
                        edit(
                                "relay",
                                "relay.log.file.FileSnapshotStore",
                                "write(session, document);",
                                "write(session, document.at(document.sequence() + 1));")));
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theSimulatorFindsThePlantedBug(Mutant mutant) throws Exception {
        Class<?> simulation =
                Laboratory.infect(mutant).loadClass("org.orrery.bench.sim.Simulation");
        Method run = simulation.getMethod("run", long.class, int.class);
        Optional<String> found = Optional.empty();
        for (long n = 0; n < SEEDS && found.isEmpty(); n++) {
            found = failure(run.invoke(null, mutant.firstSeed() + n, 0));
        }
        assertThat(found).as("the mutant survives: %s", mutant).isPresent();
    }

    private static Optional<String> failure(Object report) throws ReflectiveOperationException {
        Object failure = report.getClass().getMethod("failure").invoke(report);
        return Optional.of(String.valueOf(failure)).filter(text -> !text.isEmpty());
    }
}
