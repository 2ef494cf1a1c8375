package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.setting.RelaySettings;

/// Meetings over HTTP and real sockets.
class MeetingTest {

    @TempDir static Path folder;
    private static Relay relay;

    @BeforeAll
    static void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder).withPort(0))
                        .toCompletableFuture()
                        .join();
    }

    @AfterAll
    static void stop() {
        relay.close().toCompletableFuture().join();
    }

    // ---- words

    private static URI at(Created session, String path) {
        return relay.base().resolve("/collaboration/sessions/" + session.sessionId() + path);
    }

    private static HttpResponse<byte[]> ask(
            String method, Created session, String path, String body, String token) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at(session, path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body));
        return TestClient.send(
                token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
    }

    /// By whoever looks after the relay.
    private static HttpResponse<byte[]> ask(String method, Created session, String path) {
        return ask(method, session, path, "", "");
    }

    private static HttpResponse<byte[]> patch(Created session, String body) {
        return ask("PATCH", session, "", body, "");
    }

    private static JsonNode ok(HttpResponse<byte[]> response) {
        assertThat(response.statusCode())
                .as(() -> new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(200);
        return TestClient.tree(response);
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).contains(code);
        assertThat(response.statusCode()).isEqualTo(status);
    }

    private static Created create(String more) {
        return TestClient.read(
                TestClient.post(
                        relay.base().resolve("/collaboration/sessions/create"),
                        "{\"session_type\": \"strategy_meeting\", \"title\": \"Q3\","
                                + " \"host_user_id\": \"host\""
                                + more
                                + "}"),
                Created.class);
    }

    private static HttpResponse<byte[]> join(Created session, String user, Role role) {
        return TestClient.join(relay.base(), session, user, role);
    }

    private static HttpResponse<byte[]> join(Created session, String user, String passcode) {
        return TestClient.post(
                at(session, "/join"),
                new JoinSession(new UserId(user), user, Role.ANALYST, null, false, passcode));
    }

    private static Joined joined(Created session, String user) {
        return TestClient.read(
                join(session, user, user.equals("host") ? Role.ADMIN : Role.ANALYST), Joined.class);
    }

    private static TestClient open(Joined joined) {
        TestClient client = new TestClient(Codec.cbor());
        client.open(joined.websocketUrl());
        return client;
    }

    private static TestClient enter(Joined joined) {
        TestClient client = open(joined);
        client.hello(0, 1);
        return client;
    }

    private static boolean sets(ServerMessage.Committed committed, String property) {
        return committed.entry().batch().operations().stream()
                .anyMatch(operation ->
                        operation instanceof Operation.Update update
                                && update.properties().containsKey(property));
    }

    private static void await(java.util.function.BooleanSupplier holds) {
        long deadline = System.nanoTime() + TestClient.LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    // ---- the waiting room

    @Test
    @Tag("RS30")
    @Tag("RM32")
    void anAdminLetsPeopleInOverHttp() {
        Created session = create(", \"waiting_room\": true");
        Joined host = joined(session, "host");
        assertThat(host.access()).isEqualTo("admitted");
        try (TestClient chair = enter(host);
                TestClient ada = open(joined(session, "ada"));
                TestClient eve = open(joined(session, "eve"))) {
            ada.sayHello();
            eve.sayHello();
            assertThat(ada.await(ServerMessage.Waiting.class).reason()).isEqualTo("waiting_room");
            eve.await(ServerMessage.Waiting.class);
            await(() ->
                    ok(ask("GET", session, "/waiting", "", host.token()))
                            .get("members")
                            .findValuesAsText("user_id")
                            .containsAll(List.of("ada", "eve")));
            assertThat(
                            ok(TestClient.get(at(session, "")))
                                    .get("members")
                                    .findValuesAsText("user_id"))
                    .containsExactly("host");

            assertThat(
                            ok(ask("POST", session, "/waiting/ada/admit", "", host.token()))
                                    .get("access")
                                    .asText())
                    .isEqualTo("admitted");
            assertThat(ada.await(ServerMessage.Admitted.class).role()).isEqualTo(Role.ANALYST);
            assertThat(ada.await(ServerMessage.Welcomed.class).document()).isNotNull();
            ok(ask("POST", session, "/waiting/eve/deny", "", host.token()));
            assertThat(eve.awaitClose()).isEqualTo(4508);
            assertProblem(
                    ask("POST", session, "/waiting/eve/admit", "", host.token()),
                    404,
                    "member_not_found");
            ok(ask("POST", session, "/waiting/admit", "", host.token()));
            assertThat(chair.closeCode).isNotDone();
        }
    }

    @Test
    @Tag("RS30")
    @Tag("RM31")
    void whoWaitsLearnsNothingOverHttpEither() {
        Created session = create(", \"waiting_room\": true");
        Joined host = joined(session, "host");
        Joined ada = joined(session, "ada");
        assertThat(ada.access()).isEqualTo("waiting");
        assertThat(ada.session().members()).isEmpty();
        assertThat(ada.session().sequence()).isZero();
        for (String path : List.of("", "/members", "/waiting", "/bans")) {
            assertProblem(ask("GET", session, path, "", ada.token()), 403, "forbidden");
        }
        assertProblem(
                ask("POST", session, "/waiting/ada/admit", "", ada.token()), 403, "forbidden");
        assertThat(ask("GET", session, "/members", "", host.token()).statusCode()).isEqualTo(200);
    }

    // ---- members

    @Test
    @Tag("RS31")
    void whatAdminsDoToMembersIsDoneByNobodyElse() {
        Created session = create("");
        var _ = joined(session, "host");
        Joined ada = joined(session, "ada");
        Map<String, String> requests =
                Map.ofEntries(
                        Map.entry("PATCH ", "{\"locked\": true}"),
                        Map.entry("DELETE ", ""),
                        Map.entry("POST /open", ""),
                        Map.entry("POST /start", ""),
                        Map.entry("POST /pause", ""),
                        Map.entry("POST /resume", ""),
                        Map.entry("POST /end", ""),
                        Map.entry("POST /archive", ""),
                        Map.entry("POST /restore", ""),
                        Map.entry("PUT /passcode", "{\"passcode\": \"1234\"}"),
                        Map.entry("DELETE /passcode", ""),
                        Map.entry("PATCH /members/host", "{\"role\": \"observer\"}"),
                        Map.entry("DELETE /members/host", ""),
                        Map.entry("POST /members/host/ban", ""),
                        Map.entry("GET /bans", ""),
                        Map.entry("DELETE /bans/host", ""),
                        Map.entry("GET /waiting", ""),
                        Map.entry("POST /waiting/admit", ""),
                        Map.entry("POST /waiting/x/admit", ""),
                        Map.entry("POST /waiting/x/deny", ""),
                        Map.entry("POST /host", "{\"user_id\": \"ada\"}"));
        requests.forEach((request, body) -> {
            String[] parts = request.split(" ", -1);
            assertProblem(ask(parts[0], session, parts[1], body, ada.token()), 403, "forbidden");
        });
    }

    @Test
    @Tag("RS31")
    @Tag("RM33")
    @Tag("RM34")
    void rolesAndRemovalsReachOpenSockets() {
        Created session = create("");
        Joined host = joined(session, "host");
        try (TestClient chair = enter(host);
                TestClient ada = enter(joined(session, "ada"))) {
            ok(ask("PATCH", session, "/members/ada", "{\"role\": \"observer\"}", host.token()));
            ada.await(ServerMessage.Committed.class);
            ada.submit(RelayTest.annotation("mine"));
            assertThat(ada.await(ServerMessage.Refused.class).refusal().code().wireName())
                    .isEqualTo("forbidden");
            ok(ask("DELETE", session, "/members/ada", "", host.token()));
            assertThat(ada.awaitClose()).isEqualTo(4505);
            assertThat(chair.closeCode).isNotDone();
        }
        assertThat(joined(session, "ada").access()).isEqualTo("admitted");
        ok(ask("POST", session, "/members/ada/ban", "", host.token()));
        ok(ask("POST", session, "/members/stranger/ban", "", host.token()));
        assertProblem(join(session, "ada", Role.ANALYST), 403, "banned");
        assertProblem(join(session, "stranger", Role.ANALYST), 403, "banned");
        assertThat(
                        ok(ask("GET", session, "/bans", "", host.token()))
                                .get("members")
                                .findValuesAsText("user_id"))
                .containsExactlyInAnyOrder("ada", "stranger");
        ok(ask("DELETE", session, "/bans/ada", "", host.token()));
        assertThat(joined(session, "ada").access()).isEqualTo("admitted");
        assertProblem(ask("DELETE", session, "/members/host", "", host.token()), 422, "invalid");
    }

    @Test
    @Tag("RS31")
    @Tag("RM38")
    void theHostIsPassedOnOverHttp() {
        Created session = create("");
        Joined host = joined(session, "host");
        Joined ada = joined(session, "ada");
        assertThat(
                        ok(ask("POST", session, "/host", "{\"user_id\": \"ada\"}", host.token()))
                                .get("host_user_id")
                                .asText())
                .isEqualTo("ada");
        ok(ask("POST", session, "/pause", "", ada.token()));
        JsonNode members = ok(ask("GET", session, "/members", "", ada.token()));
        assertThat(members.get("members").findValuesAsText("role"))
                .containsExactly("admin", "admin");
        assertProblem(
                ask("POST", session, "/host", "{\"user_id\": \"nobody\"}", ada.token()),
                404,
                "member_not_found");
    }

    // ---- passcode, lock

    @Test
    @Tag("RS32")
    @Tag("RM36")
    void aPasscodeKeepsStrangersOutAndIsNowhereToBeRead() throws IOException {
        Created session = create("");
        Joined host = joined(session, "host");
        assertProblem(
                ask("PUT", session, "/passcode", "{\"passcode\": \"123\"}", host.token()),
                422,
                "invalid");
        JsonNode view =
                ok(
                        ask(
                                "PUT",
                                session,
                                "/passcode",
                                "{\"passcode\": \"open-sesame-77\"}",
                                host.token()));
        assertThat(view.get("passcode_required").asBoolean()).isTrue();
        assertProblem(join(session, "ada", Role.ANALYST), 403, "passcode_required");
        for (int i = 0; i < 5; i++) {
            assertProblem(join(session, "ada", "guess" + i), 403, "passcode_wrong");
        }
        HttpResponse<byte[]> throttled = join(session, "ada", "open-sesame-77");
        assertProblem(throttled, 429, "too_many_attempts");
        assertThat(ask("POST", session, "/join", hostJoin(), host.token()).statusCode())
                .as("who proves to be an admin needs none")
                .isEqualTo(200);
        ok(ask("DELETE", session, "/passcode", "", host.token()));
        assertThat(joined(session, "ada").access()).isEqualTo("admitted");
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("sesame");
            }
        }
    }

    private static String hostJoin() {
        return "{\"user_id\": \"host\", \"username\": \"host\", \"role\": \"admin\"}";
    }

    @Test
    @Tag("RS32")
    @Tag("RM36")
    void theRightPasscodeOpens() {
        Created session = create("");
        ok(ask("PUT", session, "/passcode", "{\"passcode\": \"1234\"}", ""));
        assertThat(join(session, "ada", "1234").statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("RS32")
    @Tag("RM35")
    void aLockIsAnsweredClearly() {
        Created session = create("");
        Joined host = joined(session, "host");
        ok(ask("PATCH", session, "", "{\"locked\": true}", host.token()));
        assertProblem(join(session, "ada", Role.ANALYST), 423, "session_locked");
        assertThat(joined(session, "host").session().locked()).isTrue();
    }

    // ---- states

    @Test
    @Tag("RS33")
    @Tag("RM42")
    @Tag("RM43")
    void aSessionGoesThroughItsStates() {
        Created session = create(", \"state\": \"draft\"");
        assertProblem(join(session, "ada", Role.ANALYST), 409, "session_not_open");
        Joined host = joined(session, "host");
        ok(ask("POST", session, "/open", "", host.token()));
        try (TestClient chair = enter(host);
                TestClient ada = open(joined(session, "ada"))) {
            ada.sayHello();
            assertThat(ada.await(ServerMessage.Waiting.class).reason()).isEqualTo("not_started");
            ok(ask("POST", session, "/start", "", host.token()));
            ada.await(ServerMessage.Welcomed.class);
            ok(ask("POST", session, "/pause", "", host.token()));
            ada.await(ServerMessage.Committed.class, entry -> sets(entry, "state"));
            ada.submit(RelayTest.annotation("too late"));
            assertThat(ada.await(ServerMessage.Refused.class).refusal().code().wireName())
                    .isEqualTo("paused");
            ada.submit(RelayTest.chat("hello?"));
            ada.await(ServerMessage.Acknowledged.class);
            assertProblem(ask("POST", session, "/open", "", host.token()), 409, "wrong_state");
            ok(ask("POST", session, "/resume", "", host.token()));
            ok(ask("POST", session, "/end", "", host.token()));
            assertThat(ada.awaitClose()).isEqualTo(4506);
            assertThat(chair.awaitClose()).isEqualTo(4506);
        }
        assertProblem(join(session, "ada", Role.ANALYST), 410, "session_ended");
        assertThat(ok(TestClient.get(at(session, ""))).get("state").asText()).isEqualTo("ended");
        assertProblem(ask("PATCH", session, "", "{\"locked\": true}", ""), 409, "wrong_state");
    }

    @Test
    @Tag("RS33")
    @Tag("RM44")
    void anArchivedSessionSaysSoAndComesBack() {
        Created session = create("");
        var _ = joined(session, "host");
        assertProblem(ask("POST", session, "/archive"), 409, "wrong_state");
        ok(ask("POST", session, "/end"));
        assertThat(ok(ask("POST", session, "/archive")).get("state").asText())
                .isEqualTo("archived");
        assertThat(ok(TestClient.get(at(session, ""))).get("title").asText()).isEqualTo("Q3");
        assertProblem(join(session, "ada", Role.ANALYST), 410, "session_archived");
        assertProblem(ask("GET", session, "/members"), 410, "session_archived");
        assertThat(TestClient.get(relay.base().resolve("/collaboration/sessions?limit=200")).body())
                .asString(StandardCharsets.UTF_8)
                .contains(session.sessionId().toString());
        assertThat(ok(ask("POST", session, "/restore")).get("state").asText()).isEqualTo("ended");
        assertThat(ok(ask("GET", session, "/members")).get("members")).hasSize(1);
        assertThat(ask("DELETE", session, "").statusCode()).isEqualTo(204);
        assertProblem(TestClient.get(at(session, "")), 404, "session_not_found");
    }

    @Test
    @Tag("RS33")
    @Tag("RM41")
    void aSessionStartsAtItsTime() {
        Created session =
                create(", \"scheduled_start\": \"" + Instant.now().plusMillis(1500) + "\"");
        assertThat(session.session().state()).isEqualTo("lobby");
        try (TestClient ada = open(joined(session, "ada"))) {
            ada.sayHello();
            assertThat(ada.await(ServerMessage.Waiting.class).scheduledStart())
                    .isEqualTo(session.session().scheduledStart());
            ada.await(ServerMessage.Welcomed.class);
        }
        assertThat(ok(TestClient.get(at(session, ""))).get("state").asText()).isEqualTo("live");
        assertProblem(
                patch(session, "{\"scheduled_start\": \"tomorrow\"}"), 422, "2027-03-01T09:00:00Z");
        assertProblem(
                TestClient.post(
                        relay.base().resolve("/collaboration/sessions/create"),
                        "{\"session_type\": \"a\", \"title\": \"x\", \"host_user_id\": \"h\","
                                + " \"state\": \"ended\"}"),
                422,
                "draft, lobby or live");
    }

    // ---- policy

    @Test
    @Tag("RS34")
    @Tag("RM45")
    @Tag("RM49")
    void thePolicyIsShownBeforeJoiningAndFollowsItsLevels() {
        Created session =
                create(
                        ", \"compliance_level\": \"sox_compliant\","
                                + " \"security_level\": \"financial_grade\"");
        JsonNode policy = ok(TestClient.get(at(session, ""))).get("policy");
        assertThat(policy.get("retention_days").asInt()).isEqualTo(2555);
        assertThat(policy.get("export_allowed").asBoolean()).isFalse();
        assertThat(policy.get("watermark").asBoolean()).isTrue();
        try (TestClient host = enter(joined(session, "host"))) {
            JsonNode relaxed =
                    ok(patch(session, "{\"security_level\": \"\", \"title\": \"Q4\"}"))
                            .get("policy");
            assertThat(relaxed.get("export_allowed").asBoolean()).isTrue();
            assertThat(relaxed.get("encryption_required").asBoolean()).isTrue();
            host.await(ServerMessage.Committed.class, entry -> sets(entry, "policy"));
        }
        Path record =
                folder.resolve("sessions")
                        .resolve(session.sessionId().toString())
                        .resolve("session.json");
        await(() -> !text(record).contains("financial_grade"));
        assertProblem(
                patch(session, "{\"compliance_level\": \"casual\"}"),
                422,
                "standard, gdpr, hipaa, sox_compliant");
        assertThat(
                        TestClient.tree(
                                        TestClient.get(
                                                relay.base().resolve("/collaboration/policies")))
                                .get("security_levels")
                                .findValuesAsText("level"))
                .containsExactly("standard", "confidential", "financial_grade");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @Test
    @Tag("RS34")
    @Tag("RM47")
    void whereProgramsMayNotTakePartNoneDo() {
        Created session = create(", \"security_level\": \"confidential\"");
        HttpResponse<byte[]> response =
                TestClient.post(
                        at(session, "/join"),
                        new JoinSession(new UserId("bot"), "Bot", Role.ANALYST, null, true));
        assertProblem(response, 403, "agents_not_allowed");
        assertProblem(
                ask("POST", session, "/collaborative-analysis", "{}", ""),
                403,
                "agents_not_allowed");
        assertThat(join(session, "ada", Role.ANALYST).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("RS34")
    @Tag("RM46")
    void fromOtherMachinesAnEncryptedSessionIsEnteredEncryptedOnly(@TempDir Path place)
            throws IOException {
        Optional<InetAddress> outward = outward();
        RelaySettings settings = RelaySettings.defaults(place).withPort(0);
        Relay open =
                Relay.start(
                                settings.withNetwork(
                                        settings.network().withAddress("0.0.0.0", 0, true)))
                        .toCompletableFuture()
                        .join();
        URI near = URI.create("http://127.0.0.1:" + open.port());
        Created session =
                TestClient.read(
                        TestClient.post(
                                near.resolve("/collaboration/sessions/create"),
                                "{\"session_type\": \"a\", \"title\": \"x\","
                                        + " \"host_user_id\": \"host\","
                                        + " \"security_level\": \"confidential\"}"),
                        Created.class);
        Joined joined =
                TestClient.read(TestClient.join(near, session, "ada", Role.ANALYST), Joined.class);
        if (outward.isPresent()) {
            URI far = URI.create("http://" + outward.get().getHostAddress() + ":" + open.port());
            assertProblem(
                    TestClient.join(far, session, "eve", Role.ANALYST), 403, "encryption_required");
            assertProblem(
                    TestClient.get(far.resolve("/ws/collaboration/ada?token=" + joined.token())),
                    403,
                    "encryption_required");
        }
        assertProblem(
                TestClient.get(near.resolve("/ws/collaboration/ada?token=" + joined.token())),
                426,
                "upgrade_required");
        open.close().toCompletableFuture().join();
    }

    /// An address of this machine that is not its own loopback, where there is one.
    private static Optional<InetAddress> outward() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .filter(address -> !address.isLoopbackAddress())
                .findFirst();
    }

    @Test
    @Tag("RS35")
    @Tag("RM48")
    void whatAdminsDoIsRecorded() {
        Created session = create("");
        Joined host = joined(session, "host");
        var _ = joined(session, "ada");
        ok(ask("PATCH", session, "/members/ada", "{\"role\": \"admin\"}", host.token()));
        ok(ask("POST", session, "/pause", "", host.token()));
        List<AdminAudit.Event> events =
                relay
                        .audit()
                        .find(AdminAudit.Query.newest(50))
                        .toCompletableFuture()
                        .join()
                        .stream()
                        .filter(event ->
                                session.sessionId()
                                        .toString()
                                        .equals(event.act().detail().get("session")))
                        .toList();
        assertThat(events)
                .extracting(event -> event.act().actor() + " " + event.act().action())
                .containsExactly("host session.paused", "host role.given");
    }
}
