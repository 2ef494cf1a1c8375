package org.orrery.relay;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.audit.AdminAudit;

/// Each route that changes something is called once, and the record of administrative acts is counted.
class ActsTest {

    /// What is kept in the session's own log instead, with its author.
    private static final Set<String> IN_THE_SESSIONS_LOG =
            Set.of(
                    "session_join",
                    "chat_post",
                    "annotation_post",
                    "annotation_update",
                    "annotation_delete",
                    "comment_post",
                    "bookmark_create",
                    "bookmark_delete");

    /// What changes nothing that people see: no more than looks, or means nothing until a session refers to it.
    private static final Set<String> NOWHERE =
            Set.of("session_analysis", "blob_put", "invite_inspect");

    private static final byte[] BLOB = "x".getBytes(StandardCharsets.UTF_8);

    @TempDir static Path folder;
    private static People people;

    /// Shown again and again, because signing in is an act.
    private static @Nullable String root;

    /// A session, and the last thing to do about it.
    private static final class Scene {
        private final Created session;
        private String token = root();

        Scene(Map<String, Object> request) {
            session =
                    TestClient.read(
                            people.send("POST", "/collaboration/sessions/create", root(), request),
                            Created.class);
        }

        private String at(String path) {
            return "/collaboration/sessions/" + session.sessionId() + path;
        }

        private HttpResponse<byte[]> ask(String method, String path, @Nullable Object body) {
            return people.send(method, at(path), token, body);
        }

        /// Something that has to be done before.
        private Scene after(String method, String path, @Nullable Object body) {
            good(ask(method, path, body));
            return this;
        }

        private String made(String path, Object body) {
            JsonNode answer = TestClient.tree(good(ask("POST", path, body)));
            return answer.path("annotation_id").asText(answer.path("bookmark_id").asText());
        }

        private Scene with(String user, Role role) {
            good(people.join(session, people.token(user), user, role));
            return this;
        }

        /// The token of the host as a member.
        private Scene asMember() {
            token = joined("root", Role.ADMIN);
            return this;
        }

        private String joined(String user, Role role) {
            return TestClient.tree(good(people.join(session, people.token(user), user, role)))
                    .path("token")
                    .asText();
        }

        private Scene withSomebodyWaiting() {
            return after("PATCH", "", Map.of("waiting_room", true)).with("ada", Role.ANALYST);
        }
    }

    private interface Deed {
        HttpResponse<byte[]> done();
    }

    private static Deed ask(Scene scene, String method, String path, @Nullable Object body) {
        return () -> scene.ask(method, path, body);
    }

    private static Deed become(Scene scene, String verb) {
        return ask(scene, "POST", "/" + verb, Map.of());
    }

