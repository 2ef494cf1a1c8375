package org.orrery.relay.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.document.Document;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.log.LogException;
import org.orrery.relay.log.MemorySessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.room.RoomObserver;
import org.orrery.relay.room.VirtualThread;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.testkit.time.VirtualTime;

class RoomsTest {

    /// Keeps the newest document of each session.
    private static final class KeptSnapshots implements SnapshotStore {
        final Map<SessionId, Document> kept = new HashMap<>();

        @Override
        public CompletionStage<Void> save(SessionId session, Document document) {
            kept.put(session, document);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public Optional<Document> newest(SessionId session, long lastSequence) {
            return Optional.ofNullable(kept.get(session))
                    .filter(document -> document.sequence() <= lastSequence);
        }
    }

    @TempDir Path folder;
    private final VirtualTime time = new VirtualTime();
    private final KeptSnapshots snapshots = new KeptSnapshots();
    private Rooms rooms;

    @BeforeEach
    void open() throws Exception {
        rooms =
                new Rooms(
                        new Rooms.Parts(
                                Directory.open(folder),
                                new MemorySessionLog(time),
                                snapshots,
                                () -> new VirtualThread(time),
                                Runnable::run,
                                RelaySettings.defaultLimits(),
                                RoomObserver.none(),
                                new IdSource(new Random(1), time),
                                Duration.ofSeconds(30),
                                1_000));
    }

    private <T> T done(CompletionStage<T> stage) {
        time.run(Duration.ofMillis(1));
        return stage.toCompletableFuture().join();
    }

    private LiveRoom create() {
        return done(
                rooms.create(
                        TenantId.DEFAULT,
                        new CreateSession(
                                "analytics_session",
                                "Test",
                                new UserId("host"),
                                null,
                                null,
                                null,
                                null)));
    }

    private void pass(Duration span) {
        for (Duration gone = Duration.ZERO; gone.compareTo(span) < 0; gone = gone.plusSeconds(5)) {
            time.run(Duration.ofSeconds(5));
            rooms.sweep();
        }
        time.run(Duration.ofMillis(1));
    }

    private Document kept(LiveRoom room) {
        return snapshots.newest(room.session().sessionId(), Long.MAX_VALUE).orElseThrow();
    }

    @Test
    @Tag("RM26")
    void anEmptyRoomIsUnloadedAndComesBackAsItWas() {
        LiveRoom room = create();
        Document before = room.onThread().document();
        pass(Duration.ofSeconds(45));
        assertThat(rooms.loaded()).isEmpty();
        assertThat(kept(room).stateHash()).isEqualTo(before.stateHash());
        assertThat(done(rooms.view(room.session())).stateHash()).isEqualTo(before.stateHash());
        LiveRoom again = done(rooms.room(room.session()));
        assertThat(again.onThread().document().stateHash()).isEqualTo(before.stateHash());
    }

    @Test
    @Tag("RM26")
    void aRoomThatSomebodyIsAboutToEnterStaysLoaded() {
        LiveRoom room = create();
        JoinSession join = new JoinSession(new UserId("ada"), "Ada", Role.ANALYST, null, false);
        var _ = done(room.ask(present -> present.join(join)));
        pass(Duration.ofSeconds(50));
        assertThat(rooms.loaded()).containsExactly(room);
    }

    @Test
    @Tag("RM27")
    void aLogThatEndsBeforeItsSnapshotIsRefused() {
        LiveRoom room = create();
        SessionRecord session = room.session();
        pass(Duration.ofSeconds(45));
        snapshots.kept.put(session.sessionId(), Document.EMPTY.at(1_000));
        CompletableFuture<LiveRoom> again = rooms.room(session).toCompletableFuture();
        assertThat(again)
                .failsWithin(Duration.ZERO)
                .withThrowableThat()
                .havingRootCause()
                .isInstanceOf(LogException.class)
                .withMessageContaining("1000");
    }
}
