package org.orrery.model.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Session;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.pcollections.HashTreePMap;

class DocumentTest {

    private final Session session = new Session();
    private final Author ada = session.join("ada", Role.COLLABORATOR);

    @Test
    @Tag("SD20")
    void anUpdateAmongTenThousandSharesAllTheOthers() {
        for (int batch = 0; batch < 10; batch++) {
            Operation[] thousand = new Operation[1_000];
            for (int i = 0; i < thousand.length; i++) {
                thousand[i] = Session.annotation("a" + (batch * 1_000 + i), "text");
            }
            session.applied(ada, thousand);
        }
        Document before = session.document();
        session.applied(ada, Session.set("a77", "resolved", Value.of(true)));
        Document after = session.document();
        assertThat(before.size()).isEqualTo(10_001);
        for (int i = 0; i < 10_000; i++) {
            EntityId id = Session.id("a" + i);
            if (i != 77) {
                assertThat(after.entity(id)).isSameAs(before.entity(id));
            }
        }
        assertThat(after.entity(Session.id("a77"))).isNotEqualTo(before.entity(Session.id("a77")));
        assertThat(after.ofKind(Kinds.ANNOTATION)).hasSize(10_000);
    }

    @Test
    void aMemberIsFoundByUserAlsoWhenTheyOwnSeveralOrOneHasGone() {
        Entity first = member(1);
        Entity second = member(2);
        Entity other = entity(3, "x");
        Document both = Document.EMPTY.with(second).with(other).with(first).with(first);
        assertThat(Members.of(both, ada.user())).containsSame(first);
        Tombstone grave = new Tombstone(Kinds.MEMBER, ada.user(), ada.user(), 1);
        Document one = both.without(first, grave);
        assertThat(Members.of(one, ada.user())).containsSame(second);
        assertThat(Members.of(one.without(second, grave), ada.user())).isEmpty();
    }

    private Entity member(int id) {
        return Entity.of(
                new EntityId(new UUID(0, id)),
                Kinds.MEMBER,
                ada.user(),
                1,
                0,
                HashTreePMap.empty());
    }

    @Test
    @Tag("SD21")
    void theHashSeesEntitiesPropertiesLeasesTombstonesAndTheSequence() {
        session.applied(ada, Session.annotation("a", "x"));
        String hash = sameSequence();
        session.applied(ada, new Operation.AcquireLease(Session.id("a"), 1_000));
        String leased = sameSequence();
        session.applied(ada, Session.set("a", "resolved", Value.of(true)));
        String resolved = sameSequence();
        session.applied(ada, Session.delete("a"));
        String deleted = sameSequence();
        assertThat(List.of(hash, leased, resolved, deleted)).doesNotHaveDuplicates();
        assertThat(session.document().at(1).stateHash())
                .isNotEqualTo(session.document().at(2).stateHash());
        assertThat(hash).matches("[0-9a-f]{16}");
    }

    @Test
    @Tag("SD21")
    void theHashDependsOnWhatThereIsAndNotOnHowItCameAbout() {
        Entity one = entity(1, "x");
        Entity two = entity(2, "y");
        Tombstone grave = new Tombstone(Kinds.CHAT, ada.user(), ada.user(), 1);
        Lease lease = new Lease(ada.user(), ada.client(), 3, 4);
        Document direct =
                Document.EMPTY.with(one).with(two).withLease(one.id(), lease).without(two, grave);
        Document detour =
                Document.EMPTY
                        .with(two)
                        .withLease(two.id(), lease)
                        .without(two, grave)
                        .with(entity(1, "z"))
                        .withLease(one.id(), new Lease(ada.user(), ada.client(), 1, 1))
                        .withoutLease(one.id())
                        .with(one)
                        .withLease(one.id(), lease)
                        .with(two)
                        .without(two, grave);
        Document restored =
                Document.restore(
                        0,
                        List.of(one),
                        Map.of(one.id(), lease),
                        Map.of(two.id(), grave),
                        Map.of(ada.client(), new ClientMark(1, 1)));
        assertThat(detour.stateHash()).isEqualTo(direct.stateHash());
        assertThat(restored.stateHash()).isEqualTo(direct.stateHash());
        assertThat(Document.EMPTY.with(one).withLease(one.id(), lease).withoutLease(one.id()))
                .extracting(Document::stateHash)
                .isEqualTo(Document.EMPTY.with(one).stateHash());
    }

    @Test
    @Tag("SD21")
    void theHashTellsValuesApart() {
        List<Value> values =
                List.of(
                        Value.of(""),
                        Value.of("1"),
                        Value.of(1),
                        Value.of(2),
                        Value.of(true),
                        Value.of(false),
                        Value.ofNumbers(),
                        Value.ofNumbers(1),
                        Value.ofNumbers(1, 2),
                        Value.ofNumbers(2, 1),
                        new Value.ListOf(List.of(Value.ofNumbers(1, 2))),
                        new Value.ListOf(List.of(Value.ofNumbers(1), Value.of(2))),
                        new Value.MapOf(Map.of()),
                        new Value.MapOf(Map.of("a", Value.of(1))),
                        new Value.MapOf(Map.of("b", Value.of(1))));
        assertThat(values.stream().map(value -> property(value).hash())).doesNotHaveDuplicates();
    }

    @Test
    @Tag("SD20")
    void entitiesOfAKindAreInTheOrderOfTheirIds() {
        Document document = Document.EMPTY.with(entity(2, "b")).with(entity(1, "a"));
        assertThat(document.ofKind(Kinds.CHAT)).containsExactly(entity(1, "a"), entity(2, "b"));
        assertThat(document.ofKind("nothing")).isEmpty();
    }

    private String sameSequence() {
        return session.document().at(0).stateHash();
    }

    private Entity entity(long id, String body) {
        return Entity.of(
                new EntityId(new UUID(0, id)),
                Kinds.CHAT,
                ada.user(),
                1,
                1,
                org.pcollections.HashTreePMap.singleton(
                        "body", new Property(Value.of(body), 1, ada.user(), null)));
    }

    private Entity property(Value value) {
        return Entity.of(
                new EntityId(new UUID(0, 1)),
                Kinds.CHAT,
                ada.user(),
                1,
                1,
                org.pcollections.HashTreePMap.singleton(
                        "p", new Property(value, 1, ada.user(), null)));
    }
}
