package org.orrery.relay.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Document;
import org.orrery.model.document.Members;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.Protocol;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.MemberPose;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.relay.log.Appended;
import org.orrery.relay.log.StorageListener;

class RoomTest {

    private final House house = new House();

    @Test
    @Tag("RM1")
    void nothingChangesBeforeItIsDurable() {
        Guest ada = house.enter("ada");
        house.log.forcesItself = false;
        String before = house.room.document().stateHash();
        ada.submit(Guest.chat("hello"));
        house.pass(Duration.ofSeconds(1));
        assertThat(house.room.document().stateHash()).isEqualTo(before);
        assertThat(ada.all(ServerMessage.Acknowledged.class)).isEmpty();
        house.log.force();
        house.settle();
        assertThat(house.room.document().ofKind("chat")).hasSize(1);
        assertThat(ada.all(ServerMessage.Acknowledged.class)).hasSize(1);
    }

    @Test
    @Tag("RM2")
    void theAuthorIsToldAndTheOthersGetTheEntry() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        ada.heard.clear();
        bob.heard.clear();
        ada.submit(Guest.chat("hello"));
        house.settle();
        long sequence = house.room.document().sequence();
        assertThat(ada.heard).hasSize(1);
        assertThat(ada.last(ServerMessage.Acknowledged.class))
                .extracting(
                        ServerMessage.Acknowledged::clientSequence,
                        ServerMessage.Acknowledged::sequence)
                .containsExactly(1L, sequence);
        assertThat(bob.last(ServerMessage.Committed.class).entry().sequence()).isEqualTo(sequence);
    }

    @Test
    @Tag("RM2")
    void whatTheReducerRefusesIsSkippedByTheOthers() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        bob.heard.clear();
        ada.submit(Guest.chat("first"));
        ada.submit(new Operation.Update(House.VIEW, "visualization_type", Value.of("pie")));
        house.settle();
        long sequence = house.room.document().sequence();
        assertThat(ada.last(ServerMessage.Refused.class).sequence()).isEqualTo(sequence);
        assertThat(bob.heard).last().isEqualTo(new ServerMessage.Skipped(sequence, ada.client, 2));
    }

    @Test
    @Tag("RM3")
    void whatIsPlainlyNotAllowedNeverReachesTheLog() {
        Guest olga = house.enter("olga", Role.OBSERVER);
        int asked = house.log.asked.size();
        olga.submit(new Operation.Update(House.VIEW, "title", Value.of("Mine")));
        assertThat(house.log.asked).hasSize(asked);
        assertThat(olga.last(ServerMessage.Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.sequence()).isZero();
                    assertThat(refused.refusal().code()).isEqualTo(Refusal.Code.FORBIDDEN);
                });
        long next = olga.submit(Guest.chat("may I?"));
        house.settle();
        assertThat(olga.last(ServerMessage.Acknowledged.class).clientSequence()).isEqualTo(next);
    }

    @Test
    @Tag("RM3")
    void refusalsComeInTheOrderOfTheSubmissions() {
        Guest olga = house.enter("olga", Role.OBSERVER);
        house.log.forcesItself = false;
        olga.submit(Guest.chat("first"));
        olga.submit(new Operation.Update(House.VIEW, "title", Value.of("Mine")));
        house.settle();
        assertThat(olga.all(ServerMessage.Refused.class)).isEmpty();
        house.log.force();
        house.settle();
        assertThat(olga.last(ServerMessage.Acknowledged.class).clientSequence()).isEqualTo(1);
        assertThat(olga.last(ServerMessage.Refused.class).clientSequence()).isEqualTo(2);
    }

    @Test
    @Tag("RM4")
    void aGapInTheClientSequenceClosesWithResync() {
        Guest ada = house.enter("ada");
        ada.submit(2, Guest.chat("lost one"));
        assertThat(ada.closed).isEqualTo(CloseReason.RESYNC);
    }

    @Test
    @Tag("RM5")
    void aRepeatedSubmissionIsAnsweredAgainAndNotAppendedAgain() {
        Guest ada = house.enter("ada");
        Operation hello = Guest.chat("hello");
        ada.submit(1, hello);
        house.settle();
        ServerMessage first = ada.last(ServerMessage.Acknowledged.class);
        ada.submit(1, hello);
        house.settle();
        assertThat(ada.all(ServerMessage.Acknowledged.class))
                .containsExactly(
                        (ServerMessage.Acknowledged) first, (ServerMessage.Acknowledged) first);
        assertThat(house.room.document().ofKind("chat")).hasSize(1);
    }

    @Test
    @Tag("RM5")
    void whatIsUnderWayIsNotAppendedTwiceByAClientThatComesBack() {
        Guest ada = house.enter("ada");
        house.log.forcesItself = false;
        Operation hello = Guest.chat("hello");
        ada.submit(1, hello);
        ada.leave();
        Guest again = new Guest(house.room, "ada", ada.client).hello(1, 1);
        again.submit(1, hello);
        house.log.force();
        house.settle();
        assertThat(house.room.document().ofKind("chat")).hasSize(1);
        assertThat(again.all(ServerMessage.Committed.class))
                .filteredOn(told -> told.entry().author().client().equals(ada.client))
                .singleElement()
                .satisfies(told -> assertThat(told.entry().clientSequence()).isEqualTo(1));
    }

    @Test
    @Tag("RM5")
    void aRepeatedRefusalIsRefusedAgain() {
        Guest ada = house.enter("ada");
        Operation wrong = new Operation.Update(House.VIEW, "title", Value.of(7));
        ada.submit(1, wrong);
        ada.submit(2, Guest.chat("fine"));
        house.settle();
        ada.leave();
        Guest again = new Guest(house.room, "ada", ada.client).hello(1, 1);
        assertThat(again.last(ServerMessage.Welcomed.class).settledClientSequence()).isZero();
        again.submit(1, wrong);
        again.submit(2, Guest.chat("fine"));
        house.settle();
        assertThat(again.last(ServerMessage.Refused.class).clientSequence()).isEqualTo(1);
        assertThat(again.last(ServerMessage.Acknowledged.class).clientSequence()).isEqualTo(2);
        assertThat(house.room.document().ofKind("chat")).hasSize(1);
    }

    @Test
    @Tag("RM5")
    void anEarlyRefusalIsKnownAfterARestartToo() {
        Guest ada = house.enter("ada");
        Operation wrong = new Operation.Update(House.VIEW, "title", Value.of(7));
        ada.submit(1, wrong);
        ada.submit(2, Guest.chat("fine"));
        house.settle();
        house.restart();
        Guest again = new Guest(house.room, "ada", ada.client).hello(1, 1);
        again.submit(1, wrong);
        assertThat(again.all(ServerMessage.Acknowledged.class)).isEmpty();
        assertThat(again.last(ServerMessage.Refused.class).clientSequence()).isEqualTo(1);
    }

    @Test
    @Tag("RM6")
    void aNewcomerGetsTheDocumentAndALatecomerTheTail() {
        Guest ada = house.enter("ada");
        ServerMessage.Welcomed welcomed = ada.last(ServerMessage.Welcomed.class);
        assertThat(Objects.requireNonNull(welcomed.document()).sequence())
                .isEqualTo(welcomed.sequence());
        house.join("bob", Role.ANALYST);
        long seen = house.room.document().sequence();
        ada.submit(Guest.chat("one"));
        ada.submit(Guest.chat("two"));
        house.settle();
        Guest bob = new Guest(house.room, "bob").hello(seen, 1);
        assertThat(bob.last(ServerMessage.Welcomed.class).document()).isNull();
        assertThat(bob.all(ServerMessage.Committed.class))
                .extracting(committed -> committed.entry().sequence())
                .containsExactly(seen + 1, seen + 2);
    }

    @Test
    @Tag("RM6")
    void whoHasMoreThanTheLogGetsTheDocument() {
        house.join("ada", Role.ANALYST);
        Guest ada = new Guest(house.room, "ada").hello(1_000, 1);
        assertThat(ada.last(ServerMessage.Welcomed.class).document()).isNotNull();
    }

    @Test
    @Tag("RM7")
    void aClientThatComesBackHearsOfItsOwnEntriesInTheTail() {
        Guest ada = house.enter("ada");
        long seen = house.room.document().sequence();
        house.log.forcesItself = false;
        ada.submit(Guest.chat("one"));
        ada.submit(new Operation.Update(House.VIEW, "title", Value.of(7)));
        ada.leave();
        house.log.force();
        house.settle();
        Guest again = new Guest(house.room, "ada", ada.client).hello(seen, 1);
        assertThat(again.last(ServerMessage.Welcomed.class).settledClientSequence()).isEqualTo(2);
        assertThat(again.last(ServerMessage.Committed.class).entry().clientSequence()).isEqualTo(1);
        assertThat(again.last(ServerMessage.Refused.class).sequence()).isEqualTo(seen + 2);
    }

    @Test
    @Tag("RM8")
    void aHelloThatWasLongUnderWayDoesNotDisplaceTheNewerConnection() {
        Guest ada = house.enter("ada");
        ada.leave();
        Guest late = new Guest(house.room, "ada", ada.client);
        house.pass(Duration.ofMillis(5));
        Guest newer = new Guest(house.room, "ada", ada.client).hello();
        late.hello();
        assertThat(late.closed).isEqualTo(CloseReason.SUPERSEDED);
        assertThat(newer.closed).isNull();
        newer.submit(Guest.chat("still here"));
        house.settle();
        assertThat(house.room.document().ofKind("chat")).hasSize(1);
    }

    @Test
    @Tag("RM8")
    void theNewerConnectionOfAClientWins() {
        Guest ada = house.enter("ada");
        Guest again = new Guest(house.room, "ada", ada.client).hello();
        assertThat(ada.closed).isEqualTo(CloseReason.SUPERSEDED);
        assertThat(again.closed).isNull();
        house.pass(Duration.ofSeconds(20));
        assertThat(isConnected("ada")).isTrue();
    }

    @Test
    @Tag("RM9")
    void aClientIdOfSomebodyElseIsNotAdmitted() {
        Guest ada = house.enter("ada");
        ada.submit(Guest.chat("mine"));
        house.settle();
        house.join("eve", Role.ANALYST);
        Guest eve = new Guest(house.room, "eve", ada.client).hello();
        assertThat(eve.closed).isEqualTo(CloseReason.NOT_ADMITTED);
        assertThat(ada.closed).isNull();
    }

    @Test
    @Tag("RM10")
    void theFirstMessageIsAHello() {
        house.join("ada", Role.ANALYST);
        Guest ada = new Guest(house.room, "ada");
        ada.say(new ClientMessage.Ping(1));
        assertThat(ada.last(ServerMessage.Failed.class).code()).isEqualTo("hello_expected");
        assertThat(ada.closed).isEqualTo(CloseReason.MALFORMED);
    }

    @Test
    @Tag("RM10")
    void aSilentGuestIsClosed() {
        house.join("ada", Role.ANALYST);
        Guest silent = new Guest(house.room, "ada");
        house.pass(Duration.ofSeconds(12));
        assertThat(silent.closed).isEqualTo(CloseReason.IDLE);
    }

    @Test
    @Tag("RM10")
    void aMemberWhoIsSilentForThirtySecondsIsClosed() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        for (int i = 0; i < 4; i++) {
            house.pass(Duration.ofSeconds(9));
            ada.say(new ClientMessage.Ping(i));
        }
        assertThat(ada.closed).isNull();
        assertThat(bob.closed).isEqualTo(CloseReason.IDLE);
    }

    @Test
    @Tag("RM11")
    void noCommonVersionClosesForGood() {
        house.join("ada", Role.ANALYST);
        Guest ada = new Guest(house.room, "ada");
        ada.say(new ClientMessage.Hello(List.of(99), ada.client, 0, 1));
        assertThat(ada.closed).isEqualTo(CloseReason.VERSION);
    }

    @Test
    @Tag("RM12")
    void malformedBytesCloseThatConnectionOnly() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        house.room.receive(ada.connection, new byte[] {1, 2, 3});
        assertThat(ada.last(ServerMessage.Failed.class).code()).isEqualTo("malformed");
        assertThat(ada.closed).isEqualTo(CloseReason.MALFORMED);
        bob.submit(Guest.chat("still here"));
        house.settle();
        assertThat(bob.all(ServerMessage.Acknowledged.class)).hasSize(1);
    }

    @Test
    @Tag("RM12")
    void anOversizedFrameCloses() {
        Guest ada = house.enter("ada");
        house.room.receive(ada.connection, new byte[Protocol.MAX_CLIENT_FRAME + 1]);
        assertThat(ada.closed).isEqualTo(CloseReason.TOO_LARGE);
    }

    @Test
    @Tag("RM13")
    void aPingIsEchoedWithTheLastSequence() {
        Guest ada = house.enter("ada");
        ada.say(new ClientMessage.Ping(42));
        assertThat(ada.last(ServerMessage.Ponged.class))
                .isEqualTo(new ServerMessage.Ponged(42, house.room.document().sequence()));
    }

    @Test
    @Tag("RM14")
    void aSignalGoesToWhomItIsMeantFor() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        Guest eve = house.enter("eve");
        ada.say(new ClientMessage.SendSignal(new UserId("bob"), "wave", Value.of(1)));
        assertThat(bob.all(ServerMessage.SignalReceived.class)).hasSize(1);
        assertThat(eve.all(ServerMessage.SignalReceived.class)).isEmpty();
        ada.say(new ClientMessage.SendSignal(null, "wave", Value.of(1)));
        assertThat(eve.all(ServerMessage.SignalReceived.class)).hasSize(1);
        assertThat(ada.all(ServerMessage.SignalReceived.class)).isEmpty();
        ada.say(new ClientMessage.SendSignal(new UserId("nobody"), "wave", Value.of(1)));
        assertThat(ada.last(ServerMessage.Failed.class).code()).isEqualTo("not_here");
    }

    @Test
    @Tag("RM15")
    void aDigestIsToldEverySoOftenAndAfterAPause() {
        Guest ada = house.enter("ada");
        house.pass(Duration.ofSeconds(10));
        assertThat(ada.last(ServerMessage.Checkpointed.class).stateHash())
                .isEqualTo(house.room.document().stateHash());
        ada.heard.clear();
        for (int i = 0; i < house.limits.checkpointEvery(); i++) {
            ada.submit(Guest.chat("n"));
        }
        house.settle();
        assertThat(ada.all(ServerMessage.Checkpointed.class)).hasSize(1);
    }

    @Test
    @Tag("RM16")
    void aRoomInMotionTicksThirtyTimesASecondAndEverybodySeesEverybody() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        for (int i = 0; i < 10; i++) {
            ada.pose(i);
            bob.pose(-i);
            house.pass(Duration.ofMillis(100));
        }
        List<ServerMessage.PresenceUpdated> frames = bob.all(ServerMessage.PresenceUpdated.class);
        assertThat(frames).hasSizeBetween(28, 32);
        assertThat(frames.subList(1, frames.size()))
                .allSatisfy(frame -> assertThat(frame.poses()).hasSize(2));
        assertThat(frames.getLast().poses())
                .extracting(MemberPose::ageMillis)
                .allSatisfy(age -> assertThat(age).isBetween(60, 100));
    }

    @Test
    @Tag("RM16")
    void anIdleRoomTellsAtOnceAndFallsSilentAgain() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        house.pass(Duration.ofSeconds(3));
        ada.pose(1);
        house.settle();
        assertThat(bob.all(ServerMessage.PresenceUpdated.class)).hasSize(1);
        house.pass(Duration.ofSeconds(2));
        int told = bob.all(ServerMessage.PresenceUpdated.class).size();
        house.pass(Duration.ofSeconds(5));
        assertThat(bob.all(ServerMessage.PresenceUpdated.class)).hasSize(told);
    }

    @Test
    @Tag("RM17")
    void aSlowReaderLosesPresenceFirstAndThenTheConnection() {
        Guest ada = house.enter("ada");
        Guest slow = house.enter("slow");
        slow.backlog = house.limits.presenceBacklogBytes() + 1;
        ada.pose(1);
        house.pass(Duration.ofSeconds(1));
        assertThat(slow.all(ServerMessage.PresenceUpdated.class)).isEmpty();
        assertThat(slow.closed).isNull();
        slow.backlog = house.limits.backlogBytes() + 1;
        ada.submit(Guest.chat("more"));
        house.settle();
        assertThat(slow.closed).isEqualTo(CloseReason.SLOW_READER);
        assertThat(ada.closed).isNull();
    }

    @Test
    @Tag("RM18")
    void aMemberIsConnectedFromHelloUntilFiveSecondsAfterTheLastConnection() {
        Guest ada = house.enter("ada");
        Guest second = new Guest(house.room, "ada").hello();
        assertThat(isConnected("ada")).isTrue();
        ada.leave();
        house.pass(Duration.ofSeconds(10));
        assertThat(isConnected("ada")).isTrue();
        second.leave();
        house.pass(Duration.ofSeconds(4));
        assertThat(isConnected("ada")).isTrue();
        house.pass(Duration.ofSeconds(3));
        assertThat(isConnected("ada")).isFalse();
    }

    @Test
    @Tag("RM18")
    void whoDoesNotComeBackAfterARestartIsNotConnected() {
        Guest ada = house.enter("ada");
        house.enter("bob");
        house.restart();
        Guest again = new Guest(house.room, "ada", ada.client).hello();
        assertThat(again.closed).isNull();
        house.pass(Duration.ofSeconds(7));
        assertThat(isConnected("ada")).isTrue();
        assertThat(isConnected("bob")).isFalse();
    }

    private boolean isConnected(String user) {
        Document document = house.room.document();
        return Members.of(document, new UserId(user)).orElseThrow().flag("connected", false);
    }

    @Test
    @Tag("RM19")
    void whatAFailingDiskHadUnderWayIsNeitherAcknowledgedNorRefused() {
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        house.log.forcesItself = false;
        ada.submit(Guest.chat("lost?"));
        house.log.fail();
        house.settle();
        ada.submit(Guest.chat("after"));
        assertThat(ada.all(ServerMessage.Acknowledged.class)).isEmpty();
        assertThat(ada.all(ServerMessage.Refused.class)).isEmpty();
        bob.submit(Guest.chat("new"));
        assertThat(bob.last(ServerMessage.Refused.class).refusal().code())
                .isEqualTo(Refusal.Code.READ_ONLY);
    }

    @Test
    @Tag("RM19")
    void aFullDiskIsToldRefusesWhatWasUnderWayInOrderAndEnds() {
        Guest ada = house.enter("ada");
        house.log.forcesItself = false;
        ada.submit(Guest.chat("one"));
        ada.submit(Guest.chat("two"));
        house.room.storageChanged(StorageListener.Storage.STOPPED);
        house.log.refuse();
        house.settle();
        assertThat(ada.all(ServerMessage.Refused.class))
                .extracting(ServerMessage.Refused::clientSequence)
                .containsExactly(1L, 2L);
        assertThat(ada.last(ServerMessage.Failed.class).code()).isEqualTo("read_only");

        house.room.storageChanged(StorageListener.Storage.RESUMED);
        house.log.forcesItself = true;
        assertThat(ada.last(ServerMessage.Failed.class).code()).isEqualTo("writable_again");
        ada.submit(Guest.chat("three"));
        house.settle();
        assertThat(ada.last(ServerMessage.Acknowledged.class).clientSequence()).isEqualTo(3);
    }

    @Test
    @Tag("RM20")
    void aFullLogSendsTheClientAwayForAWhileAndLosesNothing() {
        Guest ada = house.enter("ada");
        house.log.rejects = Appended.Reason.FULL;
        Operation hello = Guest.chat("hello");
        ada.submit(1, hello);
        assertThat(ada.closed).isEqualTo(CloseReason.OVERLOADED);
        assertThat(ada.all(ServerMessage.Refused.class)).isEmpty();
        ada.leave();
        house.log.rejects = null;
        Guest again = new Guest(house.room, "ada", ada.client).hello(1, 1);
        again.submit(1, hello);
        house.settle();
        assertThat(again.all(ServerMessage.Acknowledged.class)).hasSize(1);
    }

    @Test
    @Tag("RM21")
    void aClientThatSubmitsTooFastIsNotReadUntilItHasSlowedDown() {
        Guest ada = house.enter("ada");
        for (int i = 0; i <= house.limits.submitBurst(); i++) {
            ada.submit(Guest.chat("n"));
            house.pass(Duration.ZERO);
        }
        assertThat(ada.paused).isTrue();
        house.pass(Duration.ofSeconds(1));
        assertThat(ada.paused).isFalse();
        assertThat(ada.closed).isNull();
    }

    @Test
    @Tag("RM21")
    void aFloodIsClosed() {
        Guest ada = house.enter("ada");
        for (int i = 0; i <= 2 * house.limits.submitBurst(); i++) {
            ada.submit(Guest.chat("n"));
        }
        assertThat(ada.closed).isEqualTo(CloseReason.OVERLOADED);
    }
}
