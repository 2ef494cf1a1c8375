package org.orrery.net.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Change;
import org.orrery.model.space.Pose;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.ConnectionStatus.Ladder;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.net.Waiting;
import org.orrery.net.replica.Replica;
import org.orrery.net.replica.TinyRelay;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.Problem;
import org.orrery.testkit.time.VirtualTime;

class ConnectionTest {

    private static final UserId ADA = new UserId("ada");
    private static final ClientId CLIENT = new ClientId(new UUID(1, 1));
    private static final URI FIRST = URI.create("ws://relay/first");
    private static final URI RENEWED = URI.create("ws://relay/renewed");
    private static final int ABNORMAL = 1006;

    private final VirtualTime time = new VirtualTime();
    private final TinyRelay relay = new TinyRelay(ADA);
    private final FakeTransport transport = new FakeTransport(time, relay, ADA, CLIENT);
    private final List<ConnectionStatus> told = new ArrayList<>();
    private final List<Document> shown = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final List<Settlement> settlements = new ArrayList<>();
    private Answer<URI> renewal = new Answer.Success<>(RENEWED);
    private int renewals;
    private Connection connection = newConnection();

    @BeforeEach
    void connected() {
        connection.start();
        time.run(Duration.ofMillis(100));
        told.clear();
    }

