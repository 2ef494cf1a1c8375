package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.role.Role;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.Joined;
import org.orrery.relay.audit.AdminAudit;

class AccountMainTest {

    @TempDir Path folder;

    private int account(String... words) {
        InputStream before = System.in;
        System.setIn(
                new ByteArrayInputStream(
                        (People.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            String[] all = new String[words.length + 3];
            all[0] = "account";
            System.arraycopy(words, 0, all, 1, words.length);
            all[words.length + 1] = "--data-dir";
            all[words.length + 2] = folder.toString();
            return RelayMain.run(all);
        } finally {
            System.setIn(before);
        }
    }

    @Test
    @Tag("ID5")
    @Tag("ID8")
    void whatTheCommandLineDoesHoldsForTheRunningRelay() {
        try (People people = People.start(folder)) {
            assertThat(account("add", "zoe", "--role", "analyst", "--password-stdin")).isZero();
            assertThat(account("add", "zoe", "--password-stdin")).as("again").isEqualTo(1);
            assertThat(account("add", "x", "--role", "king", "--password-stdin")).isEqualTo(2);
            assertThat(account("password", "nobody", "--password-stdin")).isEqualTo(1);
            assertThat(account("list")).isZero();
            String zoe = people.token("zoe");
            Created session = people.create(zoe);
            Joined joined =
                    TestClient.read(people.join(session, zoe, "zoe", Role.ADMIN), Joined.class);
            try (TestClient socket = new TestClient(Codec.cbor())) {
                socket.open(joined.websocketUrl());
                socket.hello(0, 1);
                awaitAct(people, "account.created");
                socket.send(new ClientMessage.Ping(1));
                socket.await(ServerMessage.Ponged.class);
                assertThat(account("remove", "zoe")).isZero();
                assertThat(socket.awaitClose()).isEqualTo(CloseReason.NOT_ADMITTED.code());
            }
            assertThat(people.trySignIn("zoe", People.PASSWORD).statusCode()).isEqualTo(401);
            awaitAct(people, "account.removed");
        }
    }

    private static void awaitAct(People people, String action) {
        Awaitility.await()
                .atMost(TestClient.LIMIT)
                .untilAsserted(() ->
                        assertThat(people.relay.audit().find(AdminAudit.Query.newest(20)))
                                .succeedsWithin(TestClient.LIMIT)
                                .asString()
                                .contains(action, "command-line"));
    }

    @Test
    @Tag("ID8")
    void accountsAreMadeWhereTheSettingsSay() throws IOException {
        Path data = folder.resolve("elsewhere");
        Path settings = folder.resolve("relay.conf");
        Files.writeString(settings, "data-dir = " + data + "\ntenants = company\n");
        InputStream before = System.in;
        System.setIn(
                new ByteArrayInputStream(
                        (People.PASSWORD + "\n").getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(
                            RelayMain.run(
                                    "account",
                                    "add",
                                    "zoe",
                                    "--config",
                                    settings.toString(),
                                    "--password-stdin"))
                    .isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(data.resolve("identity.db")).exists();
    }
}
