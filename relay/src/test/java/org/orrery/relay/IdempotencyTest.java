package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.relay.Api.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.idempotency.IdempotencyKeys;
import org.orrery.relay.idempotency.IdempotencyKeys.Claim;
import org.orrery.relay.key.KeyRing;
import org.orrery.relay.setting.RelaySettings;

class IdempotencyTest {

    private static final String CREATE = "/collaboration/sessions/create";
    private static final String SESSION =
            "{\"session_type\": \"a\", \"title\": \"Secret title\", \"host_user_id\": \"host\"}";

    @TempDir Path folder;
    private Relay relay;

    @BeforeEach
    void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder.resolve("data")).withPort(0))
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void stop() {
        relay.close().toCompletableFuture().join();
    }

    private static String text(HttpResponse<byte[]> response) {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    @Test
    @Tag("RS105")
    void aCreationThatIsSentAgainIsDoneOnceAlsoAfterARestart() {
        Api local = Api.local(relay);
        var first = local.post(CREATE, SESSION, "Idempotency-Key", "k1");
        var second = local.post(CREATE, SESSION, "Idempotency-Key", "k1");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(text(second)).isEqualTo(text(first));
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        stop();
        start();
        local = Api.local(relay);
        assertThat(text(local.post(CREATE, SESSION, "Idempotency-Key", "k1")))
                .isEqualTo(text(first));
        assertThat(local.json(200, local.get("/collaboration/sessions")).get("total").asInt())
                .isEqualTo(1);
        local.post(CREATE, SESSION, "Idempotency-Key", "k2");
        local.post(CREATE, SESSION);
        assertThat(local.json(200, local.get("/collaboration/sessions")).get("total").asInt())
                .isEqualTo(3);
    }

    @Test
    @Tag("RS105")
    void theSameKeyWithAnotherBodyIsRefused() {
        Api local = Api.local(relay);
        local.post(CREATE, SESSION, "Idempotency-Key", "k1");
        assertProblem(
                local.post(CREATE, SESSION.replace("Secret", "Other"), "Idempotency-Key", "k1"),
                422,
                "idempotency_key_reused");
        assertProblem(local.post(CREATE, SESSION, "Idempotency-Key", ""), 400, "malformed");
        assertProblem(
                local.post(CREATE, SESSION, "Idempotency-Key", "x".repeat(201)), 400, "malformed");
    }

    @Test
    @Tag("RS105")
    void ofManyAtOnceOneIsDone() {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.ANALYST);
        String path = "/collaboration/sessions/" + session.sessionId() + "/chat";
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<String>> answers =
                    IntStream.range(0, 20)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () ->
                                                    text(
                                                            ada.post(
                                                                    path,
                                                                    "{\"body\": \"once\"}",
                                                                    "Idempotency-Key",
                                                                    "same")),
                                            threads))
                            .toList();
            assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        }
        assertThat(ada.json(200, ada.get(path)).get("total").asInt()).isEqualTo(1);
    }

    @Test
    @Tag("RS105")
    void keysAreEachCallersOwnAndARefusalFreesThem() {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.ANALYST);
        Api bob = Api.member(relay, session, "bob", Role.OBSERVER);
        String chat = "/collaboration/sessions/" + session.sessionId() + "/chat";
        ada.json(201, ada.post(chat, "{\"body\": \"hi\"}", "Idempotency-Key", "k"));
        JsonNode bobs = bob.json(201, bob.post(chat, "{\"body\": \"ho\"}", "Idempotency-Key", "k"));
        assertThat(bobs.get("user_id").asText()).isEqualTo("bob");
        String marks = "/collaboration/sessions/" + session.sessionId() + "/annotations";
        assertProblem(
                ada.post(marks, "{\"body\": \"x\", \"position\": [1]}", "Idempotency-Key", "other"),
                422,
                "invalid");
        ada.json(
                201,
                ada.post(
                        marks,
                        "{\"body\": \"x\", \"position\": [1, 2, 3]}",
                        "Idempotency-Key",
                        "other"));
    }

    @Test
    @Tag("RS106")
    void answersStandInNoFileUnencryptedAndGoWithTheirPerson() throws IOException {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.ANALYST);
        String chat = "/collaboration/sessions/" + session.sessionId() + "/chat";
        ada.post(chat, "{\"body\": \"very private words\"}", "Idempotency-Key", "k");
        Api.local(relay).post(CREATE, SESSION, "Idempotency-Key", "k");
        relay.close().toCompletableFuture().join();
        try (var files = Files.walk(folder.resolve("data"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(content).as(file.toString()).doesNotContain("very private words");
                if (file.getFileName().toString().startsWith("idempotency")) {
                    assertThat(content).doesNotContain("Secret title");
                }
            }
        }
        start();
    }

    @Test
    @Tag("RS106")
    void whatWasCutShortIsDoneUnderTheSameIdAndAnswersAreKeptForADay() throws IOException {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        Path file = folder.resolve("keys.db");
        KeyRing keys = KeyRing.open(folder.resolve("ring"));
        IdempotencyKeys.Request request = new IdempotencyKeys.Request("scope", "body", "ada");
        List<Claim> reserved = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (IdempotencyKeys cut = IdempotencyKeys.open(file, keys, now::get)) {
                reserved.add(cut.claim(request).toCompletableFuture().join());
            }
        }
        assertThat(reserved.getFirst()).isInstanceOf(Claim.Yours.class);
        assertThat(reserved.getLast()).isEqualTo(reserved.getFirst());
        try (IdempotencyKeys table = IdempotencyKeys.open(file, keys, now::get)) {
            table.claim(request).toCompletableFuture().join();
            table.settle(request, "answer").toCompletableFuture().join();
            now.set(Instant.EPOCH.plus(Duration.ofHours(24)));
            assertThat(table.claim(request).toCompletableFuture().join())
                    .isEqualTo(new Claim.Done("answer"));
            now.set(Instant.EPOCH.plus(Duration.ofHours(24)).plusMillis(1));
            assertThat(table.claim(request).toCompletableFuture().join())
                    .isInstanceOf(Claim.Yours.class)
                    .isNotEqualTo(reserved.getFirst());
            table.settle(request, "answer").toCompletableFuture().join();
            keys.destroyPerson("ada");
            assertThat(table.claim(request).toCompletableFuture().join())
                    .isInstanceOf(Claim.Yours.class);
        }
    }
}
