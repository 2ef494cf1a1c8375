package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.setting.RelaySettings;

class RestTest {

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

    private static URI at(String path) {
        return relay.base().resolve(path);
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        JsonNode problem = TestClient.tree(response);
        assertThat(problem.get("code").asText()).isEqualTo(code);
        assertThat(problem.get("type").asText()).isEqualTo("/problems/" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    @Test
    @Tag("RS1")
    void aSessionIsCreatedAsTheDocumentedExampleAsks() {
        HttpResponse<byte[]> response =
                TestClient.post(
                        at("/collaboration/sessions/create"),
                        """
                        {"session_type": "strategy_meeting", "title": "Q3", "host_user_id": "host",
                         "initial_scene": {"camera_position": [1,2,3], "camera_target": [0,0,0],
                                           "visualization_type": "bar_3d", "data_filters": {}},
                         "enterprise_partner": "ACME", "compliance_level": "sox_compliant",
                         "security_level": "financial_grade"}
                        """);
        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode created = TestClient.tree(response);
        assertThat(created.get("session_id").asText()).hasSize(36);
        assertThat(created.get("session").get("compliance_level").asText())
                .isEqualTo("sox_compliant");
        assertThat(created.get("session").get("sequence").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"title\": \"x\"}",
                "{\"session_type\": [], \"title\": \"x\", \"host_user_id\": \"h\"}",
                "{\"session_type\": \"a\", \"title\": \"x\", \"host_user_id\": \"a b\"}"
            })
    @Tag("RS2")
    void aMalformedBodyIsAProblem(String body) {
        assertProblem(
                TestClient.post(at("/collaboration/sessions/create"), body), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"session_type\": \"a\", \"title\": \" \", \"host_user_id\": \"h\"}",
                "{\"session_type\": \"a\", \"title\": \"x\", \"host_user_id\": \"h\","
                        + " \"initial_scene\": {\"visualization_type\": \"pie\"}}",
                "{\"session_type\": \"a\", \"title\": \"x\", \"host_user_id\": \"h\","
                        + " \"initial_scene\": {\"camera_position\": [1, null]}}",
                "{\"session_type\": \"a\", \"title\": \"x\", \"host_user_id\": \"h\","
                        + " \"initial_scene\": {\"data_filters\": {\"a\": 1}}}"
            })
    @Tag("RS2")
    void aValueThatDoesNotFitIsAProblem(String body) {
        assertProblem(TestClient.post(at("/collaboration/sessions/create"), body), 422, "invalid");
    }

    @Test
    @Tag("RS2")
    void aBodyThatIsTooLargeIsAProblem() {
        assertProblem(
                TestClient.post(at("/collaboration/sessions/create"), "x".repeat(70_000)),
                413,
                "too_large");
    }

    @Test
    @Tag("RS3")
    void aJoinGivesATokenAndSaysWhereToConnect() {
        Created session = TestClient.create(relay.base());
        Joined joined =
                TestClient.read(
                        TestClient.join(relay.base(), session, "ada+1@x.org", Role.ANALYST),
                        Joined.class);
        assertThat(joined.token()).hasSizeGreaterThanOrEqualTo(22);
        assertThat(joined.websocketUrl())
                .startsWith("ws://127.0.0.1:" + relay.port() + "/ws/collaboration/ada%2B1%40x.org?")
                .contains("session_id=" + session.sessionId())
                .contains("token=" + joined.token());
        assertThat(joined.session().members()).hasSize(1);
        try (TestClient ada = new TestClient(Codec.cbor())) {
            ada.open(joined.websocketUrl());
            assertThat(ada.hello(0, 1).userId().value()).isEqualTo("ada+1@x.org");
        }
    }

    @Test
    @Tag("RS4")
    void theRoleOfAdminIsNotForEverybody() {
        Created session = TestClient.create(relay.base());
        assertProblem(
                TestClient.join(relay.base(), session, "eve", Role.ADMIN), 403, "role_not_allowed");
        assertThat(TestClient.join(relay.base(), session, "host", Role.ADMIN).statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("RS3")
    void aJoinSaysNoMoreThanItHasTo() {
        Created session = TestClient.create(relay.base());
        assertThat(
                        TestClient.post(
                                        at(
                                                "/collaboration/sessions/"
                                                        + session.sessionId()
                                                        + "/join"),
                                        "{\"user_id\": \"ada\", \"username\": \"Ada\","
                                                + " \"role\": \"analyst\"}")
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("RS4")
    void anUnknownRoleIsMalformed() {
        Created session = TestClient.create(relay.base());
        assertProblem(
                TestClient.post(
                        at("/collaboration/sessions/" + session.sessionId() + "/join"),
                        "{\"user_id\": \"ada\", \"username\": \"Ada\", \"role\": \"king\"}"),
                400,
                "malformed");
    }

    @Test
    @Tag("RS5")
    void theFiftyFirstPersonIsTurnedAway() {
        Created session = TestClient.create(relay.base());
        for (int i = 0; i < 50; i++) {
            assertThat(
                            TestClient.join(relay.base(), session, "user" + i, Role.ANALYST)
                                    .statusCode())
                    .isEqualTo(200);
        }
        assertProblem(
                TestClient.join(relay.base(), session, "late", Role.ANALYST), 409, "room_full");
    }

    @Test
    @Tag("RS6")
    void whatDoesNotExistIsNotFound() {
        String nobody = "/collaboration/sessions/00000000-0000-7000-8000-000000000000";
        assertProblem(TestClient.get(at(nobody)), 404, "session_not_found");
        assertProblem(TestClient.get(at("/collaboration/sessions/7")), 404, "session_not_found");
        assertProblem(TestClient.post(at(nobody + "/join"), "{}"), 404, "session_not_found");
        assertProblem(TestClient.get(at("/nothing")), 404, "not_found");
        assertProblem(TestClient.get(at("/collaboration/sessions/create/x")), 404, "not_found");
        assertProblem(TestClient.post(at("/healthz"), ""), 405, "method_not_allowed");
    }

    @Test
    @Tag("RS7")
    void sessionsArePaged() {
        Created first = TestClient.create(relay.base());
        Created second = TestClient.create(relay.base());
        JsonNode page =
                TestClient.tree(TestClient.get(at("/collaboration/sessions?limit=1&offset=0")));
        assertThat(page.get("sessions")).hasSize(1);
        assertThat(page.get("total").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(page.get("sessions").get(0).get("session_id").asText())
                .as("the newest first, not " + first.sessionId())
                .isEqualTo(second.sessionId().toString());
        assertProblem(TestClient.get(at("/collaboration/sessions?limit=many")), 400, "malformed");
        assertProblem(TestClient.get(at("/collaboration/sessions?offset=-1")), 400, "malformed");
    }

    @Test
    @Tag("RS8")
    void anAnalysisSaysThatThereAreNoAgents() {
        Created session = TestClient.create(relay.base());
        assertProblem(
                TestClient.post(
                        at(
                                "/collaboration/sessions/"
                                        + session.sessionId()
                                        + "/collaborative-analysis"),
                        "{}"),
                503,
                "agents_unavailable");
    }

    @Test
    @Tag("RS9")
    void theStatusIsMeasured() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.cbor())) {
            ada.submit(RelayTest.chat("hello"));
            ada.await(ServerMessage.Acknowledged.class);
            JsonNode status = TestClient.tree(TestClient.get(at("/collaboration/system/status")));
            assertThat(status.get("system_status").asText()).isEqualTo("ready");
            assertThat(status.get("uptime").asLong()).isNotNegative();
            assertThat(status.get("active_sessions").asInt()).isPositive();
            assertThat(status.get("total_users").asInt()).isPositive();
            assertThat(status.get("websocket_connections").asInt()).isPositive();
            assertThat(status.get("ai_agents_available")).isEmpty();
            assertThat(status.get("average_response_time").asDouble()).isPositive();
            assertThat(status.get("response_time_samples").asLong()).isPositive();
            assertThat(status.get("collaboration_success_rate").asDouble()).isBetween(0.0, 1.0);
            assertThat(status.get("window_seconds").asInt()).isEqualTo(60);
        }
    }

    @Test
    @Tag("RS10")
    void theRelayTellsHowItIs() {
        assertThat(TestClient.get(at("/healthz")).statusCode()).isEqualTo(200);
        assertThat(TestClient.get(at("/readyz")).statusCode()).isEqualTo(200);
        String metrics = new String(TestClient.get(at("/metrics")).body(), StandardCharsets.UTF_8);
        assertThat(metrics)
                .contains("orrery_operation_seconds_bucket")
                .contains("orrery_connections")
                .contains("orrery_rooms");
    }

    @Test
    @Tag("RS11")
    void aStrangersNameAndAStrangersPageAreTurnedAway() throws IOException {
        assertThat(raw("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("host_not_allowed");
        assertThat(raw("GET /healthz HTTP/1.1\r\nHost: localhost\r\n")).startsWith("HTTP/1.1 200");
        assertThat(
                        raw(
                                "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Origin: https://evil.example\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("origin_not_allowed");
        assertThat(
                        raw(
                                "GET /healthz HTTP/1.1\r\nHost: localhost\r\n"
                                        + "Origin: http://localhost:3000\r\n"))
                .startsWith("HTTP/1.1 200");
        assertThat(raw("GET /healthz HTTP/1.1\r\nHost: localhost\r\nOrigin: null\r\n"))
                .startsWith("HTTP/1.1 403");
    }

    private static String raw(String head) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), relay.port())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream()
                    .write(
                            (head + "Connection: close\r\n\r\n")
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @Tag("RS12")
    void aWebSocketNeedsTheTokenOfThatUserAndSession() {
        Created session = TestClient.create(relay.base());
        Created other = TestClient.create(relay.base());
        Joined joined =
                TestClient.read(
                        TestClient.join(relay.base(), session, "ada", Role.ANALYST), Joined.class);
        String id = session.sessionId().toString();
        for (String query :
                List.of(
                        "/ws/collaboration/ada?session_id=" + id,
                        "/ws/collaboration/ada?session_id=" + id + "&token=wrong",
                        "/ws/collaboration/bob?session_id=" + id + "&token=" + joined.token(),
                        "/ws/collaboration/ada?session_id="
                                + other.sessionId()
                                + "&token="
                                + joined.token())) {
            assertProblem(TestClient.get(at(query)), 401, "token_invalid");
        }
        assertProblem(
                TestClient.get(at("/ws/collaboration/ada?token=" + joined.token())),
                426,
                "upgrade_required");
    }

    @Test
    @Tag("RS12")
    void theTokenMayComeAsABearer() throws IOException {
        Created session = TestClient.create(relay.base());
        Joined joined =
                TestClient.read(
                        TestClient.join(relay.base(), session, "ada", Role.ANALYST), Joined.class);
        HttpResponse<byte[]> response =
                TestClient.send(
                        HttpRequest.newBuilder(at("/ws/collaboration/ada"))
                                .header("Authorization", "Bearer " + joined.token())
                                .GET());
        assertProblem(response, 426, "upgrade_required");
    }

    @Test
    @Tag("RS13")
    void anOversizedFrameIsAnsweredAndTheRoomLivesOn() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.json());
                TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            ada.socket().sendText("x".repeat(65 * 1024), true).join();
            assertThat(ada.await(ServerMessage.Failed.class).code()).isEqualTo("too_large");
            assertThat(ada.awaitClose()).isEqualTo(4501);
            bob.submit(RelayTest.chat("still here"));
            bob.await(ServerMessage.Acknowledged.class);
        }
    }

    @Test
    @Tag("RS13")
    void aHugeFrameIsCutOffByTheTransport() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.json());
                TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            var _ = ada.socket().sendText("x".repeat(1 << 20), true);
            assertThat(ada.awaitClose()).isIn(4501, 1009, 1006);
            bob.submit(RelayTest.chat("still here"));
            bob.await(ServerMessage.Acknowledged.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "{\"type\":\"submit\"}", "{{{", "\"hello\""})
    @Tag("RS13")
    void badJsonClosesItsSenderAndNobodyElse(String bad) {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.json());
                TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            ada.socket().sendText(bad, true).join();
            assertThat(ada.await(ServerMessage.Failed.class).code()).isEqualTo("malformed");
            assertThat(ada.awaitClose()).isEqualTo(4500);
            bob.submit(RelayTest.chat("still here"));
            bob.await(ServerMessage.Acknowledged.class);
        }
    }

