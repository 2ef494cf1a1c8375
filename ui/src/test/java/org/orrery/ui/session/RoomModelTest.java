package org.orrery.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class RoomModelTest {
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final RoomModel room = fake.room();

    @Test
    void observersAreToldOfTheirKindsOnly() {
        List<Long> told = new ArrayList<>();
        room.watch(Set.of(Kinds.BOOKMARK), (_, after) -> told.add(after.sequence()));
        assertThat(told).hasSize(1);

        fake.sample().say(SampleRoom.BRAM, "hello");
        fake.settle();

        assertThat(told).hasSize(1);
    }

    @Test
    void manyChangesAreToldOnce() {
        List<Long> told = new ArrayList<>();
        room.watch(Set.of(Kinds.CHAT), (_, after) -> told.add(after.sequence()));

        for (int i = 0; i < 100; i++) {
            fake.sample().say(SampleRoom.BRAM, "message " + i);
        }
        fake.settle();

        assertThat(told).hasSize(2);
        assertThat(told.getLast()).isEqualTo(fake.client().document().sequence());
    }

    @Test
    void aRoleChangeCountsAtOnce() {
        assertThat(room.access().mayCreate(Kinds.ANNOTATION)).isTrue();

        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                fake.sample().member(SampleRoom.ADA),
                                "role",
                                Value.of(Role.OBSERVER.wireName())));
        fake.settle();

        assertThat(room.access().mayCreate(Kinds.ANNOTATION)).isFalse();
        assertThat(room.access().creationObjection(Kinds.ANNOTATION).getValue())
                .contains("Observer");
    }

    @Test
    void whatIsRefusedAtOnceIsToldWithItsLabel() {
        List<String> told = new ArrayList<>();
        room.onRefused((label, _) -> told.add(label));

        var _ =
                room.submit(
                        "Forge a member",
                        new Operation.Create(
                                room.newId(), Kinds.MEMBER, Map.of("username", Value.of("x"))));
        fake.settle();

        assertThat(told).containsExactly("Forge a member");
    }

    @Test
    void whatTheRelaySaysOfTheSessionIsToldInOrder() {
        List<String> told = new ArrayList<>();
        room.onNoticed(told::add);

        fake.client().notice("read_only");
        fake.client().notice("writable_again");
        fake.settle();

        assertThat(told).containsExactly("read_only", "writable_again");
    }

    @Test
    void aLabelOfAnyLengthFits() {
        var settled =
                room.submit(
                        "x".repeat(500),
                        new Operation.Update(fake.sample().view(), "title", Value.of("a title")));
        fake.settle();

        assertThat(settled).isCompleted();
    }

    @Test
    void membersHaveInitialsOfFirstAndLastName() {
        assertThat(room.member(SampleRoom.BRAM).map(Member::initials)).contains("BV");
        assertThat(Member.initials("Plato")).isEqualTo("P");
        assertThat(Member.initials("  ")).isEqualTo("?");
    }
}