    private static final Map<String, Function<Scene, Deed>> DEEDS =
            Map.<String, Function<Scene, Deed>>ofEntries(
                    entry(
                            "session_create",
                            _ ->
                                    () ->
                                            people.send(
                                                    "POST",
                                                    "/collaboration/sessions/create",
                                                    root(),
                                                    draft())),
                    entry(
                            "session_join",
                            scene -> {
                                String ada = people.token("ada");
                                return () -> people.join(scene.session, ada, "ada", Role.ANALYST);
                            }),
                    entry(
                            "session_analysis",
                            scene ->
                                    ask(
                                            scene.asMember(),
                                            "POST",
                                            "/collaborative-analysis",
                                            Map.of())),
                    entry(
                            "session_update",
                            scene -> ask(scene, "PATCH", "", Map.of("locked", true))),
                    entry("session_delete", scene -> ask(scene, "DELETE", "", null)),
                    entry("session_open", _ -> become(inDraft(), "open")),
                    entry("session_start", _ -> become(inDraft(), "start")),
                    entry("session_pause", scene -> become(scene, "pause")),
                    entry(
                            "session_resume",
                            scene -> become(scene.after("POST", "/pause", Map.of()), "resume")),
                    entry("session_end", scene -> become(scene, "end")),
                    entry(
                            "session_archive",
                            scene -> become(scene.after("POST", "/end", Map.of()), "archive")),
                    entry(
                            "session_restore",
                            scene ->
                                    become(
                                            scene.after("POST", "/end", Map.of())
                                                    .after("POST", "/archive", Map.of()),
                                            "restore")),
                    entry(
                            "passcode_set",
                            scene -> ask(scene, "PUT", "/passcode", Map.of("passcode", "123456"))),
                    entry("passcode_clear", scene -> ask(scene, "DELETE", "/passcode", null)),
                    entry(
                            "member_role",
                            scene ->
                                    ask(
                                            scene.with("ada", Role.ANALYST),
                                            "PATCH",
                                            "/members/ada",
                                            Map.of("role", "observer"))),
                    entry(
                            "member_remove",
                            scene ->
                                    ask(
                                            scene.with("ada", Role.ANALYST),
                                            "DELETE",
                                            "/members/ada",
                                            null)),
                    entry("member_ban", scene -> become(scene, "members/ada/ban")),
                    entry(
                            "ban_lift",
                            scene ->
                                    ask(
                                            scene.after("POST", "/members/ada/ban", Map.of()),
                                            "DELETE",
                                            "/bans/ada",
                                            null)),
                    entry(
                            "waiting_admit",
                            scene -> become(scene.withSomebodyWaiting(), "waiting/ada/admit")),
                    entry(
                            "waiting_admit_all",
                            scene -> become(scene.withSomebodyWaiting(), "waiting/admit")),
                    entry(
                            "waiting_deny",
                            scene -> become(scene.withSomebodyWaiting(), "waiting/ada/deny")),
                    entry(
                            "host_pass",
                            scene ->
                                    ask(
                                            scene.with("ada", Role.ANALYST),
                                            "POST",
                                            "/host",
                                            Map.of("user_id", "ada"))),
                    entry("chat_post", scene -> ask(scene.asMember(), "POST", "/chat", text())),
                    entry(
                            "annotation_post",
                            scene -> ask(scene.asMember(), "POST", "/annotations", note())),
                    entry(
                            "annotation_update",
                            scene ->
                                    ask(
                                            scene,
                                            "PATCH",
                                            "/annotations/"
                                                    + scene.asMember().made("/annotations", note()),
                                            Map.of("resolved", true))),
                    entry(
                            "annotation_delete",
                            scene ->
                                    ask(
                                            scene,
                                            "DELETE",
                                            "/annotations/"
                                                    + scene.asMember().made("/annotations", note()),
                                            null)),
                    entry(
                            "comment_post",
                            scene ->
                                    ask(
                                            scene,
                                            "POST",
                                            "/annotations/"
                                                    + scene.asMember().made("/annotations", note())
                                                    + "/comments",
                                            text())),
                    entry(
                            "bookmark_create",
                            scene -> ask(scene.asMember(), "POST", "/bookmarks", bookmark())),
                    entry(
                            "bookmark_delete",
                            scene ->
                                    ask(
                                            scene,
                                            "DELETE",
                                            "/bookmarks/"
                                                    + scene.asMember()
                                                            .made("/bookmarks", bookmark()),
                                            null)),
                    entry("blob_put", _ -> ActsTest::putBlob),
                    entry(
                            "invite_create",
                            scene -> ask(scene, "POST", "/invites", Map.of("uses", 1))),
                    entry(
                            "invite_revoke",
                            scene ->
                                    ask(
                                            scene,
                                            "DELETE",
                                            "/invites/" + invite(scene).path("invite_id").asText(),
                                            null)),
                    entry(
                            "invite_redeem",
                            scene -> {
                                String code = invite(scene).path("code").asText();
                                return () ->
                                        people.send(
                                                "POST",
                                                "/collaboration/invites/redeem",
                                                null,
                                                Map.of("code", code));
                            }),
                    entry(
                            "invite_inspect",
                            scene -> {
                                String code = invite(scene).path("code").asText();
                                return () ->
                                        people.send(
                                                "POST",
                                                "/collaboration/invites/inspect",
                                                null,
                                                Map.of("code", code));
                            }),
                    entry("sign_in", _ -> () -> people.trySignIn("ada", People.PASSWORD)),
                    entry(
                            "sign_out",
                            _ -> {
                                String ada = people.token("ada");
                                return () ->
                                        people.send(
                                                "POST", "/collaboration/sign-out", ada, Map.of());
                            }),
                    entry(
                            "password_change",
                            _ -> {
                                people.add("paula");
                                String paula = people.token("paula");
                                return () ->
                                        people.send(
                                                "PUT",
                                                "/collaboration/me/password",
                                                paula,
                                                Map.of(
                                                        "old_password",
                                                        People.PASSWORD,
                                                        "new_password",
                                                        "another good one"));
                            }),
                    entry(
                            "account_create",
                            _ ->
                                    () ->
                                            account(
                                                    "POST",
                                                    "",
                                                    Map.of(
                                                            "user_id",
                                                            "carl",
                                                            "password",
                                                            People.PASSWORD))),
                    entry(
                            "account_update",
                            _ -> {
                                people.add("ursula");
                                return () -> account("PATCH", "/ursula", Map.of("name", "Ursula"));
                            }),
                    entry(
                            "account_delete",
                            _ -> {
                                people.add("dora");
                                return () -> account("DELETE", "/dora", null);
                            }),
                    entry(
                            "person_erase",
                            _ ->
                                    () ->
                                            people.send(
                                                    "POST",
                                                    "/collaboration/people/nobody/erase",
                                                    root(),
                                                    Map.of())));

