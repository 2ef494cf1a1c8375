package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.InviteView;
import org.orrery.protocol.rest.Redeemed;

/// Two tenants on one relay. That sessions of one are nowhere for the other is in [AccessMatrixTest].
class TenantsTest {

    @TempDir static Path folder;
    private static People people;
    private static String ada;
    private static String mallory;

    @BeforeAll
    static void start() {
        people = People.start(folder.resolve("data"), "default", "acme");
        people.add("ada", null, Role.ADMIN, "tenant_admin");
        people.add("ada", "acme", Role.ADMIN, "tenant_admin");
        ada = people.token("ada");
        mallory = people.token("ada@acme");
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    @Test
    @Tag("ID13")
    void oneNameInTwoTenantsIsTwoPeople() {
        assertThat(people.signIn("ada").me().tenant()).isEqualTo("default");
        assertThat(people.signIn("ada@acme").me().tenant()).isEqualTo("acme");
        Map<String, String> disguised = Map.of("user_id", "root@acme", "password", People.PASSWORD);
        assertThat(people.send("POST", "/collaboration/accounts", ada, disguised).statusCode())
                .as("an id like one of another tenant")
                .isEqualTo(422);
    }

    @Test
    @Tag("ID13")
    void listsShowOnesOwnOnly() {
        Created session = people.create(ada);
        assertThat(
                        People.names(
                                people.send("GET", "/collaboration/sessions", ada, null),
                                "sessions",
                                "session_id"))
                .contains(session.sessionId().toString());
        HttpResponse<byte[]> others = people.send("GET", "/collaboration/sessions", mallory, null);
        assertThat(TestClient.tree(others).path("total").asInt()).isZero();
        assertThat(
                        People.names(
                                people.send("GET", "/collaboration/accounts", mallory, null),
                                "accounts",
                                "user_id"))
                .containsExactly("ada@acme");
        assertThat(
                        people.send("GET", "/collaboration/accounts?tenant=default", mallory, null)
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        People.names(
                                people.send("GET", "/collaboration/tenants", mallory, null),
                                "tenants",
                                "tenant"))
                .containsExactly("acme");
        assertThat(
                        People.names(
                                people.send(
                                        "GET",
                                        "/collaboration/tenants",
                                        people.token("root"),
                                        null),
                                "tenants",
                                "tenant"))
                .containsExactly("default", "acme");
    }

    @Test
    @Tag("ID13")
    void accountsOfAnotherTenantAreNowhere() {
        for (String user : new String[] {"ada", "nobody"}) {
            String path = "/collaboration/accounts/" + user;
            assertThat(people.send("DELETE", path, mallory, null).statusCode()).isEqualTo(404);
            assertThat(people.send("PATCH", path, mallory, Map.of("name", "x")).body())
                    .asString()
                    .contains("account_not_found");
        }
        Map<String, String> there =
                Map.of("user_id", "x", "password", People.PASSWORD, "tenant", "default");
        assertThat(people.send("POST", "/collaboration/accounts", mallory, there).statusCode())
                .isEqualTo(404);
    }

    @Test
    @Tag("ID11")
    void whoIsInvitedToAnotherTenantComesAsAGuest() {
        Created session = people.create(ada);
        InviteView invite =
                TestClient.read(
                        people.send(
                                "POST",
                                "/collaboration/sessions/" + session.sessionId() + "/invites",
                                ada,
                                new CreateInvite(Role.OBSERVER, 1, null)),
                        InviteView.class);
        Redeemed redeemed =
                TestClient.read(
                        people.send(
                                "POST",
                                "/collaboration/invites/redeem",
                                mallory,
                                Map.of("code", String.valueOf(invite.code()))),
                        Redeemed.class);
        assertThat(redeemed.userId().value()).startsWith("guest-");
    }

    @Test
    @Tag("ID13")
    void aBlobIsThereForItsTenantOnly() throws NoSuchAlgorithmException {
        byte[] bytes = "figures of the quarter".getBytes(StandardCharsets.UTF_8);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        String path = "/collaboration/blobs/" + hash;
        assertThat(put(path, ada, bytes)).isEqualTo(201);
        assertThat(people.send("GET", path, ada, null).body()).isEqualTo(bytes);
        assertThat(people.send("GET", path, mallory, null).statusCode()).isEqualTo(404);
        assertThat(put(path, mallory, bytes)).as("nothing tells that it is there").isEqualTo(201);
        assertThat(people.send("GET", path, mallory, null).body()).isEqualTo(bytes);
    }

    private static int put(String path, String token, byte[] bytes) {
        return TestClient.send(
                        HttpRequest.newBuilder(people.at(path))
                                .header("Authorization", "Bearer " + token)
                                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes)))
                .statusCode();
    }
}
