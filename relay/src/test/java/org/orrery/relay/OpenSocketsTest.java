package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.document.Document;
import org.orrery.model.document.Members;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.setting.Merged;

/// What is decided about people reaches their open sockets: a real relay, real sockets, the real clock.
class OpenSocketsTest {

    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String ELSEWHERE = "203.0.113.9";

    @TempDir Path folder;
    private @Nullable People people;
    private @Nullable Relay relay;

    @AfterEach
    void stop() {
        if (people != null) {
            people.close();
        }
        if (relay != null) {
            relay.close().toCompletableFuture().join();
        }
    }

    private People people() {
        return Objects.requireNonNull(people);
    }

    private Relay relay() {
        return Objects.requireNonNull(relay);
    }

    /// What is asked and what follows from it on a socket, within a second in all.
    private static <T> T soon(Runnable asked, Supplier<T> follows) {
        long start = System.nanoTime();
        asked.run();
        T seen = follows.get();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        return seen;
    }

    // ---- people

    private Created meeting() {
        people = People.start(folder.resolve("data"));
        people().add("ada");
        return people().create(people().token("root"));
    }

    private TestClient enter(Created session, String user, String token) {
        HttpResponse<byte[]> answer = people().join(session, token, user, Role.COLLABORATOR);
        TestClient client = new TestClient(Codec.cbor());
        client.open(TestClient.read(answer, Joined.class).websocketUrl());
        client.hello(0, 1);
        return client;
    }

    private void ask(String method, String path, Object body) {
        HttpResponse<byte[]> answer = people().send(method, path, people().token("root"), body);
        assertThat(answer.statusCode()).as(() -> People.text(answer)).isLessThan(300);
    }

    private static String member(Created session, String user, String more) {
        return "/collaboration/sessions/" + session.sessionId() + "/members/" + user + more;
    }

    @Test
    @Tag("RM51")
    @Tag("RM33")
    void aLoweredRoleIsToldAndHoldsForTheNextChange() {
        Created session = meeting();
        try (TestClient ada = enter(session, "ada", people().token("ada"))) {
            ada.submit(annotation());
            ada.await(ServerMessage.Acknowledged.class);
            Refusal refusal =
                    soon(
                            () ->
                                    ask(
                                            "PATCH",
                                            member(session, "ada", ""),
                                            Map.of("role", "observer")),
                            () -> {
                                ada.await(
                                        ServerMessage.Committed.class,
                                        told -> told.entry().toString().contains("observer"));
                                ada.submit(annotation());
                                return ada.await(ServerMessage.Refused.class).refusal();
                            });
            assertThat(refusal.code()).isEqualTo(Refusal.Code.FORBIDDEN);
        }
    }

    private static Operation annotation() {
        return RelayTest.annotation("a note");
    }

    @Test
    @Tag("RM51")
    @Tag("RM34")
    void whoIsPutOutIsOutAndWhoIsBannedStaysOut() {
        Created session = meeting();
        String ada = people().token("ada");
        try (TestClient first = enter(session, "ada", ada)) {
            int removed =
                    soon(
                            () -> ask("DELETE", member(session, "ada", ""), Map.of()),
                            first::awaitClose);
            assertThat(removed).isEqualTo(CloseReason.REMOVED.code());
        }
        try (TestClient again = enter(session, "ada", ada)) {
            int banned =
                    soon(
                            () -> ask("POST", member(session, "ada", "/ban"), Map.of()),
                            again::awaitClose);
            assertThat(banned).isEqualTo(CloseReason.BANNED.code());
        }
        Api.assertProblem(people().join(session, ada, "ada", Role.COLLABORATOR), 403, "banned");
    }

