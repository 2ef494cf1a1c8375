package org.orrery.relay.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.SessionId;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.log.Drafts;
import org.orrery.relay.log.file.FileSessionLog;
import org.orrery.relay.log.file.FolderDisk;
import org.orrery.relay.log.file.LogLimits;
import org.orrery.relay.log.file.LogSetup;
import org.orrery.relay.seal.Sealing;

/// The auditor's commands on files that somebody has tampered with.
final class AuditTest {

    private static final SessionId SESSION = Drafts.session(1);
    private static final int HEADER = 68;
    private static final int ENTRIES = 12;

    @TempDir private Path folder = Path.of("");
    private Path data = Path.of("");
    private Path keys = Path.of("");
    private Path file = Path.of("");
    private byte[] sound = new byte[0];
    private List<Integer> offsets = List.of();

    @BeforeEach
    void writeALog() throws IOException {
        data = folder.resolve("data");
        keys = folder.resolve("keys");
        KeyRing ring = KeyRing.open(keys);
        try (SignedHeads heads = SignedHeads.open(keys, InstantSource.system());
                FileSessionLog log =
                        FileSessionLog.open(
                                FolderDisk.open(data.resolve("sessions")),
                                InstantSource.fixed(Instant.parse("2026-05-01T10:00:00Z")),
                                new LogSetup(
                                        LogLimits.STANDARD,
                                        Sealing.with(ring),
                                        heads,
                                        LogSetup.Pause.never()))) {
            for (int n = 1; n <= ENTRIES; n++) {
                var _ =
                        log.append(SESSION, Drafts.draft(n % 2, n, "=text " + n))
                                .toCompletableFuture()
                                .join();
            }
        }
        file =
                data.resolve("sessions")
                        .resolve(SESSION.toString())
                        .resolve("00000000000000000001.log");
        sound = Files.readAllBytes(file);
        offsets = new ArrayList<>();
        for (int at = HEADER; at < sound.length; at += 8 + ByteBuffer.wrap(sound).getInt(at)) {
            offsets.add(at);
        }
        offsets.add(sound.length);
        assertThat(offsets).hasSize(ENTRIES + 1);
    }

    private record Run(int code, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                AuditMain.commandLine()
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }

    private Run verify() {
        return run("verify", data.toString(), "--heads", keys.resolve(SignedHeads.FILE).toString());
    }

    private byte[] record(int entry) {
        return Arrays.copyOfRange(sound, offsets.get(entry - 1), offsets.get(entry));
    }

