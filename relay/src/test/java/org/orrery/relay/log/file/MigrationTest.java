package org.orrery.relay.log.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.ChainObserver;
import org.orrery.relay.log.Drafts;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.seal.Sealing;

/// Files that a relay of an earlier format wrote, kept as they were. They are never edited.
@Tag("LG15")
final class MigrationTest {

    private static final SessionId SESSION = Drafts.session(1);
    private static final List<String> FILES =
            List.of(
                    "00000000000000000001.log",
                    "00000000000000000007.log",
                    "00000000000000000012.snapshot");

    @TempDir private Path folder = Path.of("");

    @BeforeEach
    void copyTheOldFiles() throws IOException {
        Path to = Files.createDirectories(folder.resolve("data").resolve(SESSION.toString()));
        for (String file : FILES) {
            try (InputStream in =
                    MigrationTest.class.getResourceAsStream("format1/" + SESSION + "/" + file)) {
                Files.copy(Objects.requireNonNull(in), to.resolve(file));
            }
        }
    }

    private FileSessionLog open(KeyRing keys) throws IOException {
        return FileSessionLog.open(
                FolderDisk.open(folder.resolve("data")),
                InstantSource.system(),
                new LogSetup(
                        LogLimits.STANDARD,
                        Sealing.with(keys),
                        ChainObserver.none(),
                        LogSetup.Pause.never()));
    }

    private static List<Entry> entries(SessionLog log) {
        List<Entry> entries = new ArrayList<>();
        log.follow(SESSION, 0, entries::addAll).toCompletableFuture().join().stop();
        return entries;
    }

    @Test
    void aLogOfFormatOneIsReadAndGoesOnInASegmentOfFormatTwo() throws IOException {
        KeyRing keys = KeyRing.open(folder.resolve("keys"));
        Path data = folder.resolve("data").resolve(SESSION.toString());
        byte[] before = Files.readAllBytes(data.resolve(FILES.get(1)));
        List<Entry> old;
        try (SessionLog log = open(keys)) {
            old = entries(log);
            assertThat(old).hasSize(12);
            assertThat(old.getLast().batch().operations().toString())
                    .contains("text of an old format 12");
            assertThat(log.append(SESSION, Drafts.draft(1, 13, "new")).toCompletableFuture().join())
                    .isEqualTo(new Appended.Durable(13));
        }
        assertThat(Files.readAllBytes(data.resolve(FILES.get(1)))).isEqualTo(before);
        assertThat(data.resolve("00000000000000000013.log")).exists();
        try (SessionLog log = open(keys)) {
            List<Entry> all = entries(log);
            assertThat(all.subList(0, 12)).isEqualTo(old);
            assertThat(all.getLast().batch()).isEqualTo(Drafts.draft(1, 13, "new").batch());
        }
        assertThat(LogCheck.check(data, List.of()).isSound()).isTrue();
    }

    @Test
    void aSnapshotOfFormatOneIsRead() throws IOException {
        KeyRing keys = KeyRing.open(folder.resolve("keys"));
        try (FolderDisk disk = FolderDisk.open(folder.resolve("data"))) {
            assertThat(new FileSnapshotStore(disk, Runnable::run, keys).newest(SESSION, 12))
                    .hasValueSatisfying(document -> assertThat(document.sequence()).isEqualTo(12));
        }
    }
}
