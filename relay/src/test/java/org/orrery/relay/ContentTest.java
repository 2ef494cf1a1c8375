package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.relay.Api.assertProblem;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.orrery.relay.setting.RelaySettings;

class ContentTest {

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

    private static String path(Created session, String rest) {
        return "/collaboration/sessions/" + session.sessionId() + rest;
    }

    private static final String ANNOTATION =
            "{\"body\": \"an outlier\", \"position\": [1, 2.5, -3]}";

    @Test
    @Tag("RS100")
    void whatIsPostedReachesTheRoomInTheCallersName() {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.OBSERVER);
        try (TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            JsonNode made =
                    ada.json(201, ada.post(path(session, "/chat"), "{\"body\": \"hello\"}"));
            assertThat(made.get("user_id").asText()).isEqualTo("ada");
            var entry =
                    bob.await(
                                    ServerMessage.Committed.class,
                                    each -> !each.entry().author().isRelay())
                            .entry();
            assertThat(entry.author().user()).isEqualTo(new UserId("ada"));
            assertThat(entry.sequence()).isEqualTo(made.get("sequence").asLong());
            assertThat(entry.batch().operations().getFirst())
                    .isInstanceOfSatisfying(
                            Operation.Create.class,
                            create ->
                                    assertThat(create.id().toString())
                                            .isEqualTo(made.get("message_id").asText()));
        }
    }

    @Test
    @Tag("RS100")
    void anAuthorsOwnSocketSeesWhatTheyPostOverHttp() {
        Created session = TestClient.create(relay.base());
        try (TestClient socket = TestClient.enter(relay.base(), session, "ada", Codec.json())) {
            Api ada = Api.member(relay, session, "ada", Role.COLLABORATOR);
            ada.json(201, ada.post(path(session, "/chat"), "{\"body\": \"from the phone\"}"));
            socket.submit(RelayTest.chat("from the desk"));
            socket.await(ServerMessage.Committed.class, each -> !each.entry().author().isRelay());
            socket.await(ServerMessage.Acknowledged.class);
            JsonNode chat = ada.json(200, ada.get(path(session, "/chat")));
            assertThat(chat.get("messages")).hasSize(2);
        }
    }

    @Test
    @Tag("RS101")
    void aRoleMayOverHttpWhatItMayOverASocket() {
        Created session = TestClient.create(relay.base());
        Api observer = Api.member(relay, session, "olga", Role.OBSERVER);
        Api analyst = Api.member(relay, session, "ana", Role.ANALYST);
        Api other = Api.member(relay, session, "otto", Role.ANALYST);
        assertProblem(observer.post(path(session, "/annotations"), ANNOTATION), 403, "forbidden");
        String id =
                analyst.json(201, analyst.post(path(session, "/annotations"), ANNOTATION))
                        .get("annotation_id")
                        .asText();
        String one = path(session, "/annotations/" + id);
        assertProblem(other.send("DELETE", one, null), 403, "forbidden");
        assertProblem(other.send("PATCH", one, "{\"body\": \"mine\"}"), 403, "forbidden");
        assertThat(
                        other.json(200, other.send("PATCH", one, "{\"resolved\": true}"))
                                .get("resolved")
                                .asBoolean())
                .isTrue();
        observer.json(201, observer.post(one + "/comments", "{\"body\": \"agreed\"}"));
        assertThat(analyst.send("DELETE", one, null).statusCode()).isEqualTo(204);
        assertProblem(analyst.get(one), 404, "not_found");
    }

    @Test
    @Tag("RS101")
    void whoIsNoMemberMayNeitherReadNorWrite() {
        Created session = TestClient.create(relay.base());
        Created other = TestClient.create(relay.base());
        Api stranger = Api.member(relay, other, "eve", Role.COLLABORATOR);
        assertProblem(stranger.get(path(session, "/chat")), 404, "session_not_found");
        assertProblem(Api.local(relay).get(path(session, "/chat")), 401, "token_invalid");
        assertProblem(
                Api.local(relay).post(path(session, "/chat"), "{\"body\": \"x\"}"),
                401,
                "token_invalid");
    }

    @Test
    @Tag("RS102")
    void chatIsPagedBothWays() {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.ANALYST);
        for (int i = 1; i <= 7; i++) {
            ada.json(201, ada.post(path(session, "/chat"), "{\"body\": \"m" + i + "\"}"));
        }
        JsonNode newest = ada.json(200, ada.get(path(session, "/chat?limit=3")));
        assertThat(bodies(newest)).containsExactly("m5", "m6", "m7");
        assertThat(newest.get("total").asInt()).isEqualTo(7);
        JsonNode older =
                ada.json(
                        200,
                        ada.get(
                                path(session, "/chat?limit=3&before=")
                                        + newest.get("before").asText()));
        assertThat(bodies(older)).containsExactly("m2", "m3", "m4");
        JsonNode oldest =
                ada.json(
                        200,
                        ada.get(
                                path(session, "/chat?limit=3&before=")
                                        + older.get("before").asText()));
        assertThat(bodies(oldest)).containsExactly("m1");
        assertThat(oldest.has("before")).isFalse();
        String since = newest.get("since").asText();
        JsonNode nothing = ada.json(200, ada.get(path(session, "/chat?since=" + since)));
        assertThat(nothing.get("messages")).isEmpty();
        ada.json(201, ada.post(path(session, "/chat"), "{\"body\": \"m8\"}"));
        JsonNode later =
                ada.json(
                        200,
                        ada.get(path(session, "/chat?since=") + nothing.get("since").asText()));
        assertThat(bodies(later)).containsExactly("m8");
        assertProblem(ada.get(path(session, "/chat?limit=0")), 400, "malformed");
        assertProblem(ada.get(path(session, "/chat?since=x")), 400, "malformed");
    }

    @Test
    @Tag("RS102")
    void aPageMayEndWithinAnEntry() {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.ANALYST);
        try (TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            bob.submit(
                    RelayTest.chat("a"),
                    RelayTest.chat("b"),
                    RelayTest.chat("c"),
                    RelayTest.chat("d"));
            bob.await(ServerMessage.Acknowledged.class);
        }
        List<String> seen = new ArrayList<>();
        JsonNode page = ada.json(200, ada.get(path(session, "/chat?limit=1&since=0")));
        while (!page.get("messages").isEmpty()) {
            seen.addAll(bodies(page));
            page =
                    ada.json(
                            200,
                            ada.get(
                                    path(session, "/chat?limit=1&since=")
                                            + page.get("since").asText()));
        }
        assertThat(seen).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    private static List<String> bodies(JsonNode page) {
        List<String> bodies = new ArrayList<>();
        page.get("messages").forEach(each -> bodies.add(each.get("body").asText()));
        return bodies;
    }

    @Test
    @Tag("RS103")
    void aTextThatIsPatchedMergesWithWhatOthersWrote() {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.COLLABORATOR);
        JsonNode made = ada.json(201, ada.post(path(session, "/annotations"), ANNOTATION));
        String one = path(session, "/annotations/" + made.get("annotation_id").asText());
        JsonNode changed =
                ada.json(
                        200,
                        ada.send(
                                "PATCH",
                                one,
                                "{\"body\": \"an outlier, clearly\", \"color\": \"#0072B2\"}"));
        assertThat(changed.get("body").asText()).isEqualTo("an outlier, clearly");
        assertThat(changed.get("color").asText()).isEqualTo("#0072B2");
        ada.json(201, ada.post(one + "/comments", "{\"body\": \"why?\"}"));
        JsonNode read = ada.json(200, ada.get(one));
        assertThat(read.get("comments").get(0).get("body").asText()).isEqualTo("why?");
        assertThat(read.get("position").get(1).asDouble()).isEqualTo(2.5);
        JsonNode all = ada.json(200, ada.get(path(session, "/annotations?limit=1")));
        assertThat(all.get("annotations").get(0)).isEqualTo(read);
        assertProblem(ada.send("PATCH", one, "{}"), 422, "invalid");
        assertProblem(ada.send("PATCH", one, "{\"color\": \"red\"}"), 422, "invalid");
        assertProblem(
                ada.send(
                        "PATCH",
                        path(session, "/annotations/00000000-0000-7000-8000-000000000000"),
                        "{\"resolved\": true}"),
                404,
                "not_found");
    }

    @Test
    @Tag("RS104")
    void bookmarksComeAfterTheLastAndGo() {
        Created session = TestClient.create(relay.base());
        Api ada = Api.member(relay, session, "ada", Role.ANALYST);
        String body =
                """
                {"name": "Overview", "camera_position": [10, 10, 10], "camera_target": [0, 0, 0]}
                """;
        JsonNode first = ada.json(201, ada.post(path(session, "/bookmarks"), body));
        JsonNode second = ada.json(201, ada.post(path(session, "/bookmarks"), body));
        assertThat(first.get("order").asText()).isLessThan(second.get("order").asText());
        assertThat(ada.json(200, ada.get(path(session, "/bookmarks"))).get("bookmarks")).hasSize(2);
        String one = path(session, "/bookmarks/" + first.get("bookmark_id").asText());
        assertThat(ada.send("DELETE", one, null).statusCode()).isEqualTo(204);
        assertProblem(ada.send("DELETE", one, null), 404, "not_found");
        assertProblem(
                ada.post(
                        path(session, "/bookmarks"),
                        "{\"name\": \"x\", \"camera_position\": [1], \"camera_target\": [0,0,0]}"),
                422,
                "invalid");
    }
}