    private void put(byte[]... parts) throws IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        for (byte[] part : parts) {
            bytes.writeBytes(part);
        }
        Files.write(file, bytes.toByteArray());
    }

    private byte[] upTo(int entry) {
        return Arrays.copyOf(sound, offsets.get(entry));
    }

    private byte[] from(int entry) {
        return Arrays.copyOfRange(sound, offsets.get(entry - 1), sound.length);
    }

    private void assertBroken(String kind, int entry, int offset) {
        Run run = verify();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out())
                .contains(
                        "BROKEN " + file + ", offset " + offset + ", entry " + entry + " " + kind);
    }

    @Test
    @Tag("AU1")
    void aSoundLogVerifiesAgainstItsSignedHeads() {
        Run run = verify();
        assertThat(run.out()).contains(ENTRIES + " records", "1 signed heads");
        assertThat(run.code()).isZero();
    }

    @Test
    @Tag("AU1")
    void anAlteredRecordIsNamed() throws IOException {
        byte[] changed = sound.clone();
        changed[offsets.get(4) + 120] ^= 1;
        put(changed);
        assertBroken("altered", 5, offsets.get(4));
    }

    @Test
    @Tag("AU1")
    void aRecordThatWasAlteredWithItsChecksumIsNamed() throws IOException {
        for (int entry : List.of(3, ENTRIES)) {
            byte[] record = record(entry);
            record[47] ^= 1;
            var crc = new java.util.zip.CRC32C();
            crc.update(record, 0, 4);
            crc.update(record, 8, record.length - 8);
            ByteBuffer.wrap(record).putInt(4, (int) crc.getValue());
            put(upTo(entry - 1), record, entry == ENTRIES ? new byte[0] : from(entry + 1));
            assertBroken("altered", entry, offsets.get(entry - 1));
        }
    }

    @Test
    @Tag("AU1")
    void aDroppedRecordIsNamed() throws IOException {
        put(upTo(4), from(6));
        assertBroken("dropped", 5, offsets.get(4));
    }

    @Test
    @Tag("AU1")
    void swappedRecordsAreNamed() throws IOException {
        put(upTo(4), record(6), record(5), from(7));
        assertBroken("swapped", 5, offsets.get(4));
    }

    @Test
    @Tag("AU1")
    @Tag("AU2")
    void aLogThatWasCutAnywhereIsNamed() throws IOException {
        for (int cut = HEADER; cut < sound.length; cut += 9) {
            Files.write(file, Arrays.copyOf(sound, cut));
            Run run = verify();
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.out()).contains("truncated");
        }
        Files.delete(file);
        Files.delete(file.resolveSibling(""));
        assertThat(
                        run("verify", data.toString(), "--heads", keys.resolve("heads").toString())
                                .code())
                .isNotZero();
    }

    @Test
    @Tag("AU2")
    void headsThatWereChangedAreNamed() throws IOException {
        Path heads = keys.resolve(SignedHeads.FILE);
        String text = Files.readString(heads);
        Files.writeString(heads, text.replace(" " + ENTRIES + " ", " 5 "));
        Run run = verify();
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("line 1 is not signed by this relay");
    }

    @Test
    @Tag("AU3")
    void anExportHasWhatWasAskedFor() {
        Run all = run("export", data.toString(), "--keys-dir", keys.toString());
        assertThat(all.code()).isZero();
        assertThat(all.out().lines()).hasSize(ENTRIES);
        assertThat(all.out()).contains("=text 12", "2026-05-01T10:00:00Z");
        assertThat(run("export", data.toString()).out()).doesNotContain("=text");
        assertThat(run("export", data.toString(), "--user", "ada1").out().lines()).hasSize(6);
        assertThat(run("export", data.toString(), "--to", "2026-05-01T10:00:00Z").out()).isEmpty();
        assertThat(run("export", data.toString(), "--from", "noon").code()).isEqualTo(2);
        assertThat(run("export", data.toString(), "--format", "csv").out().lines())
                .hasSize(ENTRIES + 1)
                .first()
                .asString()
                .startsWith("session,sequence,time,user");
    }

    @Test
    @Tag("AU1")
    void jsonAndWrongUse() {
        assertThat(run("verify", data.toString(), "--json").out()).startsWith("{\"missing\":[]");
        assertThat(run("verify", folder.resolve("nowhere").toString()).code()).isEqualTo(2);
        assertThat(run("verify").code()).isEqualTo(2);
        assertThat(run().code()).isEqualTo(2);
    }

    @Test
    @Tag("AU4")
    void administrativeActsAreChainedFoundAndSurvive() throws IOException {
        Path acts = folder.resolve("admin.audit");
        try (FileAdminAudit audit = FileAdminAudit.open(acts, InstantSource.system())) {
            for (int n = 1; n <= 5; n++) {
                var _ =
                        audit.record("t" + n % 2, "ada", "session.created", "s" + n)
                                .toCompletableFuture()
                                .join();
            }
        }
        Files.writeString(acts, Files.readString(acts) + "torn");
        try (FileAdminAudit audit = FileAdminAudit.open(acts, InstantSource.system())) {
            var query =
                    new AdminAudit.Query("t1", "", "session.", "", Instant.MIN, Instant.MAX, 0, 10);
            assertThat(audit.find(query).toCompletableFuture().join())
                    .extracting(AdminAudit.Event::sequence)
                    .containsExactly(5L, 3L, 1L);
            var next =
                    audit.record(new AdminAudit.Act("", "x", "y", "z", Map.of("k", "v")))
                            .toCompletableFuture()
                            .join();
            assertThat(next.sequence()).isEqualTo(6);
        }
        String text = Files.readString(acts);
        Files.writeString(acts, text.replaceFirst("\"s3\"", "\"s9\""));
        assertThatThrownBy(() -> FileAdminAudit.open(acts, InstantSource.system()))
                .hasMessageContaining("line 4 does not continue");
    }
}
