package org.orrery.relay.log.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Drafts;
import org.orrery.relay.log.LogException;

/// What becomes of a log of three segments whose files are changed while nobody has them open.
final class RecoveryTest {

    private static final SessionId SESSION = Drafts.session(1);
    private static final int ENTRIES = 24;
    private static final int GROUP = 3;

    private final LogOnCrashDisk log =
            new LogOnCrashDisk(new Random(1), new LogLimits(2_000, 100, 1 << 20));

    private List<Entry> written = List.of();
    private List<String> segments = List.of();

    /// Where records begin in the newest segment, and where the last one ends.
    private List<Integer> offsets = List.of();

    @BeforeEach
    void writeThreeSegmentsInGroups() {
        for (int n = 1; n <= ENTRIES; n++) {
            var _ = log.append(SESSION, n);
            if (n % GROUP == 0) {
                log.run();
            }
        }
        written = log.entries(SESSION);
        segments = log.segments(SESSION);
        offsets = offsets(bytes(newest()));
        assertThat(written).hasSize(ENTRIES);
        assertThat(segments).hasSizeGreaterThanOrEqualTo(3);
        assertThat(offsets).hasSizeGreaterThan(3);
    }

    @Test
    @Tag("LG4")
    void aTailThatIsCutAnywhereLosesWhatWasCutAndNothingElse() {
        byte[] whole = bytes(newest());
        int older = ENTRIES - (offsets.size() - 1);
        for (int cut = SegmentHeader.LENGTH; cut <= whole.length; cut++) {
            put(newest(), Arrays.copyOf(whole, cut));
            log.restart();
            int end = cut;
            int kept = older + (int) offsets.stream().skip(1).filter(o -> o <= end).count();
            assertThat(log.entries(SESSION)).isEqualTo(written.subList(0, kept));
            var next = log.append(SESSION, 100);
            log.run();
            assertThat(next.toCompletableFuture())
                    .isCompletedWithValue(new Appended.Durable(kept + 1L));
            log.restart();
            assertThat(log.entries(SESSION)).hasSize(kept + 1);
        }
    }

    @Test
    @Tag("LG5")
    void aSealedSegmentThatIsCutAnywhereIsRefused() {
        String sealed = segments.get(1);
        byte[] whole = bytes(sealed);
        for (int cut = 0; cut < whole.length; cut++) {
            put(sealed, Arrays.copyOf(whole, cut));
            log.restart();
            assertThatThrownBy(() -> log.entries(SESSION))
                    .hasCauseInstanceOf(LogException.class)
                    .hasMessageContaining(SESSION.toString());
        }
    }

    /// A changed byte in the very last record cannot be told from an unfinished write.
    @Test
    @Tag("LG4")
    @Tag("LG5")
    void aBitThatFlippedIsNamedWhereverItIs() {
        Random random = new Random(20261123);
        int lastRecord = offsets.get(offsets.size() - 2);
        for (int i = 0; i < 5_000; i++) {
            String file = segments.get(random.nextInt(segments.size()));
            byte[] sound = bytes(file);
            byte[] changed = sound.clone();
            int at = random.nextInt(changed.length);
            changed[at] ^= (byte) (1 << random.nextInt(8));
            put(file, changed);
            log.restart();
            if (file.equals(newest()) && at >= lastRecord) {
                assertThat(log.entries(SESSION)).isEqualTo(written.subList(0, ENTRIES - 1));
            } else {
                assertThat(catchThrowable(() -> log.entries(SESSION)))
                        .as("bit %d of %s", at, file)
                        .hasCauseInstanceOf(LogException.class)
                        .hasMessageContaining(file + ", offset " + recordAt(sound, at) + ":");
            }
            put(file, sound);
        }
    }

    @Test
    @Tag("LG5")
    void aSegmentThatIsMissingIsNamed() {
        for (String missing : segments.subList(0, segments.size() - 1)) {
            byte[] bytes = bytes(missing);
            log.disk.delete(missing);
            log.restart();
            String next = segments.get(segments.indexOf(missing) + 1);
            assertThatThrownBy(() -> log.entries(SESSION))
                    .hasCauseInstanceOf(LogException.class)
                    .hasMessageContaining(next + ", offset 0: the entries from ");
            put(missing, bytes);
        }
    }

    @Test
    @Tag("LG5")
    void aRecordThatIsMissingIsNamed() {
        byte[] whole = bytes(newest());
        byte[] shorter = new byte[whole.length - (offsets.get(1) - offsets.get(0))];
        System.arraycopy(whole, 0, shorter, 0, offsets.get(0));
        System.arraycopy(
                whole, offsets.get(1), shorter, offsets.get(0), whole.length - offsets.get(1));
        put(newest(), shorter);
        log.restart();
        assertThatThrownBy(() -> log.entries(SESSION))
                .hasCauseInstanceOf(LogException.class)
                .hasMessageContaining(newest() + ", offset " + offsets.get(0) + ": entry ")
                .hasMessageContaining("is missing");
    }

