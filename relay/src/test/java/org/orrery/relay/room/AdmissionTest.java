package org.orrery.relay.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.CloseReason;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.protocol.message.ServerMessage;
import org.orrery.protocol.rest.JoinSession;

/// Who comes in, who waits, who has to go, and who is the host.
class AdmissionTest {

    private final House house = new House();
    private final Guest host = house.enter("host", Role.ADMIN);

    private static UserId user(String name) {
        return new UserId(name);
    }

    private MeetingOutcome done(CompletionStage<MeetingOutcome> asked) {
        house.settle();
        return asked.toCompletableFuture().join();
    }

    private void set(String property, boolean value) {
        assertThat(done(house.room.meeting().set(Map.of(property, Value.of(value)))))
                .isInstanceOf(MeetingOutcome.Done.class);
    }

    private void become(SessionState state) {
        assertThat(done(house.room.meeting().become(state)))
                .isInstanceOf(MeetingOutcome.Done.class);
    }

    private Operation access(String user, Access access) {
        return new Operation.Update(
                Members.of(house.room.document(), user(user)).orElseThrow().id(),
                "access",
                Value.of(access.wireName()));
    }

    private Role role(String user) {
        return Members.role(house.room.document(), user(user)).orElseThrow();
    }

    private JoinOutcome join(Knock knock) {
        var outcome = house.room.join(knock).toCompletableFuture();
        house.settle();
        return outcome.join();
    }

    private static Knock knock(String user) {
        return Knock.of(new JoinSession(user(user), user, Role.ANALYST, null, false));
    }

    // ---- waiting

    @Test
    @Tag("RM30")
    void whoComesWaitsAndTheHostAndAdminsDoNot() {
        house.enter("chair");
        done(house.room.meeting().role(user("chair"), Role.ADMIN));
        house.enter("old");
        set("waiting_room", true);
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Waiting.class);
        assertThat(house.join("host", Role.ADMIN)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(house.join("chair", Role.ADMIN)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(house.join("old", Role.COLLABORATOR))
                .as("who was in before comes back")
                .isInstanceOf(JoinOutcome.Admitted.class);
    }

    @Test
    @Tag("RM31")
    void whoWaitsSeesNothingAndSaysNothing() {
        set("waiting_room", true);
        Guest ada = house.enter("ada", Role.COLLABORATOR);
        Guest bob = house.enter("bob", Role.COLLABORATOR);
        host.submit(Guest.chat("secret"));
        host.pose(1);
        host.say(new ClientMessage.SendSignal(null, "wave", Value.of("secret")));
        host.say(new ClientMessage.SendSignal(user("ada"), "wave", Value.of("secret")));
        ada.say(new ClientMessage.Ping(7));
        house.pass(Duration.ofSeconds(7));
        assertThat(ada.heard)
                .containsExactly(
                        new ServerMessage.Waiting("waiting_room", null),
                        new ServerMessage.Ponged(7, 0));
        assertThat(host.last(ServerMessage.Failed.class).code()).isEqualTo("not_here");

        long before = house.room.document().sequence();
        ada.submit(Guest.chat("let me in"));
        ada.submit(access("ada", Access.ADMITTED));
        ada.pose(2);
        ada.say(new ClientMessage.SendSignal(user("bob"), "wave", Value.of("psst")));
        ada.say(new ClientMessage.AgentAction("analytics_agent", "analyze_scene", null));
        house.settle();
        assertThat(house.room.document().sequence()).isEqualTo(before);
        assertThat(ada.all(ServerMessage.Failed.class))
                .hasSize(5)
                .allMatch(failed -> failed.code().equals("forbidden"));
        assertThat(bob.heard).hasSize(1);
        assertThat(host.all(ServerMessage.PresenceUpdated.class)).isEmpty();
    }

    @Test
    @Tag("RM31")
    void whoGoesOnSayingWhatIsNotAllowedIsClosed() {
        set("waiting_room", true);
        Guest ada = house.enter("ada", Role.COLLABORATOR);
        for (int i = 0; i < 100; i++) {
            ada.pose(i);
        }
        assertThat(ada.closed).isEqualTo(CloseReason.FLOODING);
    }

    @Test
    @Tag("RM31")
    void whoWaitsIsNotCountedAmongThePeopleAndIsKnownToBeThere() {
        set("waiting_room", true);
        house.enter("ada");
        assertThat(house.room.figures()).isEqualTo(new Room.Figures(1, 1));
        assertThat(Members.connected(house.room.document())).hasSize(1);
        assertThat(
                        Members.of(house.room.document(), user("ada"))
                                .orElseThrow()
                                .flag("connected", false))
                .isTrue();
    }

    @Test
    @Tag("RM32")
    void whoIsLetInGetsTheWelcomeThatWasDue() {
        set("waiting_room", true);
        Guest ada = house.enter("ada", Role.ANALYST);
        assertThat(done(house.room.meeting().admit(user("ada"))))
                .isInstanceOf(MeetingOutcome.Done.class);
        assertThat(ada.heard.get(1)).isEqualTo(new ServerMessage.Admitted(Role.ANALYST));
        assertThat(ada.heard.get(2))
                .isInstanceOfSatisfying(
                        ServerMessage.Welcomed.class,
                        welcome -> assertThat(welcome.document()).isNotNull());
        ada.submit(Guest.chat("thanks"));
        house.settle();
        assertThat(ada.all(ServerMessage.Acknowledged.class)).hasSize(1);
        assertThat(house.room.figures()).isEqualTo(new Room.Figures(2, 2));
        ada.leave();
        house.pass(Duration.ofSeconds(7));
        assertThat(house.room.figures()).isEqualTo(new Room.Figures(1, 1));
    }

    @Test
    @Tag("RM32")
    void anAdminsClientLetsPeopleInByAnOperation() {
        set("waiting_room", true);
        Guest ada = house.enter("ada");
        host.submit(access("ada", Access.ADMITTED));
        house.settle();
        assertThat(ada.all(ServerMessage.Welcomed.class)).hasSize(1);
        Guest eve = house.enter("eve");
        ada.submit(access("eve", Access.ADMITTED));
        house.settle();
        assertThat(ada.last(ServerMessage.Refused.class).refusal().code())
                .isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(eve.all(ServerMessage.Welcomed.class)).isEmpty();
    }

    @Test
    @Tag("RM32")
    void whoIsTurnedAwayIsToldSoAndMayKnockAgain() {
        set("waiting_room", true);
        Guest ada = house.enter("ada");
        done(house.room.meeting().deny(user("ada")));
        assertThat(ada.closed).isEqualTo(CloseReason.DENIED);
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Waiting.class);
        assertThat(done(house.room.meeting().deny(user("nobody"))))
                .isInstanceOf(MeetingOutcome.NoSuchMember.class);
    }

