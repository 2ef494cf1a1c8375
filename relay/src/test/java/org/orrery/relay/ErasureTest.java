package org.orrery.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.document.Document;
import org.orrery.model.id.UserId;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.setting.RelaySettings;

/// A person who asks a running relay for what it has of them, and then to forget it.
final class ErasureTest {

    private static final UserId ADA = new UserId("ada");

    @TempDir private Path folder = Path.of("");

    private Relay start() {
        return Relay.start(RelaySettings.defaults(folder.resolve("data")).withPort(0))
                .toCompletableFuture()
                .join();
    }

    private static void say(Relay relay, Created session, String user, String text) {
        try (TestClient client = TestClient.enter(relay.base(), session, user, Codec.cbor())) {
            client.submit(RelayTest.chat(text));
            client.await(ServerMessage.Acknowledged.class);
        }
    }

    private static Document seen(Relay relay, Created session) {
        try (TestClient client = TestClient.connect(relay.base(), session, "bob", Codec.cbor())) {
            return Objects.requireNonNull(client.hello(0, 1).document());
        }
    }

    private static String texts(Document document) {
        return document.ofKind("chat").stream()
                .map(chat -> chat.text("body", ""))
                .sorted()
                .toList()
                .toString();
    }

    private boolean stands(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), UTF_8).contains(text)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    @Tag("PD1")
    @Tag("PD2")
    @Tag("PD3")
    void whatAPersonWroteIsExportedAndThenGoneForEverybodyAndForGood() throws Exception {
        Relay relay = start();
        Created session = TestClient.create(relay.base());
        say(relay, session, "ada", "I am Lovelace");
        say(relay, session, "bob", "Hello there");
        String export = relay.personalData().export(ADA).toCompletableFuture().join().toString();
        assertThat(export).contains("I am Lovelace").doesNotContain("Hello there");
        assertThat(stands("Lovelace")).isFalse();

        try (TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            var erasure = relay.personalData().erase(ADA, "carol").toCompletableFuture().join();
            assertThat(erasure.sessions()).isEqualTo(1);
            assertThat(erasure.failed()).isZero();
            assertThat(bob.awaitClose()).isEqualTo(4002);
        }
        Document after = seen(relay, session);
        assertThat(texts(after)).contains("Hello there").doesNotContain("Lovelace");
        assertThat(after.ofKind("member")).noneMatch(member -> member.owner().equals(ADA));
        assertThat(relay.personalData().export(ADA).toCompletableFuture().join().toString())
                .doesNotContain("Lovelace");
        assertThat(
                        relay.audit()
                                .find(AdminAudit.Query.newest(1))
                                .toCompletableFuture()
                                .join()
                                .getFirst()
                                .act()
                                .action())
                .isEqualTo("person.erased");
        relay.close().toCompletableFuture().join();

        Relay again = start();
        assertThat(texts(seen(again, session))).contains("Hello there").doesNotContain("Lovelace");
        again.close().toCompletableFuture().join();
    }
}
