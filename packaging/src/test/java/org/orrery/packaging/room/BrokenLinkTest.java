package org.orrery.packaging.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus.Ladder;
import org.orrery.net.RoomClient;
import org.orrery.net.Settlement;
import org.orrery.testkit.proxy.Direction;
import org.orrery.testkit.proxy.Fault;
import org.orrery.testkit.proxy.FaultProxy;

/// A real client and a real relay with a link between them that goes wrong.
final class BrokenLinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir private Path folder = Path.of("");

    private RunningRelay relay;
    private FaultProxy proxy;
    private SessionId session;

    @BeforeEach
    void aRelayBehindAProxy() {
        relay = new RunningRelay(folder);
        proxy = FaultProxy.to(relay.base().getPort());
        session = relay.newSession();
    }

    @AfterEach
    void stop() {
        proxy.close();
        relay.close();
    }

    private RoomClient join(String name) {
        return relay.join(proxy.through(relay.base()), session, name);
    }

    private static List<Operation> note(EntityId id) {
        return List.of(
                new Operation.Create(
                        id,
                        "annotation",
                        Map.of("body", Value.of("a note"), "position", Value.ofNumbers(1, 2, 3))));
    }

    private double closedAsIdle() {
        URI metrics = relay.base().resolve("/metrics");
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(metrics).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line ->
                            line.startsWith("orrery_connections_closed_total{reason=\"idle\"}"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
                    .sum();
        } catch (IOException | InterruptedException failure) {
            throw new AssertionError(failure);
        }
    }

    /// With the times that hold for users: this test takes half a minute.
    @Test
    @Tag("WR25")
    @Tag("RM10")
    void aLinkThatDiesInSilenceIsNoticedByTheClientInTenSecondsAndByTheRelayInThirty() {
        RoomClient ada = join("ada");
        await().atMost(PATIENCE).until(() -> ada.status().ladder() == Ladder.CONNECTED);
        long start = System.nanoTime();
        proxy.setBoth(Fault.SILENCE);
        await().atMost(Duration.ofSeconds(11))
                .until(() -> ada.status().ladder() != Ladder.CONNECTED);
        // One second more, because it is asked for over HTTP.
        await().atMost(Duration.ofSeconds(31).minusNanos(System.nanoTime() - start))
                .pollInterval(Duration.ofMillis(250))
                .until(() -> closedAsIdle() >= 1);
        proxy.clear();
        ada.reconnectNow();
        await().atMost(PATIENCE).until(() -> ada.status().ladder() == Ladder.CONNECTED);
    }

    @Test
    @Tag("WR25")
    void aLinkThatIsDeadOneWayOnlyIsNoticedToo() {
        RoomClient ada = join("ada");
        EntityId id = ada.ids().nextEntity();
        proxy.set(Direction.TO_CLIENT, Fault.SILENCE);
        CompletableFuture<Settlement> settlement = ada.submit("Annotate", note(id));
        await().atMost(Duration.ofSeconds(11))
                .until(() -> ada.status().ladder() != Ladder.CONNECTED);
        proxy.clear();
        ada.reconnectNow();
        assertThat(RunningRelay.await(settlement)).isInstanceOf(Settlement.Committed.class);
    }

    @Test
    @Tag("WR20")
    void resetsLoseNothingAndDoNothingTwice() {
        assertResetsLoseNothing(relay, proxy, session);
    }

    @Test
    @Tag("WR20")
    void noMoreDoTheyUnderTls() throws IOException {
        try (RunningRelay encrypted = RunningRelay.encrypted(folder.resolve("encrypted"));
                FaultProxy between = FaultProxy.to(encrypted.base().getPort())) {
            assertResetsLoseNothing(encrypted, between, encrypted.newSession());
        }
    }

    private static void assertResetsLoseNothing(
            RunningRelay relay, FaultProxy proxy, SessionId session) {
        RoomClient ada = relay.join(proxy.through(relay.base()), session, "ada");
        RoomClient bo = relay.join(session, "bo");
        int before = bo.document().ofKind("annotation").size();
        for (int i = 0; i < 10; i++) {
            CompletableFuture<Settlement> settlement =
                    ada.submit("Annotate", note(ada.ids().nextEntity()));
            proxy.reset();
            ada.reconnectNow();
            assertThat(RunningRelay.await(settlement)).isInstanceOf(Settlement.Committed.class);
        }
        await().atMost(PATIENCE)
                .until(() -> bo.document().ofKind("annotation").size() == before + 10);
        assertThat(proxy.links()).isGreaterThan(1);
    }

    @Test
    @Tag("WR20")
    void underTlsAMemberComesBackAfterTheRelayWasStartedAgain() throws IOException {
        try (RunningRelay encrypted = RunningRelay.encrypted(folder.resolve("encrypted"))) {
            RoomClient ada = encrypted.join(encrypted.newSession(), "ada");
            await().atMost(PATIENCE).until(() -> ada.status().ladder() == Ladder.CONNECTED);
            encrypted.stop();
            CompletableFuture<Settlement> settlement =
                    ada.submit("Annotate", note(ada.ids().nextEntity()));
            encrypted.restart();
            assertThat(RunningRelay.await(settlement)).isInstanceOf(Settlement.Committed.class);
        }
    }

    @Test
    @Tag("WR20")
    void messagesThatComeInCrumbsAreTheSameMessages() {
        proxy.setBoth(Fault.sliced(7));
        RoomClient ada = join("ada");
        CompletableFuture<Settlement> settlement =
                ada.submit("Annotate", note(ada.ids().nextEntity()));
        assertThat(RunningRelay.await(settlement)).isInstanceOf(Settlement.Committed.class);
    }
}