    @Test
    @Tag("LG6")
    void aRecordThatWasForgedWithARightChecksumIsNamed() {
        byte[] bytes = bytes(newest());
        int victim = offsets.get(0);
        int end = offsets.get(1);
        bytes[end - 1] ^= 1;
        ByteBuffer.wrap(bytes).putInt(victim + 4, Hash.crc(bytes, victim, victim + 4, end));
        put(newest(), bytes);
        log.restart();
        assertThatThrownBy(() -> log.entries(SESSION))
                .hasCauseInstanceOf(LogException.class)
                .hasMessageContaining(newest() + ", offset " + end)
                .hasMessageContaining("does not continue the one before it");
    }

    @Test
    @Tag("LG5")
    void aFileOfAnotherSessionIsRefused() {
        SessionId other = Drafts.session(2);
        var _ = log.append(other, 1);
        log.run();
        put(segments.getFirst(), bytes(log.segments(other).getFirst()));
        log.restart();
        assertThatThrownBy(() -> log.entries(SESSION))
                .hasCauseInstanceOf(LogException.class)
                .hasMessageContaining("belongs to session " + other);
    }

    @Test
    @Tag("LG4")
    void zerosAtTheEndAreCut() {
        put(newest(), Arrays.copyOf(bytes(newest()), bytes(newest()).length + 5_000));
        log.restart();
        assertThat(log.entries(SESSION)).isEqualTo(written);
    }

    @Test
    @Tag("LG4")
    void anUnforcedWriteOfWhichOnlyTheEndReachedTheDiskIsCut() {
        String large = "y".repeat(3_000);
        for (int n = 1; n <= 3; n++) {
            var _ = log.log.append(SESSION, Drafts.draft(2, n, large));
        }
        log.run();
        String file = log.segments(SESSION).getLast();
        byte[] bytes = bytes(file);
        List<Integer> records = offsets(bytes);
        int first = records.get(records.size() - 4);
        Arrays.fill(bytes, first + 100, first + 2_900, (byte) 0);
        put(file, bytes);
        log.restart();
        assertThat(log.entries(SESSION)).isEqualTo(written);
    }

    @Test
    @Tag("LG5")
    void zerosWhereADurableRecordWasAreNamed() {
        LogOnCrashDisk roomy =
                new LogOnCrashDisk(new Random(2), new LogLimits(1 << 20, 100, 1 << 20));
        String large = "y".repeat(3_000);
        for (int n = 1; n <= 3; n++) {
            var _ = roomy.log.append(SESSION, Drafts.draft(2, n, large));
            roomy.run();
        }
        String file = roomy.segments(SESSION).getLast();
        byte[] bytes = roomy.disk.files.read(file).orElseThrow();
        int first = offsets(bytes).getFirst();
        Arrays.fill(bytes, first + 100, first + 1_900, (byte) 0);
        roomy.disk.files.write(file, 0, bytes);
        roomy.restart();
        assertThatThrownBy(() -> roomy.entries(SESSION))
                .hasCauseInstanceOf(LogException.class)
                .hasMessageContaining(file + ", offset " + first);
    }

    @Test
    @Tag("LG4")
    void aSegmentWhoseHeaderWasNotFinishedIsForgotten() {
        String unfinished = new SegmentHeader(SESSION, ENTRIES + 1).file() + Recovery.UNFINISHED;
        put(unfinished, new byte[17]);
        log.restart();
        assertThat(log.entries(SESSION)).isEqualTo(written);
        assertThat(log.segments(SESSION)).isEqualTo(segments);
    }

    @Test
    @Tag("LG5")
    void aLogThatEndsBeforeItsSnapshotIsRefusedAndLeftAsItIs() {
        put(SESSION + "/%020d.snapshot".formatted(ENTRIES), new byte[1]);
        log.restart();
        assertThat(log.entries(SESSION)).isEqualTo(written);
        byte[] shorter = Arrays.copyOf(bytes(newest()), bytes(newest()).length - 1);
        put(newest(), shorter);
        log.restart();
        assertThatThrownBy(() -> log.entries(SESSION))
                .hasCauseInstanceOf(LogException.class)
                .hasMessageContaining("there was an entry " + ENTRIES);
        assertThat(bytes(newest())).isEqualTo(shorter);
    }

    private String newest() {
        return segments.getLast();
    }

    private byte[] bytes(String file) {
        return log.disk.files.read(file).orElseThrow();
    }

    private void put(String file, byte[] bytes) {
        log.disk.files.delete(file);
        log.disk.files.append(file, bytes);
        log.disk.files.sync(file);
    }

    private static List<Integer> offsets(byte[] segment) {
        List<Integer> offsets = new ArrayList<>();
        int at = SegmentHeader.LENGTH;
        while (at < segment.length) {
            offsets.add(at);
            at += LogRecord.PREFIX + ByteBuffer.wrap(segment).getInt(at);
        }
        offsets.add(at);
        return offsets;
    }

    /// Where the record that has byte `at` begins; 0 for the header.
    private static int recordAt(byte[] segment, int at) {
        return offsets(segment).stream().filter(o -> o <= at).reduce(0, (_, later) -> later);
    }
}
