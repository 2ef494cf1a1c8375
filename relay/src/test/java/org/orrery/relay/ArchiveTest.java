package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.SessionId;
import org.orrery.model.role.Role;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.log.file.LogCheck;
import org.orrery.relay.retention.SessionArchive;
import org.orrery.relay.setting.RelaySettings;

/// A session that is put into one file, taken out again, and deleted.
final class ArchiveTest {

    @TempDir private Path folder = Path.of("");

    @Test
    @Tag("RE1")
    @Tag("RE2")
    void anArchivedSessionVerifiesComesBackAndCanBeDeleted() throws IOException {
        Relay relay =
                Relay.start(RelaySettings.defaults(folder.resolve("data")).withPort(0))
                        .toCompletableFuture()
                        .join();
        Created session = TestClient.create(relay.base());
        SessionId id = session.sessionId();
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.cbor())) {
            ada.submit(RelayTest.chat("kept"));
            ada.await(ServerMessage.Acknowledged.class);
        }
        Path files = folder.resolve("data").resolve("sessions").resolve(id.toString());
        SessionArchive archive = relay.archive();
        archive.archive(id, "carol").toCompletableFuture().join();
        assertThat(files).isDirectoryContaining("glob:**/archive.zip");
        assertThat(files).isDirectoryNotContaining("glob:**.log");
        LogCheck.Result result = LogCheck.checkAny(files, List.of());
        assertThat(result.isSound()).isTrue();
        assertThat(result.records()).isGreaterThan(2);
        JsonNode shown =
                TestClient.tree(
                        TestClient.get(relay.base().resolve("/collaboration/sessions/" + id)));
        assertThat(shown.get("state").asText()).isEqualTo("archived");
        assertThat(TestClient.join(relay.base(), session, "bob", Role.ANALYST).statusCode())
                .isEqualTo(410);
        assertThat(files).isDirectoryNotContaining("glob:**.log");

        archive.restore(id, "carol").toCompletableFuture().join();
        assertThat(archive.isArchived(id)).isFalse();
        try (TestClient bob = TestClient.connect(relay.base(), session, "bob", Codec.cbor())) {
            assertThat(Objects.requireNonNull(bob.hello(0, 1).document()).ofKind("chat"))
                    .hasSize(1);
        }
        archive.delete(id, "carol").toCompletableFuture().join();
        assertThat(Files.exists(files)).isFalse();
        assertThat(
                        relay.audit()
                                .find(org.orrery.relay.audit.AdminAudit.Query.newest(3))
                                .toCompletableFuture()
                                .join())
                .extracting(event -> event.act().action())
                .containsExactly("session.deleted", "session.restored", "session.archived");
        relay.close().toCompletableFuture().join();
    }
}
