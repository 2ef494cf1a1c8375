package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.setting.RelaySettings;

class RestartTest {

    @TempDir Path folder;

    private Relay start() {
        return Relay.start(RelaySettings.defaults(folder).withPort(0)).toCompletableFuture().join();
    }

    private static void stop(Relay relay) {
        relay.close().toCompletableFuture().join();
    }

    @Test
    @Tag("RS18")
    void anOrderlyStopSaysSoAndKeepsEverything() {
        Relay first = start();
        Created session = TestClient.create(first.base());
        Joined joined =
                TestClient.read(
                        TestClient.join(first.base(), session, "ada", Role.ANALYST), Joined.class);
        TestClient ada = new TestClient(Codec.cbor());
        ada.open(joined.websocketUrl());
        ada.hello(0, 1);
        ada.submit(RelayTest.chat("kept"));
        long sequence = ada.await(ServerMessage.Acknowledged.class).sequence();
        stop(first);
        assertThat(ada.awaitClose()).isEqualTo(4000);
        Relay second = start();
        try (TestClient again = new TestClient(Codec.cbor())) {
            String url =
                    joined.websocketUrl()
                            .replace(":" + first.port() + "/", ":" + second.port() + "/");
            again.open(url);
            var document = Objects.requireNonNull(again.hello(0, 1).document());
            assertThat(document.ofKind("chat")).hasSize(1);
            assertThat(document.sequence()).isGreaterThanOrEqualTo(sequence);
        }
        var view =
                TestClient.read(
                        TestClient.get(
                                second.base()
                                        .resolve("/collaboration/sessions/" + session.sessionId())),
                        SessionView.class);
        assertThat(view.title()).isEqualTo("Quarter");
        stop(second);
    }

    @Test
    @Tag("RS19")
    void aDataDirectoryBelongsToOneRelay() {
        Relay relay = start();
        assertThat(Relay.start(RelaySettings.defaults(folder).withPort(0)).toCompletableFuture())
                .failsWithin(Duration.ofSeconds(10))
                .withThrowableThat()
                .havingRootCause()
                .withMessageContaining("another relay is running on the data in");
        stop(relay);
    }

    @Test
    @Tag("RS19")
    void aTakenPortIsNamed() {
        Relay relay = start();
        RelaySettings same = RelaySettings.defaults(folder.resolve("other")).withPort(relay.port());
        try {
            assertThat(Relay.start(same).toCompletableFuture())
                    .failsWithin(Duration.ofSeconds(10))
                    .withThrowableThat()
                    .withMessageContaining("port " + relay.port() + " is taken");
        } catch (CompletionException unexpected) {
            throw new AssertionError(unexpected);
        } finally {
            stop(relay);
        }
    }

    @Test
    @Tag("RS20")
    void aDamagedLogClosesItsSessionOnly() throws Exception {
        Relay first = start();
        Created damaged = TestClient.create(first.base());
        Created sound = TestClient.create(first.base());
        for (Created session : new Created[] {damaged, sound}) {
            try (TestClient ada = TestClient.enter(first.base(), session, "ada", Codec.cbor())) {
                for (int i = 0; i < 5; i++) {
                    ada.submit(RelayTest.chat("n" + i));
                    ada.await(ServerMessage.Acknowledged.class);
                }
            }
        }
        stop(first);
        damage(folder.resolve("sessions").resolve(damaged.sessionId().toString()));
        Relay second = start();
        var refused =
                TestClient.get(
                        second.base().resolve("/collaboration/sessions/" + damaged.sessionId()));
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(new String(refused.body(), StandardCharsets.UTF_8)).contains("storage_damaged");
        var list = TestClient.get(second.base().resolve("/collaboration/sessions"));
        assertThat(TestClient.tree(list).get("sessions")).hasSize(1);
        assertThat(
                        TestClient.get(
                                        second.base()
                                                .resolve(
                                                        "/collaboration/sessions/"
                                                                + sound.sessionId()))
                                .statusCode())
                .isEqualTo(200);
        stop(second);
    }

    private static void damage(Path session) throws Exception {
        try (var files = Files.walk(session)) {
            Path log =
                    files.filter(file -> file.toString().endsWith(".log"))
                            .findFirst()
                            .orElseThrow();
            byte[] bytes = Files.readAllBytes(log);
            bytes[bytes.length / 3] ^= 0x10;
            Files.write(log, bytes);
        }
    }

    @Test
    @Tag("RM41")
    void aSessionThatFellDueMeanwhileStartsWithTheRelay() {
        Relay first = start();
        Instant due = Instant.now().plusMillis(300);
        SessionId overdue = scheduled(first, due);
        SessionId later = scheduled(first, Instant.now().plusSeconds(3600));
        HttpResponse<byte[]> moved =
                TestClient.send(
                        HttpRequest.newBuilder(
                                        first.base().resolve("/collaboration/sessions/" + later))
                                .method(
                                        "PATCH",
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"scheduled_start\": \"" + due + "\"}")));
        assertThat(moved.statusCode()).isEqualTo(200);
        stop(first);
        Awaitility.await().until(() -> Instant.now().isAfter(due));
        Relay second = start();
        // Nobody asks for the sessions: only their files are looked at.
        for (SessionId each : List.of(overdue, later)) {
            Path record =
                    folder.resolve("sessions").resolve(each.toString()).resolve("session.json");
            Awaitility.await()
                    .untilAsserted(
                            () -> assertThat(record).content().contains("\"state\":\"live\""));
        }
        stop(second);
    }

    private static SessionId scheduled(Relay relay, Instant start) {
        return TestClient.read(
                        TestClient.post(
                                relay.base().resolve("/collaboration/sessions/create"),
                                "{\"session_type\": \"a\", \"title\": \"x\", \"host_user_id\": \"h\","
                                        + " \"scheduled_start\": \""
                                        + start
                                        + "\"}"),
                        Created.class)
                .sessionId();
    }
}
