package org.orrery.relay.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Drafts;

final class GroupCommitTest {

    private static final SessionId ONE = Drafts.session(1);
    private static final SessionId TWO = Drafts.session(2);
    private static final Appended READ_ONLY = new Appended.Rejected(Appended.Reason.READ_ONLY);

    private final LogOnCrashDisk log =
            new LogOnCrashDisk(new Random(1), new LogLimits(1 << 20, 10, 100_000));

    private CompletableFuture<Appended> append(SessionId session, long clientSequence) {
        return log.append(session, clientSequence).toCompletableFuture();
    }

    private void begin(SessionId... sessions) {
        for (SessionId session : sessions) {
            var _ = append(session, 1);
        }
        log.run();
        log.disk.events.clear();
    }

    @Test
    @Tag("LG1")
    void allThatWaitsIsWrittenSessionBySessionAndForcedOncePerFile() {
        begin(ONE, TWO);
        String one = log.segments(ONE).getFirst();
        String two = log.segments(TWO).getFirst();
        List<String> told = new ArrayList<>();
        for (int n = 2; n <= 4; n++) {
            for (SessionId session : List.of(ONE, TWO)) {
                var _ = append(session, n).thenAccept(_ -> told.add(events().getLast()));
            }
        }
        assertThat(events()).isEmpty();
        log.write();
        assertThat(events())
                .containsExactly("write " + one, "write " + two, "force " + one, "force " + two);
        assertThat(told).isEqualTo(List.of(f(one), f(one), f(one), f(two), f(two), f(two)));
    }

    private static String f(String file) {
        return "force " + file;
    }

    @Test
    @Tag("LG1")
    void aNewSegmentHasItsNameOnlyOnceItsHeaderIsDurable() {
        var _ = append(ONE, 1);
        log.run();
        String file = log.segments(ONE).getFirst();
        String unfinished = file + Recovery.UNFINISHED;
        assertThat(events())
                .containsExactly(
                        "folder " + ONE,
                        "write " + unfinished,
                        "force " + unfinished,
                        "close " + unfinished,
                        "names " + ONE,
                        "write " + file,
                        "force " + file);
    }

    @Test
    @Tag("LG1")
    void aFollowerIsToldBeforeTheAuthorAndAfterTheDisk() {
        begin(ONE);
        List<String> order = new ArrayList<>();
        var following =
                log.log.follow(ONE, 1, entries -> order.add(events().getLast().substring(0, 5)));
        log.run();
        assertThat(following.toCompletableFuture()).isCompleted();
        var _ = append(ONE, 2).thenAccept(_ -> order.add("author"));
        log.run();
        assertThat(order).containsExactly("force", "author");
    }

    @Test
    @Tag("LG7")
    void aFailedForceLeavesWhatWasUnderWayUnknownAndTheSessionReadOnly() {
        begin(ONE, TWO);
        log.disk.unforceable = ONE.toString();
        CompletableFuture<Appended> lost = append(ONE, 2);
        CompletableFuture<Appended> kept = append(TWO, 2);
        log.run();
        assertThat(lost).isCompletedWithValue(new Appended.Unknown("Input/output error"));
        assertThat(kept).isCompletedWithValue(new Appended.Durable(2));

        log.disk.unforceable = "\n";
        log.disk.events.clear();
        assertThat(append(ONE, 3)).isCompletedWithValue(READ_ONLY);
        log.run();
        assertThat(events()).isEmpty();
        assertThat(append(TWO, 3)).isNotDone();
    }

    @Test
    @Tag("LG7")
    void onlyWhatIsKnownToBeDurableIsReadFromAFailedSession() {
        begin(ONE);
        log.disk.unforceable = ONE.toString();
        var _ = append(ONE, 2);
        log.run();
        log.log.release(ONE);
        log.run();
        assertThat(log.entries(ONE)).extracting(Entry::sequence).containsExactly(1L);
    }

    @Test
    @Tag("LG7")
    void whatCameWhileAForceFailedIsUnknownTooAndNeverWritten() {
        begin(ONE);
        log.disk.unforceable = ONE.toString();
        List<CompletableFuture<Appended>> later = new ArrayList<>();
        var _ = append(ONE, 2).thenAccept(_ -> later.add(append(ONE, 4)));
        log.write();
        later.add(append(ONE, 5));
        log.run();
        assertThat(later)
                .hasSize(2)
                .allSatisfy(result -> assertThat(result).isCompletedWithValue(READ_ONLY));
        log.disk.unforceable = "\n";
        log.restart();
        assertThat(log.entries(ONE)).extracting(Entry::clientSequence).containsExactly(1L, 2L);
    }

