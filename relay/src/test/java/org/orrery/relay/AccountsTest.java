package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.protocol.rest.Me;
import org.orrery.protocol.rest.SignIn;
import org.orrery.protocol.rest.SignedIn;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.setting.RelaySettings;

class AccountsTest {

    @TempDir Path folder;
    private People people;

    @BeforeEach
    void start() {
        people = People.start(folder.resolve("data"));
        people.add("ada", "bob");
    }

    @AfterEach
    void stop() {
        people.close();
    }

    private TestClient enter(Created session, String token, String user) {
        Joined joined =
                TestClient.read(people.join(session, token, user, Role.COLLABORATOR), Joined.class);
        TestClient client = new TestClient(Codec.json());
        client.open(joined.websocketUrl());
        client.hello(0, 1);
        return client;
    }

    @Test
    @Tag("ID1")
    void withoutAnAccountNobodyComesIn() {
        assertThat(people.send("GET", "/collaboration/sessions", null, null).statusCode())
                .isEqualTo(401);
        assertThat(people.send("GET", "/collaboration/sessions", "orra_wrong", null).statusCode())
                .isEqualTo(401);
        assertThat(people.send("GET", "/collaboration/sign-in", null, null).statusCode())
                .isEqualTo(200);
        assertThat(
                        people.send("GET", "/collaboration/sessions", people.token("ada"), null)
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    @Tag("ID2")
    void aSignInSaysWhoOneIs() {
        SignedIn ada = people.signIn("Ada ");
        assertThat(ada.me().userId()).hasToString("ada");
        Me me =
                TestClient.read(
                        people.send("GET", "/collaboration/me", ada.accessToken(), null), Me.class);
        assertThat(me.userId()).hasToString("ada");
        assertThat(me.tenant()).isEqualTo("default");
        assertThat(me.roles()).containsExactly(Role.OBSERVER, Role.ANALYST, Role.COLLABORATOR);
        assertThat(me.standings()).contains("person").doesNotContain("operator");
    }

    @Test
    @Tag("ID2")
    void wrongNamesAndWrongPasswordsAreAnsweredAlike() {
        HttpResponse<byte[]> password = people.trySignIn("ada", "wrong horse battery");
        HttpResponse<byte[]> name = people.trySignIn("nobody", People.PASSWORD);
        assertThat(password.statusCode()).isEqualTo(401);
        assertThat(name.body()).isEqualTo(password.body());
        assertThat(People.code(name)).isEqualTo("sign_in_failed");
        assertThat(people.trySignIn("no such id!", "x").body()).isEqualTo(password.body());
    }

    @Test
    @Tag("ID3")
    void whoFailsTooOftenHasToWait() {
        for (int i = 0; i < 10; i++) {
            assertThat(people.trySignIn("ada", "guess number " + i).statusCode()).isEqualTo(401);
        }
        HttpResponse<byte[]> right = people.trySignIn("ada", People.PASSWORD);
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(People.code(right)).isEqualTo("too_many_attempts");
        assertThat(right.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        assertThat(people.trySignIn("bob", People.PASSWORD).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("ID4")
    void aRefreshTokenGivesANewPair() {
        SignedIn first = people.signIn("ada");
        SignedIn second =
                TestClient.read(
                        people.send(
                                "POST",
                                "/collaboration/sign-in",
                                null,
                                SignIn.again(first.refreshToken())),
                        SignedIn.class);
        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(people.send("GET", "/collaboration/me", second.accessToken(), null).statusCode())
                .isEqualTo(200);
        assertThat(
                        people.send(
                                        "POST",
                                        "/collaboration/sign-in",
                                        null,
                                        SignIn.again("orrr_wrong"))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    @Tag("ID5")
    void signingOutClosesWhatWasOpenedWithIt() {
        SignedIn ada = people.signIn("ada");
        SignedIn elsewhere = people.signIn("ada");
        Created session = people.create(ada.accessToken());
        assertThat(session.session().hostUserId()).hasToString("ada");
        try (TestClient here = enter(session, ada.accessToken(), "ada");
                TestClient there = enter(session, elsewhere.accessToken(), "ada");
                TestClient bob = enter(session, people.token("bob"), "bob")) {
            long before = System.nanoTime();
            assertThat(
                            people.send("POST", "/collaboration/sign-out", ada.accessToken(), null)
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(here.awaitClose()).isEqualTo(CloseReason.NOT_ADMITTED.code());
            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isLessThan(Duration.ofSeconds(1));
            assertThat(there.closeCode).isNotDone();
            assertThat(bob.closeCode).isNotDone();
            assertThat(
                            people.send("GET", "/collaboration/me", ada.accessToken(), null)
                                    .statusCode())
                    .isEqualTo(401);
            assertThat(
                            people.send(
                                            "POST",
                                            "/collaboration/sign-in",
                                            null,
                                            SignIn.again(ada.refreshToken()))
                                    .statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    @Tag("ID5")
    void aNewPasswordAndARemovedAccountEndEverything() {
        String ada = people.token("ada");
        Created session = people.create(ada);
        Joined joined = TestClient.read(people.join(session, ada, "ada", Role.ADMIN), Joined.class);
        try (TestClient socket = enter(session, ada, "ada")) {
            Map<String, String> wrong =
                    Map.of("old_password", "not this one!", "new_password", "another fine one");
            assertThat(people.send("PUT", "/collaboration/me/password", ada, wrong).statusCode())
                    .isEqualTo(401);
            Map<String, String> weak =
                    Map.of("old_password", People.PASSWORD, "new_password", "short");
            assertThat(people.send("PUT", "/collaboration/me/password", ada, weak).statusCode())
                    .isEqualTo(422);
            Map<String, String> right =
                    Map.of("old_password", People.PASSWORD, "new_password", "another fine one");
            assertThat(people.send("PUT", "/collaboration/me/password", ada, right).statusCode())
                    .isEqualTo(200);
            assertThat(socket.awaitClose()).isEqualTo(CloseReason.NOT_ADMITTED.code());
            assertThat(
                            people.send(
                                            "GET",
                                            "/collaboration/sessions/" + session.sessionId(),
                                            joined.token(),
                                            null)
                                    .statusCode())
                    .as("the join token")
                    .isEqualTo(401);
        }
        assertThat(people.trySignIn("ada", "another fine one").statusCode()).isEqualTo(200);
        String bob = people.token("bob");
        try (TestClient socket = enter(session, bob, "bob")) {
            assertThat(
                            people.send(
                                            "DELETE",
                                            "/collaboration/accounts/bob",
                                            people.token("root"),
                                            null)
                                    .statusCode())
                    .isEqualTo(200);
            assertThat(socket.awaitClose()).isEqualTo(CloseReason.NOT_ADMITTED.code());
        }
        assertThat(people.trySignIn("bob", People.PASSWORD).statusCode()).isEqualTo(401);
    }

    @Test
    @Tag("ID6")
    @Tag("ID7")
    void oneJoinsAsOneselfUnderOnesOwnNameAndInARoleThatOneMayAskFor() {
        people.add("eve", null, Role.OBSERVER, "person");
        String ada = people.token("ada");
        String eve = people.token("eve");
        Created session = people.create(ada);
        HttpResponse<byte[]> asAda = people.join(session, eve, "ada", Role.OBSERVER);
        assertThat(asAda.statusCode()).isEqualTo(403);
        assertThat(People.code(asAda)).isEqualTo("user_mismatch");
        HttpResponse<byte[]> asMore = people.join(session, eve, "eve", Role.COLLABORATOR);
        assertThat(asMore.statusCode()).isEqualTo(403);
        assertThat(People.code(asMore)).isEqualTo("role_not_allowed");
        assertThat(people.join(session, ada, "ada", Role.ADMIN).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> joined =
                people.send(
                        "POST",
                        "/collaboration/sessions/" + session.sessionId() + "/join",
                        eve,
                        Map.of("user_id", "eve", "username", "The Boss", "role", "observer"));
        assertThat(joined.statusCode()).isEqualTo(200);
        assertThat(TestClient.tree(joined).at("/session/members").findValuesAsText("username"))
                .contains("eve")
                .doesNotContain("The Boss");
    }

    @Test
    @Tag("ID8")
    void accountsAreLookedAfterByThoseWhoMay() {
        String root = people.token("root");
        String ada = people.token("ada");
        assertThat(people.send("GET", "/collaboration/accounts", ada, null).statusCode())
                .isEqualTo(403);
        assertThat(
                        People.names(
                                people.send("GET", "/collaboration/accounts", root, null),
                                "accounts",
                                "user_id"))
                .containsExactly("ada", "bob", "root");
        Map<String, String> again = Map.of("user_id", "ADA", "password", People.PASSWORD);
        assertThat(people.send("POST", "/collaboration/accounts", root, again).statusCode())
                .isEqualTo(409);
        Map<String, String> weak = Map.of("user_id", "carl", "password", "short");
        assertThat(people.send("POST", "/collaboration/accounts", root, weak).statusCode())
                .isEqualTo(422);
        people.add("tina", null, Role.ADMIN, "tenant_admin");
        String tina = people.token("tina");
        Map<String, String> operator =
                Map.of("user_id", "x", "password", People.PASSWORD, "standing", "operator");
        assertThat(people.send("POST", "/collaboration/accounts", tina, operator).statusCode())
                .isEqualTo(403);
        assertThat(people.send("DELETE", "/collaboration/accounts/root", tina, null).statusCode())
                .isEqualTo(403);
        assertThat(
                        people.send(
                                        "PATCH",
                                        "/collaboration/accounts/tina",
                                        tina,
                                        Map.of("standing", "operator"))
                                .statusCode())
                .isEqualTo(403);
        HttpResponse<byte[]> demoted =
                people.send(
                        "PATCH", "/collaboration/accounts/ada", tina, Map.of("role", "observer"));
        assertThat(demoted.statusCode()).isEqualTo(200);
        assertThat(people.send("GET", "/collaboration/me", ada, null).statusCode()).isEqualTo(401);
        assertThat(people.signIn("ada").me().roles()).containsExactly(Role.OBSERVER);
        assertThat(
                        people.send("PATCH", "/collaboration/accounts/nobody", root, Map.of())
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("ID9")
    void whatIsDoneToAccountsIsRecorded() {
        people.trySignIn("ada", "wrong password");
        people.trySignIn("hunter2-my-password", "wrong password");
        people.send("DELETE", "/collaboration/accounts/bob", people.token("root"), null);
        List<AdminAudit.Event> events =
                people.relay.audit().find(AdminAudit.Query.newest(50)).toCompletableFuture().join();
        assertThat(events.stream().map(event -> event.act().action() + " " + event.act().target()))
                .contains(
                        "account.created ada",
                        "sign_in.failed ada",
                        "sign_in.failed :unknown",
                        "account.removed bob");
        assertThat(events.toString()).doesNotContain("hunter2");
    }

    @Test
    @Tag("ID10")
    void secretsAreKeptAsHashesInAFileOfTheOwnersAlone() throws IOException {
        SignedIn ada = people.signIn("ada");
        Path data = folder.resolve("data");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(data.resolve("identity.db"))))
                .isEqualTo("rw-------");
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(data)) {
            for (Path file :
                    files.filter(each -> each.getFileName().toString().startsWith("identity"))
                            .toList()) {
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(all.indexOf("$argon2id$v=19$")).isPositive();
        assertThat(all.indexOf(People.PASSWORD)).isNegative();
        assertThat(all.indexOf(ada.accessToken())).isNegative();
        assertThat(all.indexOf(ada.refreshToken())).isNegative();
    }

    @Test
    @Tag("ID2")
    void anOpenRelayKeepsNoAccountsAndSaysSo() {
        Relay open =
                Relay.start(RelaySettings.defaults(folder.resolve("open")).withPort(0))
                        .toCompletableFuture()
                        .join();
        try {
            URI signIn = open.base().resolve("/collaboration/sign-in");
            assertThat(TestClient.tree(TestClient.get(signIn)).path("mode").asText())
                    .isEqualTo("open");
            HttpResponse<byte[]> answer =
                    People.send(signIn, "POST", null, SignIn.with("ada", People.PASSWORD));
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(People.code(answer)).isEqualTo("no_accounts");
            assertThat(folder.resolve("open").resolve("identity.db")).doesNotExist();
        } finally {
            open.close().toCompletableFuture().join();
        }
    }
}