    @Test
    @Tag("WR20")
    void aBrokenConnectionIsMadeAgainAndNothingIsLost() {
        submit();
        link().breakOff(ABNORMAL);
        submit();
        time.run(Duration.ofSeconds(5));

        assertThat(settlements).hasSize(2).allMatch(Settlement.Committed.class::isInstance);
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CONNECTED);
        assertThat(connection.replica().confirmed().stateHash())
                .isEqualTo(relay.document.stateHash());
        assertThat(connection.status().resumed()).isPresent();
    }

    @Test
    @Tag("WR21")
    void attemptsBackOffWithJitterUpToThreeSecondsAndLaterUpToFifteen() {
        transport.failing = Optional.of(0);
        link().breakOff(ABNORMAL);
        time.run(Duration.ofMinutes(10));

        List<Long> gaps = new ArrayList<>();
        for (int i = 2; i < transport.attemptNanos.size(); i++) {
            gaps.add(transport.attemptNanos.get(i) - transport.attemptNanos.get(i - 1));
        }
        assertThat(gaps).hasSizeBetween(40, 200);
        assertThat(gaps).allMatch(gap -> gap <= Duration.ofSeconds(15).toNanos());
        assertThat(gaps).anyMatch(gap -> gap > Duration.ofSeconds(10).toNanos());
        assertThat(gaps.subList(0, 14)).allMatch(gap -> gap <= Duration.ofSeconds(3).toNanos());
        assertThat(gaps.subList(0, 2)).allMatch(gap -> gap <= Duration.ofSeconds(1).toNanos());
    }

    @Test
    @Tag("WR22")
    void aCodeThatSaysNeverEndsTheRoom() {
        link().breakOff(CloseReason.REMOVED.code());
        time.run(Duration.ofMinutes(1));

        assertThat(transport.attempts).hasSize(1);
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CLOSED);
        assertThat(connection.status().sentence()).contains("removed");
        connection.submit("Late", List.of(note()), true, settlements::add);
        assertThat(settlements).singleElement().isInstanceOf(Settlement.Refused.class);
    }

    @Test
    @Tag("WR22")
    void everyReasonHasASentence() {
        for (CloseReason reason : CloseReason.values()) {
            if (!CloseReason.isRetryable(reason.code()) && reason != CloseReason.NOT_ADMITTED) {
                FakeTransport other = new FakeTransport(time, relay, ADA, CLIENT);
                Connection each = newConnection(other);
                each.start();
                time.run(Duration.ofMillis(100));
                other.current.orElseThrow().breakOff(reason.code());
                time.run(Duration.ofMillis(100));
                assertThat(each.status().ladder()).isEqualTo(Ladder.CLOSED);
                assertThat(each.status().sentence()).as(reason.name()).endsWith(".");
            }
        }
    }

    @Test
    @Tag("WR23")
    void anExpiredTokenIsRenewedByJoiningAgain() {
        transport.expired = Optional.of(FIRST);
        link().breakOff(ABNORMAL);
        time.run(Duration.ofSeconds(1));

        assertThat(transport.attempts).last().isEqualTo(RENEWED);
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CONNECTED);
        assertThat(renewals).isEqualTo(1);
    }

    @Test
    @Tag("WR23")
    void whoIsNotAdmittedAnyMoreIsToldSo() {
        renewal = new Answer.Refused<>(Problem.of(403, "removed", "Removed", "you were removed"));
        link().breakOff(CloseReason.NOT_ADMITTED.code());
        time.run(Duration.ofSeconds(5));

        assertThat(connection.status().ladder()).isEqualTo(Ladder.CLOSED);
        assertThat(renewals).isEqualTo(1);
    }

    @Test
    @Tag("WR24")
    void pingsMeasureTheRoundTripEveryTwoSeconds() {
        transport.received.clear();
        time.run(Duration.ofSeconds(20));

        assertThat(transport.received)
                .filteredOn(ClientMessage.Ping.class::isInstance)
                .hasSizeBetween(9, 11);
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CONNECTED);
    }

    @Test
    @Tag("WR25")
    void aSilentConnectionIsGivenUpAfterTenSeconds() {
        transport.silent = true;
        time.run(Duration.ofSeconds(9));
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CONNECTED);

        time.run(Duration.ofSeconds(4));
        assertThat(connection.status().ladder()).isNotEqualTo(Ladder.CONNECTED);
        transport.silent = false;
        time.run(Duration.ofMinutes(1));
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CONNECTED);
    }

    @Test
    @Tag("WR25")
    void anUnansweredSubmissionMakesTheConnectionAnew() {
        transport.losesEntries = true;
        submit();
        time.run(Duration.ofMillis(1));
        transport.losesEntries = false;

        time.run(Duration.ofSeconds(30));

        assertThat(settlements).singleElement().isInstanceOf(Settlement.Committed.class);
        assertThat(transport.attempts).hasSizeGreaterThan(1);
    }

    @Test
    @Tag("WR26")
    void aLostTailIsNoticedByThePong() {
        transport.losesEntries = true;
        relay.commit(Author.RELAY, 0, note());
        time.run(Duration.ofMillis(1));
        transport.losesEntries = false;

        time.run(Duration.ofSeconds(8));

        assertThat(connection.replica().confirmed().stateHash())
                .isEqualTo(relay.document.stateHash());
        assertThat(transport.attempts).hasSize(2);
    }

    @Test
    @Tag("WR27")
    void theLadderGoesFromReconnectingToOfflineAndBack() {
        transport.failing = Optional.of(0);
        link().breakOff(ABNORMAL);
        time.run(Duration.ofMillis(50));
        assertThat(told).last().extracting(ConnectionStatus::ladder).isEqualTo(Ladder.RECONNECTING);
        submit();
        time.run(Duration.ofSeconds(11));
        assertThat(told)
                .last()
                .satisfies(status -> {
                    assertThat(status.ladder()).isEqualTo(Ladder.OFFLINE);
                    assertThat(status.unsent()).isEqualTo(1);
                    assertThat(status.sentence()).contains("offline");
                });
        transport.failing = Optional.empty();
        connection.reconnectNow();
        time.run(Duration.ofSeconds(1));
        assertThat(told)
                .last()
                .satisfies(status -> {
                    assertThat(status.ladder()).isEqualTo(Ladder.CONNECTED);
                    assertThat(status.unsent()).isZero();
                    assertThat(status.resumed()).contains(new ConnectionStatus.Resumed(1, 0, 0));
                });
    }

    @Test
    @Tag("WR27")
    void anAttemptThatHangsIsCalledOfflineToo() {
        link().breakOff(ABNORMAL);
        transport.silent = true;
        time.run(Duration.ofSeconds(11));

        assertThat(connection.status().ladder()).isEqualTo(Ladder.OFFLINE);
    }

    @Test
    @Tag("WR28")
    void theNewestPoseIsSentOnceATick() {
        for (int i = 0; i < 100; i++) {
            connection.updatePresence(pose(i));
            time.run(Duration.ofMillis(1));
        }
        time.run(Duration.ofMillis(100));

        assertThat(transport.poses).hasSizeBetween(3, 5);
        assertThat(transport.poses).last().isEqualTo(pose(99));
    }

    @Test
    void leavingTellsThatWhatIsUnsentIsQueued() {
        transport.failing = Optional.of(0);
        link().breakOff(ABNORMAL);
        time.run(Duration.ofMillis(10));
        submit();
        connection.close();

        assertThat(settlements).containsExactly(new Settlement.Queued());
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CLOSED);
    }

    @Test
    void aRoomThatTheRelayClosesKeepsWhatIsUnsent() {
        transport.losesEntries = true;
        submit();
        link().breakOff(CloseReason.ENDED.code());
        time.run(Duration.ofMillis(10));

        assertThat(settlements).containsExactly(new Settlement.Queued());
    }

    @Test
    void whatIsSettledIsInTheDocumentThatIsShown() {
        List<Long> sequences = new ArrayList<>();
        connection.submit(
                "Annotate",
                List.of(note()),
                true,
                settlement -> sequences.add(shown.getLast().sequence()));
        time.run(Duration.ofSeconds(1));

        assertThat(sequences).containsExactly(relay.document.sequence());
    }

    @Test
    void manyMessagesMakeOneChangeOfWhatIsShown() {
        shown.clear();
        for (int i = 0; i < 50; i++) {
            connection.submit("Annotate", List.of(note()), true, settlements::add);
        }
        time.run(Duration.ofSeconds(1));

        assertThat(shown).hasSizeLessThan(10);
        assertThat(shown.getLast().stateHash()).isEqualTo(relay.document.stateHash());
    }

    @Test
    @Tag("WR44")
    void whoWaitsSaysNothingAndGoesOnWhenLetIn() {
        transport.outside =
                Optional.of(new ServerMessage.Waiting("not_started", "2027-03-01T09:00:00Z"));
        link().breakOff(ABNORMAL);
        time.run(Duration.ofSeconds(2));
        submit();
        time.run(Duration.ofMinutes(10));

        assertThat(transport.attempts).as("one connection lasts").hasSize(2);
        assertThat(news).containsExactly("waiting NOT_STARTED Optional[2027-03-01T09:00:00Z]");
        assertThat(connection.status().ladder()).isEqualTo(Ladder.CONNECTED);
        assertThat(connection.status().sentence()).contains("not started");
        assertThat(settlements).isEmpty();
        link().letIn();
        time.run(Duration.ofSeconds(1));

        assertThat(news).last().isEqualTo("admitted");
        assertThat(settlements).singleElement().isInstanceOf(Settlement.Committed.class);
    }

    @Test
    @Tag("WR44")
    void aReasonOfALaterVersionIsAWaitingRoom() {
        transport.outside = Optional.of(new ServerMessage.Waiting("of_tomorrow", null));
        link().breakOff(ABNORMAL);
        time.run(Duration.ofSeconds(2));

        assertThat(news).containsExactly("waiting WAITING_ROOM Optional.empty");
        assertThat(connection.status().sentence()).contains("waiting room");
    }

    @Test
    @Tag("WR45")
    void whoIsPutOutIsToldSo() {
        for (CloseReason reason :
                List.of(
                        CloseReason.REMOVED,
                        CloseReason.BANNED,
                        CloseReason.DENIED,
                        CloseReason.ENDED,
                        CloseReason.AGENTS_NOT_ALLOWED,
                        CloseReason.ENCRYPTION_REQUIRED)) {
            news.clear();
            FakeTransport other = new FakeTransport(time, relay, ADA, CLIENT);
            Connection each = newConnection(other);
            each.start();
            time.run(Duration.ofMillis(100));
            other.current.orElseThrow().breakOff(reason.code());
            time.run(Duration.ofMinutes(1));

            assertThat(news).containsExactly("removed " + reason);
            assertThat(other.attempts).hasSize(1);
        }
    }

    private int notes;

    private void submit() {
        connection.submit("Annotate", List.of(note()), true, settlements::add);
        time.run(Duration.ZERO);
    }

    private Operation note() {
        return new Operation.Create(
                new EntityId(new UUID(8, notes++)),
                "annotation",
                Map.of("body", Value.of("hello"), "position", Value.ofNumbers(1, 2, 3)));
    }

    private static MemberPose pose(int millimetres) {
        Pose home = Pose.HOME;
        return new MemberPose(0, MemberPose.Tool.FLY, 0, home, -1, millimetres);
    }

    private FakeTransport.FakeLink link() {
        return transport.current.orElseThrow();
    }

    private Connection newConnection() {
        return newConnection(transport);
    }

    private Connection newConnection(Transport over) {
        Admission admission =
                new Admission() {
                    @Override
                    public URI url() {
                        return FIRST;
                    }

                    @Override
                    public void renew(Consumer<Answer<URI>> then) {
                        renewals++;
                        time.soon(() -> then.accept(renewal));
                    }
                };
        Clock clock =
                new Clock() {
                    @Override
                    public long nanos() {
                        return time.nanos();
                    }

                    @Override
                    public long millis() {
                        return time.millis();
                    }
                };
        Scheduler scheduler = (delay, task) -> time.after(delay, task)::cancel;
        RoomListener listener =
                new RoomListener() {
                    @Override
                    public void documentChanged(Document document, List<Change> changes) {
                        shown.add(document);
                    }

                    @Override
                    public void statusChanged(ConnectionStatus status) {
                        told.add(status);
                    }

                    @Override
                    public void waiting(Waiting waiting) {
                        news.add("waiting " + waiting.reason() + " " + waiting.scheduledStart());
                    }

                    @Override
                    public void admitted() {
                        news.add("admitted");
                    }

                    @Override
                    public void removed(CloseReason reason) {
                        news.add("removed " + reason);
                    }
                };
        return new Connection(
                new Connection.Parts(
                        clock, scheduler, over, new Random(1), admission, Journal.NONE),
                new Replica(ADA, CLIENT),
                listener);
    }
}
