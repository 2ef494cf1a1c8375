package org.orrery.model.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.model.Session.chat;
import static org.orrery.model.Session.member;
import static org.orrery.model.Session.view;

import java.util.EnumSet;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.orrery.model.Session;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

class MeetingTest {

    private final Session session = new Session();
    private final Author host = session.join("host", Role.ADMIN);
    private final Author chair = session.join("chair", Role.ADMIN);
    private final Author ada = session.join("ada", Role.COLLABORATOR);

    @BeforeEach
    void make() {
        session.relay(
                new Operation.Create(
                        Session.id("session"),
                        Kinds.SESSION,
                        Map.of(
                                "title", Value.of("Quarter"),
                                "session_type", Value.of("strategy_meeting"),
                                "host_user_id", Value.of("host"))));
    }

    private void state(SessionState state) {
        session.relay(
                new Operation.Update(Session.id("session"), "state", Value.of(state.wireName())));
    }

    private static Operation access(String user, Access access) {
        return new Operation.Update(member(user), "access", Value.of(access.wireName()));
    }

    @ParameterizedTest
    @EnumSource(names = {"WAITING", "REMOVED", "BANNED"})
    @Tag("PM9")
    void whoIsNotAdmittedMayDoNothing(Access access) {
        session.applied(ada, chat("before", "hello"));
        session.applied(chair, access("ada", access));
        assertThat(session.refused(ada, chat("c", "hello"))).isEqualTo(Refusal.Code.NOT_A_MEMBER);
        assertThat(session.refused(ada, access("ada", Access.ADMITTED)))
                .isEqualTo(Refusal.Code.NOT_A_MEMBER);
        assertThat(Members.role(session.document(), ada.user())).isEmpty();
        assertThat(Members.connected(session.document())).noneMatch(each -> isOf(ada, each));
        session.applied(chair, access("ada", Access.ADMITTED));
        session.applied(ada, chat("after", "hello"));
    }

    private static boolean isOf(Author author, org.orrery.model.document.Entity member) {
        return member.owner().equals(author.user());
    }

    @Test
    @Tag("PM9")
    void onlyAnAdminLetsPeopleIn() {
        assertThat(session.refused(ada, access("ada", Access.ADMITTED)))
                .isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(Access.ofWireName("of_tomorrow")).isEqualTo(Access.REMOVED);
    }

    @Test
    @Tag("PM10")
    void theHostIsNotPutOut() {
        for (Access access : EnumSet.complementOf(EnumSet.of(Access.ADMITTED))) {
            assertThat(session.refused(chair, access("host", access)))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
        }
        session.applied(chair, access("host", Access.ADMITTED));
        session.applied(host, access("chair", Access.REMOVED));
    }

    @Test
    @Tag("PM11")
    void aPausedSessionIsChangedByAdminsOnlyButChatGoesOn() {
        state(SessionState.PAUSED);
        assertThat(session.refused(ada, view("v"))).isEqualTo(Refusal.Code.PAUSED);
        session.applied(ada, chat("c", "are we there yet?"));
        session.applied(ada, new Operation.Update(member("ada"), "hand_raised", Value.of(true)));
        session.applied(chair, view("v"));
        state(SessionState.LIVE);
        session.applied(ada, view("w"));
    }

    @Test
    @Tag("PM11")
    void whatIsOverIsChangedByNobody() {
        state(SessionState.ENDED);
        for (Author author : new Author[] {host, ada}) {
            assertThat(session.refused(author, chat("c", "still here")))
                    .isEqualTo(Refusal.Code.READ_ONLY);
        }
        assertThat(Sessions.state(session.document()).isOver()).isTrue();
        assertThat(SessionState.ofWireName("of_tomorrow").isOver()).isTrue();
    }

    @Test
    @Tag("PM11")
    void theStateIsTheRelaysToChange() {
        assertThat(
                        session.refused(
                                host,
                                new Operation.Update(
                                        Session.id("session"), "state", Value.of("paused"))))
                .isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(Sessions.state(session.document())).isEqualTo(SessionState.LIVE);
    }

    @Test
    @Tag("PM11")
    void aSessionGoesThroughItsStatesInOrder() {
        for (SessionState from : SessionState.values()) {
            assertThat(from.mayBecome(from)).isFalse();
        }
        assertThat(SessionState.DRAFT.mayBecome(SessionState.LOBBY)).isTrue();
        assertThat(SessionState.LOBBY.mayBecome(SessionState.LIVE)).isTrue();
        assertThat(SessionState.LIVE.mayBecome(SessionState.PAUSED)).isTrue();
        assertThat(SessionState.PAUSED.mayBecome(SessionState.LIVE)).isTrue();
        assertThat(SessionState.ENDED.mayBecome(SessionState.LIVE)).isFalse();
        assertThat(SessionState.LIVE.mayBecome(SessionState.ARCHIVED)).isFalse();
        assertThat(SessionState.ENDED.mayBecome(SessionState.ARCHIVED)).isTrue();
    }
}
