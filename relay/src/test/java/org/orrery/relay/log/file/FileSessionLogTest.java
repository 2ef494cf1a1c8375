package org.orrery.relay.log.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.operation.Entry;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.Drafts;
import org.orrery.relay.log.LogException;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SessionLogContract;

/// The contract on real files, with segments so small that there are many.
final class FileSessionLogTest extends SessionLogContract {

    private static final LogLimits SMALL = new LogLimits(2_000, 10_000, 10 << 20);

    @TempDir private Path folder = Path.of("");

    @Override
    protected SessionLog open() throws IOException {
        return FileSessionLog.open(folder.resolve("log"), clock, SMALL);
    }

    private void reopen() throws IOException {
        log.close();
        log = open();
    }

    @Test
    @Tag("LG2")
    @Tag("LG6")
    void aReopenedLogGoesOnWhereItEnded() throws IOException {
        for (int n = 1; n <= 30; n++) {
            append(SESSION, n);
        }
        List<Entry> before = follow(SESSION, 0).first(30);
        reopen();
        assertThat(await(log.lastSequence(SESSION))).isEqualTo(30);
        assertThat(append(SESSION, 31)).isEqualTo(new Appended.Durable(31));
        reopen();
        List<Entry> after = follow(SESSION, 0).first(31);
        assertThat(after.subList(0, 30)).isEqualTo(before);
        assertThat(segments()).hasSizeGreaterThan(3);
    }

    @Test
    @Tag("LG2")
    void timeNeverRunsBackwardsInASession() throws IOException {
        append(SESSION, 1);
        millis.set(500);
        append(SESSION, 2);
        reopen();
        append(SESSION, 3);
        millis.set(2_000);
        append(SESSION, 4);
        assertThat(follow(SESSION, 0).first(4))
                .extracting(Entry::timeMillis)
                .containsExactly(1_000L, 1_000L, 1_000L, 2_000L);
    }

    @Test
    @Tag("LG3")
    void followingBeginsAnywhere() throws IOException {
        for (int n = 1; n <= 40; n++) {
            append(SESSION, n);
        }
        reopen();
        for (int after = 0; after <= 40; after++) {
            assertThat(follow(SESSION, after).sequences())
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(after + 1, 40).boxed().toList());
        }
        assertThatThrownBy(() -> follow(SESSION, 41))
                .hasCauseInstanceOf(LogException.class)
                .hasMessageContaining("ends at entry 40");
    }

    @Test
    @Tag("LG9")
    void aSecondRelayOnTheSameDataIsToldSo() {
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another relay is running on the data in ")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aSessionThatIsOnlyLookedAtLeavesNoFile() throws IOException {
        assertThat(await(log.lastSequence(SESSION))).isZero();
        assertThat(follow(SESSION, 0).sequences()).isEmpty();
        assertThat(folder.resolve("log").resolve(SESSION.toString())).doesNotExist();
    }

    @Test
    @Tag("LG5")
    void aDamagedSessionIsRefusedAndTheOthersAreNot() throws IOException {
        for (int n = 1; n <= 30; n++) {
            append(SESSION, n);
            append(Drafts.session(2), n);
        }
        log.close();
        Path sealed = segments().getFirst();
        byte[] bytes = Files.readAllBytes(sealed);
        bytes[SegmentHeader.LENGTH + 50] ^= 4;
        Files.write(sealed, bytes);
        log = open();
        assertThatThrownBy(() -> await(log.lastSequence(SESSION)))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(LogException.class)
                .hasMessageContaining(SESSION + "/" + sealed.getFileName())
                .hasMessageContaining("offset " + SegmentHeader.LENGTH);
        assertThat(append(SESSION, 31)).isInstanceOf(Appended.Unknown.class);
        assertThat(append(Drafts.session(2), 31)).isEqualTo(new Appended.Durable(31));
    }

    @Test
    void aSessionThatCouldNotBeReadIsReadOnceItsFilesAreRestored() throws IOException {
        for (int n = 1; n <= 30; n++) {
            append(SESSION, n);
        }
        log.close();
        Path away = folder.resolve("away");
        Path sealed = segments().getFirst();
        Files.move(sealed, away);
        log = open();
        assertThatThrownBy(() -> follow(SESSION, 0))
                .hasMessageContaining("the entries from 1 are missing");
        Files.move(away, sealed);
        assertThat(follow(SESSION, 0).first(30)).hasSize(30);
    }

    private List<Path> segments() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("log").resolve(SESSION.toString()))) {
            return files.sorted().toList();
        }
    }
}
