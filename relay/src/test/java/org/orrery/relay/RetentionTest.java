package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.audit.AuditMain;
import org.orrery.relay.setting.RecordSettings;
import org.orrery.relay.setting.RelaySettings;

class RetentionTest {

    @TempDir Path folder;

    private Relay start(RecordSettings records) {
        RelaySettings settings = RelaySettings.defaults(folder.resolve("data")).withPort(0);
        return Relay.start(settings.withRecords(records)).toCompletableFuture().join();
    }

    private static RecordSettings records(Optional<Duration> keep, boolean delete) {
        return new RecordSettings(keep, delete, Duration.ofHours(1), Optional.empty());
    }

    private static String create(Relay relay, String level) {
        Api local = Api.local(relay);
        return local.json(
                        201,
                        local.post(
                                "/collaboration/sessions/create",
                                "{\"session_type\": \"a\", \"title\": \"x\","
                                        + " \"host_user_id\": \"h\", \"compliance_level\": "
                                        + (level.isEmpty() ? "null" : "\"" + level + "\"")
                                        + "}"))
                .get("session_id")
                .asText();
    }

    private static int sweepAfter(Relay relay, Duration time) {
        Instant then = Instant.now().plus(time);
        return relay.retention(InstantSource.fixed(then)).sweep();
    }

    @Test
    @Tag("RE3")
    void aSessionEndsWhenItsLevelOrTheSettingSaysSo() throws IOException {
        Relay relay = start(records(Optional.of(Duration.ofDays(30)), false));
        String plain = create(relay, "");
        String gdpr = create(relay, "gdpr");
        relay.close().toCompletableFuture().join();
        relay = start(records(Optional.of(Duration.ofDays(30)), false));
        assertThat(sweepAfter(relay, Duration.ofDays(29))).isZero();
        assertThat(sweepAfter(relay, Duration.ofDays(31))).isEqualTo(1);
        Path sessions = folder.resolve("data").resolve("sessions");
        assertThat(sessions.resolve(plain)).isDirectoryContaining("glob:**/archive.zip");
        assertThat(sessions.resolve(gdpr)).isDirectoryNotContaining("glob:**/archive.zip");
        assertThat(sweepAfter(relay, Duration.ofDays(31))).isZero();
        assertThat(sweepAfter(relay, Duration.ofDays(366))).isEqualTo(1);
        assertThat(sessions.resolve(gdpr)).isDirectoryContaining("glob:**/archive.zip");
        assertThat(relay.audit().find(AdminAudit.Query.newest(2)).toCompletableFuture().join())
                .allMatch(event -> event.act().action().equals("session.archived"))
                .allMatch(event -> event.act().actor().equals(":relay"));
        relay.close().toCompletableFuture().join();
    }

    @Test
    @Tag("RE3")
    void aSessionInUseStays() {
        Relay relay = start(records(Optional.of(Duration.ofDays(1)), true));
        String id = create(relay, "");
        Api.local(relay).get("/collaboration/sessions/" + id);
        assertThat(sweepAfter(relay, Duration.ofDays(400))).isZero();
        relay.close().toCompletableFuture().join();
    }

    @Test
    @Tag("RE3")
    void withoutASettingAndALevelASessionIsKeptForEver() {
        Relay relay = start(records(Optional.empty(), true));
        create(relay, "");
        relay.close().toCompletableFuture().join();
        relay = start(records(Optional.empty(), true));
        assertThat(sweepAfter(relay, Duration.ofDays(100_000))).isZero();
        relay.close().toCompletableFuture().join();
    }

    @Test
    @Tag("RE4")
    void theRelayLooksByItself() {
        Relay relay = start(records(Optional.empty(), false));
        String id = create(relay, "");
        relay.close().toCompletableFuture().join();
        relay =
                start(
                        new RecordSettings(
                                Optional.of(Duration.ZERO),
                                true,
                                Duration.ofMillis(100),
                                Optional.empty()));
        Path files = folder.resolve("data").resolve("sessions").resolve(id);
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> !Files.exists(files.resolve("session.json")));
        relay.close().toCompletableFuture().join();
    }

    @Test
    @Tag("AU5")
    void aDeletedSessionIsNotMissedByTheHeadsAndALostOneIs() throws IOException {
        Path heads = Files.createDirectory(folder.resolve("apart")).resolve("heads");
        RecordSettings records =
                new RecordSettings(
                        Optional.empty(), false, Duration.ofHours(1), Optional.of(heads));
        Relay relay = start(records);
        String deleted = create(relay, "");
        String lost = create(relay, "");
        create(relay, "");
        relay.close().toCompletableFuture().join();
        relay = start(records);
        relay.archive()
                .delete(org.orrery.model.id.SessionId.parse(deleted), "carol")
                .toCompletableFuture()
                .join();
        relay.close().toCompletableFuture().join();
        assertThat(verify(heads)).isEqualTo("sound");
        Path gone = folder.resolve("data").resolve("sessions").resolve(lost);
        Files.move(gone, folder.resolve("lost"));
        assertThat(verify(heads)).isEqualTo("BROKEN");
    }

    private String verify(Path heads) {
        StringWriter out = new StringWriter();
        int code =
                AuditMain.run(
                        new PrintWriter(out),
                        "verify",
                        folder.resolve("data").toString(),
                        "--heads",
                        heads.toString());
        String last = out.toString().lines().reduce((_, line) -> line).orElse("");
        assertThat(code).isEqualTo(last.equals("sound") ? 0 : 1);
        return last;
    }
}
