package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.model.document.Document;
import org.orrery.model.document.Members;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Pose;
import org.orrery.model.value.Value;
import org.orrery.protocol.codec.Codec;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.setting.RelaySettings;

class RelayTest {

    @TempDir Path folder;
    private Relay relay;

    @BeforeEach
    void start() {
        relay =
                Relay.start(RelaySettings.defaults(folder).withPort(0))
                        .toCompletableFuture()
                        .join();
    }

    @AfterEach
    void stop() {
        relay.close().toCompletableFuture().join();
    }

    static Operation chat(String body) {
        return new Operation.Create(
                new EntityId(UUID.randomUUID()), "chat", Map.of("body", Value.of(body)));
    }

    static Operation annotation(String body) {
        return new Operation.Create(
                new EntityId(UUID.randomUUID()),
                "annotation",
                Map.of("body", Value.of(body), "position", Value.ofNumbers(1, 2, 3)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void anOperationReachesTheOthersAndItsAuthorIsTold(boolean text) {
        Codec codec = text ? Codec.json() : Codec.cbor();
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", codec);
                TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.cbor())) {
            long number = ada.submit(chat("hello"));
            var acknowledged = ada.await(ServerMessage.Acknowledged.class);
            assertThat(acknowledged.clientSequence()).isEqualTo(number);
            var committed =
                    bob.await(
                            ServerMessage.Committed.class,
                            message -> !message.entry().author().isRelay());
            assertThat(committed.entry().sequence()).isEqualTo(acknowledged.sequence());
            assertThat(committed.entry().author().user()).isEqualTo(new UserId("ada"));
        }
    }

    @Test
    void aNewcomerGetsTheWholeDocument() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.connect(relay.base(), session, "ada", Codec.cbor())) {
            Document document = Objects.requireNonNull(ada.hello(0, 1).document());
            assertThat(document.ofKind("view")).hasSize(1);
            assertThat(Members.of(document, new UserId("ada"))).isPresent();
        }
    }

    @Test
    void whoComesBackGetsWhatWasMissed() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.cbor());
                TestClient bob = TestClient.connect(relay.base(), session, "bob", Codec.cbor())) {
            long before = ada.submit(chat("one")) + session.session().sequence();
            long sequence = ada.await(ServerMessage.Acknowledged.class).sequence();
            assertThat(before).isPositive();
            var welcomed = bob.hello(sequence - 1, 1);
            assertThat(welcomed.document()).isNull();
            assertThat(bob.await(ServerMessage.Committed.class).entry().sequence())
                    .isEqualTo(sequence);
        }
    }

    @Test
    void membersSeeEachOther() {
        Created session = TestClient.create(relay.base());
        try (TestClient ada = TestClient.enter(relay.base(), session, "ada", Codec.cbor());
                TestClient bob = TestClient.enter(relay.base(), session, "bob", Codec.json())) {
            MemberPose pose = new MemberPose(0, MemberPose.Tool.POINT, 0, Pose.HOME, -1, 0);
            ada.send(new ClientMessage.UpdatePresence(pose));
            List<MemberPose> seen = bob.await(ServerMessage.PresenceUpdated.class).poses();
            assertThat(seen).hasSize(1);
            assertThat(seen.getFirst().tool()).isEqualTo(MemberPose.Tool.POINT);
        }
    }

    @Test
    void sessionsAreListedAndShown() {
        Created session = TestClient.create(relay.base());
        var list =
                TestClient.read(
                        TestClient.get(relay.base().resolve("/collaboration/sessions")),
                        SessionList.class);
        assertThat(list.sessions())
                .extracting(SessionView::sessionId)
                .containsExactly(session.sessionId());
        var view =
                TestClient.read(
                        TestClient.get(
                                relay.base()
                                        .resolve("/collaboration/sessions/" + session.sessionId())),
                        SessionView.class);
        assertThat(view.title()).isEqualTo("Quarter");
    }
}
