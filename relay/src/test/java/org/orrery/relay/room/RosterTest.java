package org.orrery.relay.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.JoinSession;

class RosterTest {

    private final House house = new House();

    private Entity member(String user) {
        return Members.of(house.room.document(), new UserId(user)).orElseThrow();
    }

    @Test
    @Tag("RM22")
    void aJoinMakesAMemberWithASlotOfItsOwn() {
        house.join("ada", Role.ANALYST);
        house.join("bob", Role.OBSERVER);
        assertThat(member("ada").text("role", "")).isEqualTo("analyst");
        assertThat(member("ada").owner()).isEqualTo(new UserId("ada"));
        assertThat(List.of(member("ada").number("slot", -1), member("bob").number("slot", -1)))
                .doesNotHaveDuplicates();
    }

    @Test
    @Tag("RM22")
    void twoJoinsOfOneUserAtOnceMakeOneMember() {
        JoinSession request = new JoinSession(new UserId("ada"), "Ada", Role.ANALYST, null, false);
        CompletableFuture<JoinOutcome> first = house.room.join(request).toCompletableFuture();
        CompletableFuture<JoinOutcome> second = house.room.join(request).toCompletableFuture();
        house.settle();
        assertThat(first.join()).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(second.join()).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(house.room.document().ofKind("member")).hasSize(1);
    }

    @Test
    @Tag("RM22")
    void aJoinAgainChangesWhatIsDifferent() {
        house.join("ada", Role.ANALYST);
        double slot = member("ada").number("slot", -1);
        house.room.join(
                new JoinSession(
                        new UserId("ada"),
                        "Ada L.",
                        Role.ANALYST,
                        new JoinSession.AvatarConfig("orb", "#123456", 2.0),
                        true));
        house.settle();
        assertThat(member("ada").text("username", "")).isEqualTo("Ada L.");
        assertThat(member("ada").text("color", "")).isEqualTo("#123456");
        assertThat(member("ada").flag("simulated", false)).isTrue();
        assertThat(member("ada").number("slot", -1)).isEqualTo(slot);
    }

    @Test
    @Tag("RM22")
    void whatDoesNotFitIsInvalid() {
        JoinSession red =
                new JoinSession(
                        new UserId("ada"),
                        "Ada",
                        Role.ANALYST,
                        new JoinSession.AvatarConfig(null, "red", null),
                        false);
        CompletableFuture<JoinOutcome> outcome = house.room.join(red).toCompletableFuture();
        assertThat(outcome.join()).isInstanceOf(JoinOutcome.Invalid.class);
        JoinSession nameless = new JoinSession(new UserId("ada"), " ", Role.ANALYST, null, false);
        assertThat(house.room.join(nameless).toCompletableFuture().join())
                .isInstanceOf(JoinOutcome.Invalid.class);
        JoinSession broken =
                new JoinSession(new UserId("ada"), "\ud800", Role.ANALYST, null, false);
        assertThat(house.room.join(broken).toCompletableFuture().join())
                .isInstanceOf(JoinOutcome.Invalid.class);
    }

    @Test
    @Tag("RM23")
    void onlyTheHostMayTakeTheRoleOfAdmin() {
        assertThat(house.join("eve", Role.ADMIN)).isInstanceOf(JoinOutcome.RoleNotAllowed.class);
        assertThat(house.join("host", Role.ADMIN)).isInstanceOf(JoinOutcome.Admitted.class);
    }

    @Test
    @Tag("RM23")
    void aRoleThatAnAdminGaveOutlastsAJoin() {
        Guest host = house.enter("host", Role.ADMIN);
        house.enter("ada");
        house.enter("bob");
        host.submit(new Operation.Update(member("ada").id(), "role", Value.of("observer")));
        host.submit(new Operation.Update(member("bob").id(), "role", Value.of("admin")));
        house.settle();
        assertThat(house.join("ada", Role.COLLABORATOR)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(member("ada").text("role", "")).isEqualTo("observer");
        assertThat(house.join("bob", Role.ADMIN)).isInstanceOf(JoinOutcome.Admitted.class);
        assertThat(member("bob").text("role", "")).isEqualTo("admin");
    }

    @Test
    @Tag("RM24")
    void theFiftyFirstPersonHasToWait() {
        for (int i = 0; i < 50; i++) {
            assertThat(house.join("user" + i, Role.ANALYST))
                    .isInstanceOf(JoinOutcome.Admitted.class);
        }
        assertThat(house.join("late", Role.ANALYST)).isInstanceOf(JoinOutcome.Full.class);
        assertThat(house.join("user7", Role.ANALYST)).isInstanceOf(JoinOutcome.Admitted.class);
        house.pass(Duration.ofSeconds(61));
        assertThat(house.join("late", Role.ANALYST)).isInstanceOf(JoinOutcome.Admitted.class);
    }

    @Test
    @Tag("RM24")
    void whoIsConnectedKeepsTheirSeat() {
        for (int i = 0; i < 50; i++) {
            house.enter("user" + i);
        }
        house.pass(Duration.ofSeconds(5));
        assertThat(house.join("late", Role.ANALYST)).isInstanceOf(JoinOutcome.Full.class);
    }
}
