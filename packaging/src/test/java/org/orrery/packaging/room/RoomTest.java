package org.orrery.packaging.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.space.Pose;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.net.ConnectionStatus.Ladder;
import org.orrery.net.RoomClient;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.net.connection.Transport;
import org.orrery.net.trust.Trust;
import org.orrery.net.tyrus.TyrusTransport;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;

/// Real clients and a real relay over the loopback.
class RoomTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path folder = Path.of("");
    private RunningRelay relay;
    private SessionId session;

    @BeforeEach
    void aRelayWithASession() {
        relay = new RunningRelay(folder);
        session = relay.newSession();
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void whatOneMemberDoesTheOtherSees() {
        RoomClient ada = relay.join(session, "ada");
        RoomClient bo = relay.join(session, "bo");

        EntityId id = ada.ids().nextEntity();
        Settlement settlement = RunningRelay.await(ada.submit("Annotate", List.of(note(id))));

        assertThat(settlement).isInstanceOf(Settlement.Committed.class);
        await().atMost(PATIENCE).until(() -> bo.document().entity(id) != null);
        assertThat(Members.connected(bo.document())).hasSize(2);
    }

    @Test
    void twoWriteOneTextAtOnceAndReadTheSame() {
        RoomClient ada = relay.join(session, "ada");
        RoomClient bo = relay.join(session, "bo");
        EntityId id = ada.ids().nextEntity();
        RunningRelay.await(ada.submit("Annotate", List.of(note(id))));
        await().atMost(PATIENCE).until(() -> bo.document().entity(id) != null);
        List<CompletableFuture<Settlement>> edits = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 40; i++) {
            edits.add(ada.submit("Write", List.of(typed(id, "a"))));
            edits.add(bo.submit("Write", List.of(typed(id, "b"))));
        }

        for (CompletableFuture<Settlement> edit : edits) {
            assertThat(RunningRelay.await(edit)).isInstanceOf(Settlement.Committed.class);
        }
        await().atMost(PATIENCE)
                .until(() -> text(ada, id).length() == 85 && text(bo, id).equals(text(ada, id)));
        assertThat(ada.status().divergences()).isZero();
        assertThat(bo.status().divergences()).isZero();
    }

    @Test
    void aPoseArrivesWithTheOtherMember() {
        RoomClient ada = relay.join(session, "ada");
        RoomClient bo = relay.join(session, "bo");
        List<MemberPose> seen = new CopyOnWriteArrayList<>();
        bo.addListener(
                new RoomListener() {
                    @Override
                    public void presenceChanged(List<MemberPose> poses) {
                        seen.addAll(poses);
                    }
                });

        ada.updatePresence(new MemberPose(0, MemberPose.Tool.POINT, 0, Pose.HOME, -1, 0));

        int slot = slot(ada);
        await().atMost(PATIENCE).until(() -> seen.stream().anyMatch(pose -> pose.slot() == slot));
    }

    @Test
    void whatARoleForbidsIsRefusedWithoutAsking() {
        RoomClient ada = relay.join(session, "ada");
        RoomClient watcher = relay.join(session, "watcher", Role.OBSERVER);

        Settlement settlement =
                RunningRelay.await(
                        watcher.submit("Annotate", List.of(note(watcher.ids().nextEntity()))));

        assertThat(settlement)
                .isInstanceOfSatisfying(
                        Settlement.Refused.class,
                        refused ->
                                assertThat(refused.refusal().code())
                                        .isEqualTo(Refusal.Code.FORBIDDEN));
        assertThat(ada.status().ladder()).isEqualTo(Ladder.CONNECTED);
    }

    @Test
    void undoTakesBackAndRedoBringsBack() {
        RoomClient ada = relay.join(session, "ada");
        EntityId id = ada.ids().nextEntity();
        RunningRelay.await(ada.submit("Annotate", List.of(note(id))));

        Optional<UndoResult> undone = RunningRelay.await(ada.undo());

        assertThat(undone).map(UndoResult::changed).contains(true);
        await().atMost(PATIENCE).until(() -> ada.document().entity(id) == null);
        assertThat(RunningRelay.await(ada.redo())).map(UndoResult::changed).contains(true);
        await().atMost(PATIENCE).until(() -> ada.document().entity(id) != null);
    }

    @Test
    void aBlobComesBackAsItWasStored() throws IOException {
        Path data = folder.resolve("data.csv");
        Files.writeString(data, "a,b\n1,2\n".repeat(50_000));

        String sha256 =
                RunningRelay.value(relay.client("ada").putBlob(data, "text/csv", share -> {}));
        Path copy = RunningRelay.value(relay.client("bo").getBlob(sha256, share -> {}));

        assertThat(copy).hasSameBinaryContentAs(data);
        Answer<Path> none =
                RunningRelay.await(relay.client("bo").getBlob("0".repeat(64), share -> {}));
        assertThat(none).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void changesMadeWhileTheRelayWasAwayArriveWhenItIsBack() {
        RoomClient ada = relay.join(session, "ada");
        relay.stop();
        await().atMost(PATIENCE).until(() -> ada.status().ladder() != Ladder.CONNECTED);
        EntityId id = ada.ids().nextEntity();
        CompletableFuture<Settlement> settlement = ada.submit("Annotate", List.of(note(id)));
        await().atMost(PATIENCE).until(() -> ada.document().entity(id) != null);
        assertThat(settlement).isNotDone();

        relay.restart();
        ada.reconnectNow();

        assertThat(RunningRelay.await(settlement)).isInstanceOf(Settlement.Committed.class);
        RoomClient bo = relay.join(session, "bo");
        assertThat(bo.document().entity(id)).isNotNull();
    }

    @Test
    void unsentChangesSurviveTheEndOfTheProgram() {
        RoomClient ada = relay.join(session, "ada");
        EntityId id = ada.ids().nextEntity();
        relay.stop();
        await().atMost(PATIENCE).until(() -> ada.status().ladder() != Ladder.CONNECTED);
        CompletableFuture<Settlement> settlement = ada.submit("Annotate", List.of(note(id)));
        ada.close();
        assertThat(RunningRelay.await(settlement)).isInstanceOf(Settlement.Queued.class);

        relay.restart();
        RoomClient again = relay.join(session, "ada");

        await().atMost(PATIENCE).until(() -> again.status().unsent() == 0);
        assertThat(again.document().entity(id)).isNotNull();
        assertThat(again.client()).isEqualTo(ada.client());
    }

    @Test
    void aDocumentOfSeveralMegabytesArrivesWhole() {
        RoomClient ada = relay.join(session, "ada");
        List<CompletableFuture<Settlement>> settlements = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 120; i++) {
            settlements.add(ada.submitWithoutUndo("Chat", letters(ada)));
        }
        for (CompletableFuture<Settlement> settlement : settlements) {
            assertThat(RunningRelay.await(settlement)).isInstanceOf(Settlement.Committed.class);
        }

        RoomClient bo = relay.join(session, "bo");

        assertThat(bo.document().ofKind("chat")).hasSize(120 * 14);
    }

    private static List<Operation> letters(RoomClient room) {
        List<Operation> letters = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 14; i++) {
            letters.add(
                    new Operation.Create(
                            room.ids().nextEntity(),
                            "chat",
                            Map.of("body", Value.of("x".repeat(4000)))));
        }
        return letters;
    }

    @Test
    void aWrongTokenIsToldWithItsStatus() {
        CompletableFuture<Integer> status = new CompletableFuture<>();
        URI url =
                URI.create(
                        "ws://127.0.0.1:"
                                + relay.base().getPort()
                                + "/ws/collaboration/ada?token=wrong");
        Transport.Link link =
                new TyrusTransport(Runnable::run, Trust.standard())
                        .connect(
                                url,
                                new Transport.Listener() {
                                    @Override
                                    public void opened() {
                                        status.complete(0);
                                    }

                                    @Override
                                    public void received(ServerMessage message) {}

                                    @Override
                                    public void failed(int code, String reason) {
                                        status.complete(code);
                                    }

                                    @Override
                                    public void closed(int code, String reason) {
                                        status.complete(code);
                                    }
                                });

        assertThat(RunningRelay.await(status)).isEqualTo(401);
        link.close();
    }

    @Test
    void aSecondWindowOfTheSameUserIsAnotherClient() {
        RoomClient one = relay.join(session, "ada");
        RoomClient two = relay.join(session, "ada");

        assertThat(two.client()).isNotEqualTo(one.client());
        EntityId id = two.ids().nextEntity();
        RunningRelay.await(two.submit("Annotate", List.of(note(id))));
        await().atMost(PATIENCE).until(() -> one.document().entity(id) != null);
    }

    private static int slot(RoomClient room) {
        return (int) Members.of(room.document(), room.user()).orElseThrow().number("slot", -1);
    }

    private static String text(RoomClient room, EntityId id) {
        Entity entity = room.document().entity(id);
        return entity == null ? "" : entity.text("body", "");
    }

    private static Operation typed(EntityId id, String letter) {
        return new Operation.EditText(id, "body", TextDelta.insert(0, letter));
    }

    private static Operation note(EntityId id) {
        return new Operation.Create(
                id,
                "annotation",
                Map.of("body", Value.of("hello"), "position", Value.ofNumbers(1, 2, 3)));
    }
}