    @Test
    @Tag("RM32")
    void withoutAWaitingRoomNobodyIsKeptWaiting() {
        set("waiting_room", true);
        Guest ada = house.enter("ada");
        Guest bob = house.enter("bob");
        set("waiting_room", false);
        house.settle();
        assertThat(ada.all(ServerMessage.Welcomed.class)).hasSize(1);
        assertThat(bob.all(ServerMessage.Welcomed.class)).hasSize(1);
    }

    @Test
    @Tag("RM32")
    void whoWaitsOverASecondConnectionWaitsThereOnly() {
        set("waiting_room", true);
        house.join("ada", Role.ANALYST);
        Guest first = new Guest(house.room, "ada");
        first.hello();
        Guest second = new Guest(house.room, "ada", first.client);
        second.hello();
        house.settle();
        assertThat(first.closed).isEqualTo(CloseReason.SUPERSEDED);
        done(house.room.meeting().admitAll());
        assertThat(second.all(ServerMessage.Welcomed.class)).hasSize(1);
        assertThat(house.room.figures()).isEqualTo(new Room.Figures(2, 2));
    }

    @Test
    @Tag("RM32")
    void whoIsLetInIntoAFullRoomWaitsForASeat() {
        List<Guest> people = new java.util.ArrayList<>();
        for (int i = 1; i < 50; i++) {
            people.add(house.enter("user" + i));
        }
        set("waiting_room", true);
        Guest late = house.enter("late");
        done(house.room.meeting().admit(user("late")));
        assertThat(late.last(ServerMessage.Waiting.class).reason()).isEqualTo("room_full");
        people.getFirst().leave();
        house.pass(Duration.ofSeconds(3));
        assertThat(late.all(ServerMessage.Welcomed.class)).hasSize(1);
    }