    @BeforeAll
    static void start() {
        people = People.start(folder.resolve("data"));
        people.add("ada", null, Role.ADMIN, "person");
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    private static String root() {
        String known = Objects.requireNonNullElseGet(root, () -> people.token("root"));
        root = known;
        return known;
    }

    private static Map<String, Object> draft() {
        return Map.of("session_type", "a", "title", "x", "host_user_id", "root", "state", "draft");
    }

    private static Scene inDraft() {
        return new Scene(draft());
    }

    private static Map<String, Object> text() {
        return Map.of("body", "a text");
    }

    private static Map<String, Object> note() {
        return Map.of("body", "a note", "position", List.of(1, 2, 3));
    }

    private static Map<String, Object> bookmark() {
        return Map.of(
                "name", "a view",
                "camera_position", List.of(1, 2, 3),
                "camera_target", List.of(0, 0, 0));
    }

    private static JsonNode invite(Scene scene) {
        return TestClient.tree(good(scene.ask("POST", "/invites", Map.of("uses", 1))));
    }

    private static HttpResponse<byte[]> account(String method, String path, @Nullable Object body) {
        return people.send(method, "/collaboration/accounts" + path, root(), body);
    }

    private static HttpResponse<byte[]> putBlob() {
        try {
            String name =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(BLOB));
            return TestClient.send(
                    HttpRequest.newBuilder(people.at("/collaboration/blobs/" + name))
                            .header("Authorization", "Bearer " + root())
                            .PUT(HttpRequest.BodyPublishers.ofByteArray(BLOB)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static HttpResponse<byte[]> good(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(() -> People.text(response)).isLessThan(300);
        return response;
    }

    /// All routes that are no mere reading, from the relay's own description.
    static Stream<String> changing() {
        Set<String> operations = new TreeSet<>();
        TestClient.tree(people.send("GET", "/collaboration/openapi.json", null, null))
                .path("paths")
                .forEach(path ->
                        path.properties().stream()
                                .filter(each ->
                                        Set.of("put", "post", "patch", "delete")
                                                .contains(each.getKey()))
                                .forEach(each ->
                                        operations.add(
                                                each.getValue().path("operationId").asText())));
        return operations.stream();
    }

    @ParameterizedTest
    @MethodSource("changing")
    @Tag("AU6")
    void whatARouteChangesIsRecordedOnce(String operation) {
        Function<Scene, Deed> deed = DEEDS.get(operation);
        assertThat(deed).as("a deed of the route " + operation).isNotNull();
        Scene scene = new Scene(Map.of("session_type", "a", "title", "x", "host_user_id", "root"));
        Deed ready = Objects.requireNonNull(deed).apply(scene);
        long acts = acts();
        int entries = entries(scene);
        HttpResponse<byte[]> answer = ready.done();
        if (!operation.equals("session_analysis")) {
            good(answer);
        }
        boolean recorded = !IN_THE_SESSIONS_LOG.contains(operation) && !NOWHERE.contains(operation);
        assertThat(acts() - acts).isEqualTo(recorded ? 1 : 0);
        if (IN_THE_SESSIONS_LOG.contains(operation)) {
            assertThat(entries(scene)).isGreaterThan(entries);
        }
    }

    @Test
    @Tag("AU6")
    void aFailedSignInIsRecordedOnceAndARenewedOneIsNot() {
        String refresh = people.signIn("ada").refreshToken();
        long before = acts();
        people.trySignIn("ada", "wrong password");
        assertThat(acts() - before).isEqualTo(1);
        good(people.send("POST", "/collaboration/sign-in", null, Map.of("refresh_token", refresh)));
        assertThat(acts() - before).isEqualTo(1);
    }

    @Test
    @Tag("AU6")
    void whatCannotBeRecordedIsNotAnsweredAsDone(@TempDir Path other) {
        try (People broken = People.start(other)) {
            String root = broken.token("root");
            Created session = broken.create(root);
            broken.relay.audit().close();
            HttpResponse<byte[]> answer =
                    broken.send(
                            "POST",
                            "/collaboration/sessions/" + session.sessionId() + "/pause",
                            root,
                            Map.of());
            Api.assertProblem(answer, 500, "internal");
        }
    }

    /// How many there are: each has a number.
    private static long acts() {
        return people
                .relay
                .audit()
                .find(AdminAudit.Query.newest(1))
                .toCompletableFuture()
                .join()
                .stream()
                .collect(Collectors.summingLong(AdminAudit.Event::sequence));
    }

    private static int entries(Scene scene) {
        HttpResponse<byte[]> log = people.send("GET", scene.at("/audit?limit=1000"), root(), null);
        return TestClient.tree(log).path("entries").size();
    }
}