    @Test
    @Tag("RM51")
    @Tag("ID5")
    void withTheSignInOrTheAccountTheSocketGoes() {
        Created session = meeting();
        String first = people().token("ada");
        try (TestClient ada = enter(session, "ada", first)) {
            int code =
                    soon(
                            () -> people().send("POST", "/collaboration/sign-out", first, Map.of()),
                            ada::awaitClose);
            assertThat(code).isEqualTo(CloseReason.NOT_ADMITTED.code());
        }
        for (Runnable act :
                new Runnable[] {
                    () -> ask("PATCH", "/collaboration/accounts/ada", Map.of("role", "observer")),
                    () -> ask("DELETE", "/collaboration/accounts/ada", Map.of())
                }) {
            HttpResponse<byte[]> joined =
                    people().join(session, people().token("ada"), "ada", Role.OBSERVER);
            try (TestClient ada = new TestClient(Codec.cbor())) {
                ada.open(TestClient.read(joined, Joined.class).websocketUrl());
                ada.hello(0, 1);
                assertThat(soon(act, ada::awaitClose)).isEqualTo(CloseReason.NOT_ADMITTED.code());
            }
        }
        assertThat(people().trySignIn("ada", People.PASSWORD).statusCode()).isEqualTo(401);
    }

    // ---- policy

