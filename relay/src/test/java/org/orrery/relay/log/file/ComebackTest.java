package org.orrery.relay.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Drafts;
import org.orrery.relay.log.StorageListener.Storage;

/// Storage that fails and works again while the relay runs. A force that fails makes the disk forget what it was about, and
/// says nothing of it the next time, as Linux does.
final class ComebackTest {

    private static final SessionId ONE = Drafts.session(1);

    private final LogOnCrashDisk log =
            new LogOnCrashDisk(new Random(1), new LogLimits(1_000, 10, 100_000));
    private final List<Entry> told = new ArrayList<>();

    private CompletableFuture<Appended> append(long clientSequence) {
        CompletableFuture<Appended> result = log.append(ONE, clientSequence).toCompletableFuture();
        log.run();
        return result;
    }

    private void begin() {
        var _ = append(1);
        var _ = log.log.follow(ONE, 1, told::addAll);
        log.run();
    }

    @Test
    @Tag("LG12")
    void aFullDiskTakesNothingSaysSoAndComesBackWhenThereIsRoom() {
        begin();
        log.disk.space = 100;
        assertThat(append(2))
                .isCompletedWithValue(new Appended.NotTaken("No space left on device"));
        assertThat(log.told).containsExactly(Storage.STOPPED);
        log.lookAgain();
        log.lookAgain();
        assertThat(log.told).containsExactly(Storage.STOPPED);
        assertThat(log.log.isWritable()).isFalse();

        log.disk.space = Long.MAX_VALUE;
        log.lookAgain();
        assertThat(log.told).containsExactly(Storage.STOPPED, Storage.RESUMED);
        assertThat(log.log.isWritable()).isTrue();
        assertThat(append(3)).isCompletedWithValue(new Appended.Durable(2));
        assertThat(told).extracting(Entry::clientSequence).containsExactly(3L);
        log.crash();
        assertThat(log.entries(ONE)).extracting(Entry::clientSequence).containsExactly(1L, 3L);
    }

    @Test
    @Tag("LG12")
    void aDiskThatIsFullWhenASegmentBeginsComesBackToo() {
        begin();
        for (int n = 2; log.segments(ONE).size() < 2; n++) {
            var _ = append(n);
        }
        int before = log.entries(ONE).size();
        for (int room = 0; room < 2_000; room += 13) {
            log.disk.space = room;
            int tried = 0;
            while (append(1_000L * (room + 1) + tried).join() instanceof Appended.Durable) {
                before++;
                tried++;
            }
            log.disk.space = Long.MAX_VALUE;
            log.lookAgain();
            assertThat(log.told.getLast()).isEqualTo(Storage.RESUMED);
            assertThat(log.entries(ONE)).hasSize(before);
        }
        log.crash();
        assertThat(log.entries(ONE)).hasSize(before);
    }

    @Test
    @Tag("LG13")
    void aFailedForceIsNotRepeatedButReadBackFromTheDeviceAndWrittenAnew() {
        begin();
        log.disk.unforceable = ONE.toString();
        assertThat(append(2)).isCompletedWithValue(new Appended.Unknown("Input/output error"));
        log.lookAgain();
        assertThat(log.told).containsExactly(Storage.STOPPED);

        log.disk.unforceable = "\n";
        log.disk.events.clear();
        log.lookAgain();
        String file = log.segments(ONE).getFirst();
        assertThat(log.disk.events)
                .doesNotContain("force " + file)
                .containsSubsequence(
                        "write " + file + Recovery.UNFINISHED,
                        "force " + file + Recovery.UNFINISHED,
                        "names " + ONE);
        assertThat(log.told).containsExactly(Storage.STOPPED, Storage.REOPENED);
        assertThat(append(3)).isCompletedWithValue(new Appended.Durable(2));
        log.crash();
        assertThat(log.entries(ONE)).extracting(Entry::clientSequence).containsExactly(1L, 3L);
    }

    @Test
    @Tag("LG13")
    void whatReachedTheDeviceAfterAllIsHandedOver() {
        begin();
        log.disk.unforceable = ONE.toString();
        log.disk.reached = 10_000;
        var _ = append(2);
        assertThat(told).isEmpty();
        log.disk.unforceable = "\n";
        log.lookAgain();
        assertThat(told).extracting(Entry::clientSequence).containsExactly(2L);
        assertThat(append(3)).isCompletedWithValue(new Appended.Durable(3));
        log.crash();
        assertThat(log.entries(ONE)).extracting(Entry::clientSequence).containsExactly(1L, 2L, 3L);
    }

    @Test
    @Tag("LG13")
    void aDeviceThatHasLostWhatWasDurableStaysStopped() {
        begin();
        String file = log.segments(ONE).getFirst();
        log.disk.unforceable = ONE.toString();
        var _ = append(2);
        log.disk.unforceable = "\n";
        byte[] all = log.disk.files.read(file).orElseThrow();
        log.disk.files.write(file, SegmentHeader.LENGTH + 20, new byte[] {1, 2, 3});
        log.lookAgain();
        assertThat(log.told).containsExactly(Storage.STOPPED);
        log.disk.files.write(file, 0, all);
        assertThat(append(3))
                .isCompletedWithValue(new Appended.Rejected(Appended.Reason.READ_ONLY));
    }

    /// Full disks, failing forces and crashes in any order.
    @Test
    @Tag("LG12")
    @Tag("LG13")
    void nothingAcknowledgedIsLostAndNothingRefusedIsTaken() {
        int stops = 0;
        int unknown = 0;
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            LogOnCrashDisk disk = new LogOnCrashDisk(random, new LogLimits(1_500, 100, 1 << 20));
            Set<Long> acknowledged = new HashSet<>();
            Set<Long> refused = new HashSet<>();
            int[] doubtful = new int[1];
            for (int n = 1; n <= 150; n++) {
                long number = n;
                switch (random.nextInt(12)) {
                    case 0 -> disk.disk.space = random.nextInt(600);
                    case 1 -> disk.disk.unforceable = ONE.toString();
                    case 2, 3 -> {
                        disk.disk.space = Long.MAX_VALUE;
                        disk.disk.unforceable = "\n";
                        disk.disk.reached = random.nextInt(400);
                        disk.lookAgain();
                    }
                    case 4 -> {
                        if (random.nextInt(10) == 0) {
                            disk.disk.space = Long.MAX_VALUE;
                            disk.disk.unforceable = "\n";
                            disk.crash();
                        }
                    }
                    case 5 -> disk.run();
                    default -> {
                        var _ =
                                disk.append(ONE, number)
                                        .thenAccept(result -> {
                                            switch (result) {
                                                case Appended.Durable _ -> acknowledged.add(number);
                                                case Appended.Rejected _, Appended.NotTaken _ ->
                                                        refused.add(number);
                                                case Appended.Unknown _ -> doubtful[0]++;
                                            }
                                        });
                        disk.write();
                    }
                }
            }
            disk.run();
            disk.disk.space = Long.MAX_VALUE;
            disk.disk.unforceable = "\n";
            disk.crash();
            List<Long> found = disk.entries(ONE).stream().map(Entry::clientSequence).toList();
            assertThat(found).as("seed %d", seed).containsAll(acknowledged);
            assertThat(found).as("seed %d", seed).doesNotContainAnyElementsOf(refused);
            assertThat(found).as("seed %d", seed).isSorted();
            stops += disk.told.size();
            unknown += doubtful[0];
        }
        assertThat(stops).as("times the storage failed or came back").isGreaterThan(500);
        assertThat(unknown).as("drafts in doubt").isGreaterThan(100);
    }
}