    @Test
    @Tag("LG7")
    void aFullDiskEndsTheSessionWithoutHarmToWhatIsThere() {
        begin(ONE);
        for (int room = 0; room < 200; room += 7) {
            log.disk.space = room;
            CompletableFuture<Appended> lost = append(ONE, 2);
            log.run();
            assertThat(lost).isCompletedWithValue(new Appended.NotTaken("No space left on device"));
            assertThat(log.log.isWritable()).isFalse();
            assertThat(append(ONE, 3)).isCompletedWithValue(READ_ONLY);

            log.disk.space = Long.MAX_VALUE;
            log.restart();
            assertThat(log.entries(ONE)).extracting(Entry::clientSequence).containsExactly(1L);
            assertThat(log.log.isWritable()).isTrue();
        }
    }

    @Test
    @Tag("LG7")
    void aDiskThatIsFullWhenASessionBeginsHarmsNothing() {
        for (int room = 0; room < SegmentHeader.LENGTH + 150; room += 5) {
            log.disk.space = room;
            CompletableFuture<Appended> lost = append(ONE, 1);
            log.run();
            assertThat(lost.join()).isInstanceOf(Appended.NotTaken.class);
            log.disk.space = Long.MAX_VALUE;
            log.restart();
            assertThat(log.entries(ONE)).isEmpty();
        }
        begin(ONE);
        assertThat(log.entries(ONE)).hasSize(1);
    }

    @Test
    @Tag("LG8")
    void aDraftTooManyIsRejectedAtOnce() {
        begin(ONE);
        List<CompletableFuture<Appended>> taken = new ArrayList<>();
        for (int n = 2; n <= 11; n++) {
            taken.add(append(ONE, n));
        }
        assertThat(append(TWO, 1))
                .isCompletedWithValue(new Appended.Rejected(Appended.Reason.FULL));
        log.run();
        assertThat(taken)
                .allSatisfy(
                        result -> assertThat(result.join()).isInstanceOf(Appended.Durable.class));
        assertThat(log.entries(TWO)).isEmpty();
        assertThat(append(TWO, 1)).isNotDone();
    }

    @Test
    @Tag("LG8")
    void bytesThatWaitAreBoundedToo() {
        begin(ONE);
        CompletableFuture<Appended> large =
                log.log.append(ONE, Drafts.draft(1, 2, "z".repeat(99_000))).toCompletableFuture();
        CompletableFuture<Appended> tooMuch =
                log.log.append(ONE, Drafts.draft(1, 3, "z".repeat(2_000))).toCompletableFuture();
        assertThat(tooMuch).isCompletedWithValue(new Appended.Rejected(Appended.Reason.FULL));
        log.run();
        assertThat(large).isCompletedWithValue(new Appended.Durable(2));
    }

    @Test
    @Tag("LG3")
    void whatBecomesDurableWhileTheOldIsReadBackIsToldAfterIt() {
        begin(ONE);
        List<Long> told = new ArrayList<>();
        var following =
                log.log
                        .follow(ONE, 0, e -> e.forEach(entry -> told.add(entry.sequence())))
                        .toCompletableFuture();
        log.write();
        CompletableFuture<Appended> added = append(ONE, 2);
        log.write();
        assertThat(added).isCompletedWithValue(new Appended.Durable(2));
        assertThat(following).isNotDone();
        assertThat(told).isEmpty();
        log.run();
        assertThat(following).isCompleted();
        assertThat(told).containsExactly(1L, 2L);
    }

    @Test
    @Tag("LG3")
    void aFollowerThatThrowsLosesTheLogAndNobodyElseDoes() {
        begin(ONE);
        var _ =
                log.log.follow(
                        ONE,
                        1,
                        _ -> {
                            throw new IllegalStateException("a follower with a bug");
                        });
        log.run();
        CompletableFuture<Appended> result = append(ONE, 2);
        log.run();
        assertThat(result).isCompletedWithValue(new Appended.Durable(2));
    }

    private List<String> events() {
        return log.disk.events;
    }
}