    private void start(String... settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ORRERY_RELAY_PORT", "0");
        for (int i = 0; i < settings.length; i += 2) {
            environment.put("ORRERY_RELAY_" + settings[i], settings[i + 1]);
        }
        try {
            relay =
                    Relay.start(
                                    Merged.of(Optional.empty(), environment)
                                            .settings(Optional.of(folder.resolve("open")), false))
                            .toCompletableFuture()
                            .join();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private URI at(Created session, String path) {
        return relay().base().resolve("/collaboration/sessions/" + session.sessionId() + path);
    }

    private void raise(Created session) {
        HttpResponse<byte[]> answer =
                TestClient.send(
                        HttpRequest.newBuilder(at(session, ""))
                                .method(
                                        "PATCH",
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"security_level\": \"confidential\"}")));
        assertThat(answer.statusCode()).as(() -> People.text(answer)).isEqualTo(200);
    }

    @Test
    @Tag("RM50")
    @Tag("RM51")
    void whereProgramsAreNotAllowedAnyMoreTheyHaveToGo() {
        start();
        Created session = TestClient.create(relay().base());
        JoinSession request = new JoinSession(new UserId("bot"), "Bot", Role.ANALYST, null, true);
        Joined joined =
                TestClient.read(TestClient.post(at(session, "/join"), request), Joined.class);
        try (TestClient ada = TestClient.enter(relay().base(), session, "ada", Codec.cbor());
                TestClient bot = new TestClient(Codec.cbor())) {
            bot.open(joined.websocketUrl());
            bot.hello(0, 1);
            String told =
                    soon(
                            () -> raise(session),
                            () -> {
                                String code = bot.await(ServerMessage.Failed.class).code();
                                assertThat(bot.awaitClose())
                                        .isEqualTo(CloseReason.AGENTS_NOT_ALLOWED.code());
                                return code;
                            });
            assertThat(told).isEqualTo("agents_not_allowed");
            ada.await(
                    ServerMessage.Committed.class,
                    each -> each.entry().toString().contains(Access.REMOVED.wireName()));
        }
        try (TestClient again = new TestClient(Codec.cbor());
                TestClient bob = TestClient.connect(relay().base(), session, "bob", Codec.cbor())) {
            again.open(joined.websocketUrl());
            again.sayHello();
            assertThat(again.awaitClose()).isEqualTo(CloseReason.AGENTS_NOT_ALLOWED.code());
            assertThat(Members.of(document(bob), new UserId("bot")).map(Members::access))
                    .hasValue(Access.REMOVED);
        }
    }

    private static Document document(TestClient client) {
        return Objects.requireNonNull(client.hello(0, 1).document());
    }

    private TestClient through(Created session, String user, String scheme) {
        Joined joined =
                TestClient.read(
                        TestClient.join(relay().base(), session, user, Role.ANALYST), Joined.class);
        TestClient client = new TestClient(Codec.cbor());
        client.open(
                joined.websocketUrl(), "X-Forwarded-For", ELSEWHERE, "X-Forwarded-Proto", scheme);
        client.hello(0, 1);
        return client;
    }

    @Test
    @Tag("RM50")
    @Tag("RM51")
    @Tag("RM52")
    void whereEncryptionIsDemandedPlainConnectionsHaveToGo() {
        start("TRUSTED_PROXIES", "127.0.0.1");
        Created session = TestClient.create(relay().base());
        try (TestClient plain = through(session, "eve", "http");
                TestClient secure = through(session, "ada", "https");
                TestClient near = TestClient.enter(relay().base(), session, "bob", Codec.cbor())) {
            String told =
                    soon(
                            () -> raise(session),
                            () -> {
                                String code = plain.await(ServerMessage.Failed.class).code();
                                assertThat(plain.awaitClose())
                                        .isEqualTo(CloseReason.ENCRYPTION_REQUIRED.code());
                                return code;
                            });
            assertThat(told).isEqualTo("encryption_required");
            for (TestClient other : new TestClient[] {secure, near}) {
                other.send(new ClientMessage.Ping(1));
                other.await(ServerMessage.Ponged.class);
            }
        }
    }

    private HttpResponse<byte[]> joinFrom(
            Created session, String user, String passcode, String... headers) {
        return TestClient.send(
                HttpRequest.newBuilder(at(session, "/join"))
                        .headers(headers)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"user_id\": \""
                                                + user
                                                + "\", \"username\": \"x\", \"role\":"
                                                + " \"analyst\", \"passcode\": \""
                                                + passcode
                                                + "\"}")));
    }

    @Test
    @Tag("RM52")
    void aPublicAddressDoesNotMakeWhatIsPlainEncrypted() {
        start("PUBLIC_URL", "https://relay.example.org");
        Created session = TestClient.create(relay().base());
        raise(session);
        Api.assertProblem(
                joinFrom(
                        session,
                        "eve",
                        "",
                        "X-Forwarded-For",
                        ELSEWHERE,
                        "X-Forwarded-Proto",
                        "https"),
                403,
                "encryption_required");
    }

    @Test
    @Tag("RM52")
    void aTrustedProxyThatSaysNothingIsAskedAsThePublicAddressSays() {
        start("PUBLIC_URL", "https://relay.example.org", "TRUSTED_PROXIES", "127.0.0.1");
        Created session = TestClient.create(relay().base());
        raise(session);
        assertThat(joinFrom(session, "ada", "", "X-Forwarded-For", ELSEWHERE).statusCode())
                .isEqualTo(200);
        Api.assertProblem(
                joinFrom(
                        session,
                        "eve",
                        "",
                        "X-Forwarded-For",
                        ELSEWHERE,
                        "X-Forwarded-Proto",
                        "http"),
                403,
                "encryption_required");
    }

    @Test
    @Tag("RM52")
    @Tag("RS32")
    void passcodesAreCountedByWhoTriesThemBehindAProxy() {
        start("TRUSTED_PROXIES", "127.0.0.1");
        Created session = TestClient.create(relay().base());
        HttpResponse<byte[]> set =
                TestClient.send(
                        HttpRequest.newBuilder(at(session, "/passcode"))
                                .PUT(
                                        HttpRequest.BodyPublishers.ofString(
                                                "{\"passcode\": \"right one\"}")));
        assertThat(set.statusCode()).isEqualTo(200);
        for (int i = 0; i < 5; i++) {
            assertThat(code(joinFrom(session, "eve", "wrong", "X-Forwarded-For", "203.0.113.1")))
                    .isEqualTo("passcode_wrong");
        }
        assertThat(code(joinFrom(session, "eve", "wrong", "X-Forwarded-For", "203.0.113.1")))
                .isEqualTo("too_many_attempts");
        assertThat(
                        joinFrom(session, "ada", "right one", "X-Forwarded-For", "203.0.113.2")
                                .statusCode())
                .isEqualTo(200);
    }

    private static String code(HttpResponse<byte[]> response) {
        JsonNode problem = TestClient.tree(response);
        return problem.path("code").asText();
    }
}