    // ---- roles, removals

    @ParameterizedTest
    @EnumSource(Role.class)
    @Tag("RM33")
    void everyMessageIsAskedOfTheTable(Role role) {
        for (SocketOperation each : SocketOperation.values()) {
            assertThat(SocketOperation.of(role).contains(each))
                    .isEqualTo(
                            org.orrery.relay.access.AccessTable.standard()
                                    .allows(
                                            each.row(),
                                            java.util.Set.of(),
                                            java.util.Optional.of(role)));
        }
        assertThat(SocketOperation.ofWaiting())
                .containsExactlyInAnyOrder(SocketOperation.HELLO, SocketOperation.PING);
    }

    @Test
    @Tag("RM33")
    void aMessageWithoutARowKeepsRoomsFromOpening() {
        var table =
                org.orrery.relay.access.AccessTable.parse(
                        List.of("operation,anyone", "ws_hello,yes"));
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> SocketOperation.checked(table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ws_submit");
        assertThat(SocketOperation.values())
                .hasSize(ClientMessage.class.getPermittedSubclasses().length);
    }

    @Test
    @Tag("RM33")
    void aChangeOfRoleHoldsForOpenConnections() {
        Guest ada = house.enter("ada", Role.COLLABORATOR);
        done(house.room.meeting().role(user("ada"), Role.OBSERVER));
        ada.say(new ClientMessage.AgentAction("analytics_agent", "analyze_scene", null));
        assertThat(ada.last(ServerMessage.Failed.class).code()).isEqualTo("forbidden");
        ada.submit(new Operation.Update(House.VIEW, "title", Value.of("mine")));
        house.settle();
        assertThat(ada.last(ServerMessage.Refused.class).refusal().code())
                .isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(house.join("ada", Role.COLLABORATOR)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(role("ada")).as("a role that was given stays").isEqualTo(Role.OBSERVER);
        assertThat(done(house.room.meeting().role(user("host"), Role.OBSERVER)))
                .isInstanceOf(MeetingOutcome.Invalid.class);
    }

    @Test
    @Tag("RM34")
    void whoIsRemovedIsOutOnAllConnectionsAndMayJoinAgain() {
        Guest one = house.enter("ada");
        Guest two = new Guest(house.room, "ada").hello();
        house.settle();
        done(house.room.meeting().remove(user("ada")));
        assertThat(one.closed).isEqualTo(CloseReason.REMOVED);
        assertThat(two.closed).isEqualTo(CloseReason.REMOVED);
        Guest back = new Guest(house.room, "ada").hello();
        assertThat(back.closed).as("the token alone does not do").isEqualTo(CloseReason.REMOVED);
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Admitted.class);
    }

    @Test
    @Tag("RM34")
    void whoIsBannedStaysOutUntilTheBanIsLifted() {
        Guest ada = house.enter("ada");
        done(house.room.meeting().ban(user("ada")));
        assertThat(ada.closed).isEqualTo(CloseReason.BANNED);
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Banned.class);
        done(house.room.meeting().ban(user("never_seen")));
        assertThat(house.join("never_seen", Role.ANALYST)).isInstanceOf(JoinOutcome.Banned.class);
        house.restart();
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Banned.class);
        done(house.room.meeting().lift(user("ada")));
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(done(house.room.meeting().ban(user("host"))))
                .isInstanceOf(MeetingOutcome.Invalid.class);
        assertThat(done(house.room.meeting().remove(user("host"))))
                .isInstanceOf(MeetingOutcome.Invalid.class);
    }

    @Test
    @Tag("RM35")
    void aLockedSessionTakesNobodyNew() {
        house.enter("ada");
        set("locked", true);
        assertThat(house.join("bob", Role.ANALYST)).isInstanceOf(JoinOutcome.Locked.class);
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(house.join("host", Role.ADMIN)).isInstanceOf(JoinOutcome.Admitted.class);
        done(house.room.meeting().remove(user("ada")));
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Locked.class);
        set("locked", false);
        assertThat(house.join("bob", Role.ANALYST)).isInstanceOf(JoinOutcome.Admitted.class);
    }

    @Test
    @Tag("RM36")
    void aPasscodeIsAskedOfEverybodyButThoseWhoProveThatTheyWereIn() {
        house.enter("ada");
        set("passcode_required", true);
        assertThat(join(knock("bob"))).isInstanceOf(JoinOutcome.PasscodeRequired.class);
        assertThat(join(new Knock(knock("bob").request(), true, false)))
                .isInstanceOf(JoinOutcome.PasscodeRequired.class);
        assertThat(join(knock("bob").withRightPasscode())).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(join(knock("ada")))
                .as("to say a name is not to prove it")
                .isInstanceOf(JoinOutcome.PasscodeRequired.class);
        assertThat(join(new Knock(knock("ada").request(), true, false)))
                .isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(join(knock("host"))).isInstanceOf(JoinOutcome.PasscodeRequired.class);
    }

    // ---- the host

    @ParameterizedTest
    @CsvSource({
        "admin, collaborator, chair",
        "observer, collaborator, ada",
        "analyst, observer, chair",
        "analyst, analyst, chair",
        "enterprise_partner, analyst, ada",
        "observer, enterprise_partner, host"
    })
    @Tag("RM38")
    void theHostIsPassedOnToTheFirstInLine(String one, String other, String heir) {
        house.enter("chair");
        house.enter("ada");
        done(house.room.meeting().role(user("chair"), Role.ofWireName(one).orElseThrow()));
        done(house.room.meeting().role(user("ada"), Role.ofWireName(other).orElseThrow()));
        host.leave();
        house.pass(Duration.ofSeconds(4));
        assertThat(Sessions.isHost(house.room.document(), user("host"))).isTrue();
        house.pass(Duration.ofSeconds(4));
        assertThat(Sessions.isHost(house.room.document(), user(heir))).isTrue();
        assertThat(role(heir)).isEqualTo(Role.ADMIN);
    }

    @Test
    @Tag("RM38")
    void aHostWhoComesBackIsAnAdminAndGetsItBackOnlyByBeingPassedIt() {
        house.enter("ada");
        host.leave();
        house.pass(Duration.ofSeconds(8));
        assertThat(house.join("host", Role.ADMIN)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(role("host")).isEqualTo(Role.ADMIN);
        assertThat(Sessions.isHost(house.room.document(), user("ada"))).isTrue();
        done(house.room.meeting().passHost(user("host")));
        assertThat(Sessions.isHost(house.room.document(), user("host"))).isTrue();
        assertThat(role("ada")).isEqualTo(Role.ADMIN);
        assertThat(done(house.room.meeting().passHost(user("nobody"))))
                .isInstanceOf(MeetingOutcome.NoSuchMember.class);
    }

    @Test
    @Tag("RM38")
    void aHostWhoIsAwayForAMomentOrWasNeverHereStaysTheHost() {
        house.enter("ada");
        host.leave();
        house.pass(Duration.ofSeconds(2));
        new Guest(house.room, "host").hello();
        house.pass(Duration.ofSeconds(10));
        assertThat(Sessions.isHost(house.room.document(), user("host"))).isTrue();

        House empty = new House();
        Guest ada = empty.enter("ada");
        empty.pass(Duration.ofSeconds(20));
        assertThat(ada.closed).isNull();
        assertThat(Sessions.isHost(empty.room.document(), user("host"))).isTrue();
    }

    // ---- the states

    @Test
    @Tag("RM39")
    void aDraftIsForItsAdminsAlone() {
        become(SessionState.ENDED);
        House other = new House(SessionState.DRAFT);
        assertThat(other.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.NotOpen.class);
        assertThat(other.join("host", Role.ADMIN)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(other.room.meeting().become(SessionState.PAUSED).toCompletableFuture().join())
                .isEqualTo(new MeetingOutcome.WrongState(SessionState.DRAFT));
    }

    @Test
    @Tag("RM40")
    void beforeTheStartPeopleWaitAndAtItTheyComeIn() {
        House other = new House(SessionState.LOBBY);
        Guest chair = other.enter("host", Role.ADMIN);
        assertThat(chair.all(ServerMessage.Welcomed.class)).hasSize(1);
        Guest ada = other.enter("ada");
        Guest early = other.enter("early");
        assertThat(ada.heard).containsExactly(new ServerMessage.Waiting("not_started", null));
        chair.submit(
                new Operation.Update(
                        Members.of(other.room.document(), user("early")).orElseThrow().id(),
                        "access",
                        Value.of("admitted")));
        other.settle();
        assertThat(early.all(ServerMessage.Welcomed.class)).hasSize(1);
        var _ = other.room.meeting().become(SessionState.LIVE);
        other.settle();
        assertThat(ada.all(ServerMessage.Welcomed.class)).hasSize(1);
    }

    @Test
    @Tag("RM40")
    void aWaitingRoomStaysOneAfterTheStart() {
        House other = new House(SessionState.LOBBY);
        var _ = other.room.meeting().set(Map.of("waiting_room", Value.of(true)));
        other.settle();
        Guest ada = other.enter("ada");
        var _ = other.room.meeting().become(SessionState.LIVE);
        other.settle();
        assertThat(ada.all(ServerMessage.Waiting.class))
                .extracting(ServerMessage.Waiting::reason)
                .containsExactly("not_started", "waiting_room");
        assertThat(ada.all(ServerMessage.Welcomed.class)).isEmpty();
    }

    @Test
    @Tag("RM41")
    void theRelayStartsASessionAtItsTimeAlsoAfterARestart() {
        House other = new House(SessionState.LOBBY);
        String start =
                java.time.Instant.ofEpochMilli(other.thread.millis()).plusSeconds(45).toString();
        var _ = other.room.meeting().set(Map.of("scheduled_start", Value.of(start)));
        Guest ada = other.enter("ada");
        assertThat(ada.heard).containsExactly(new ServerMessage.Waiting("not_started", start));
        other.pass(Duration.ofSeconds(30));
        other.restart();
        assertThat(Sessions.state(other.room.document())).isEqualTo(SessionState.LOBBY);
        Guest again = new Guest(other.room, "ada").hello();
        other.pass(Duration.ofSeconds(17));
        assertThat(Sessions.state(other.room.document())).isEqualTo(SessionState.LIVE);
        assertThat(again.all(ServerMessage.Welcomed.class)).hasSize(1);
        var again2 = other.room.meeting().set(Map.of("scheduled_start", Value.of(start)));
        assertThat(again2.toCompletableFuture().join())
                .isEqualTo(new MeetingOutcome.WrongState(SessionState.LIVE));
    }

    @Test
    @Tag("RM42")
    void aPausedSessionTakesChatFromAllAndEverythingFromAdmins() {
        Guest ada = house.enter("ada");
        become(SessionState.PAUSED);
        ada.submit(new Operation.Update(House.VIEW, "title", Value.of("mine")));
        ada.submit(Guest.chat("when do we go on?"));
        host.submit(new Operation.Update(House.VIEW, "title", Value.of("prepared")));
        house.settle();
        assertThat(ada.last(ServerMessage.Refused.class).refusal().code())
                .isEqualTo(Refusal.Code.PAUSED);
        assertThat(ada.all(ServerMessage.Acknowledged.class)).hasSize(1);
        assertThat(host.all(ServerMessage.Acknowledged.class)).hasSize(1);
        become(SessionState.LIVE);
        ada.submit(new Operation.Update(House.VIEW, "title", Value.of("mine")));
        house.settle();
        assertThat(ada.all(ServerMessage.Acknowledged.class)).hasSize(2);
    }

    @Test
    @Tag("RM43")
    void theEndClosesEverybodyAndLetsNobodyIn() {
        Guest ada = house.enter("ada");
        set("waiting_room", true);
        Guest waiting = house.enter("bob");
        become(SessionState.ENDED);
        assertThat(List.of(ada, host, waiting)).allMatch(each -> each.closed == CloseReason.ENDED);
        assertThat(house.join("ada", Role.ANALYST)).isInstanceOf(JoinOutcome.Ended.class);
        assertThat(new Guest(house.room, "ada").hello().closed).isEqualTo(CloseReason.ENDED);
        assertThat(done(house.room.meeting().become(SessionState.LIVE)))
                .isEqualTo(new MeetingOutcome.WrongState(SessionState.ENDED));
    }
}