    @Test
    @Tag("RS13")
    void aMessageOfALaterVersionIsSkipped() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.json())) {
            ada.socket().sendText("{\"type\":\"dance\"}", true).join();
            ada.submit(RelayTest.chat("still here"));
            ada.await(ServerMessage.Acknowledged.class);
        }
    }

    @Test
    @Tag("RS14")
    void withoutASubprotocolTheFormIsJson() {
        Created session = TestClient.create(relay.base());
        Joined joined =
                TestClient.read(
                        TestClient.join(relay.base(), session, "ada", Role.ANALYST), Joined.class);
        try (TestClient ada = new TestClient(Codec.json())) {
            ada.openPlain(joined.websocketUrl());
            assertThat(ada.socket().getSubprotocol()).isEmpty();
            assertThat(ada.hello(0, 1).version()).isEqualTo(1);
        }
    }

    @Test
    @Tag("RS8")
    void anAgentActionIsAnsweredHonestly() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.json())) {
            ada.socket()
                    .sendText(
                            """
                            {"type": "agent_action", "agent_id": "analytics_agent",
                             "action": "analyze_scene", "parameters": {"focus_area": "all"}}
                            """,
                            true)
                    .join();
            assertThat(ada.await(ServerMessage.Failed.class).code())
                    .isEqualTo("agents_unavailable");
        }
    }

    @Test
    @Tag("RS15")
    void problemsNameNothingThatUsersWrote() {
        JsonNode problem =
                TestClient.tree(
                        TestClient.post(
                                at("/collaboration/sessions/create"),
                                "{\"session_type\": \"secret-word\", \"title\": 7}"));
        assertThat(problem.toString()).doesNotContain("secret-word");
        assertThat(Map.of("code", problem.get("code").asText())).containsValue("malformed");
    }
}
