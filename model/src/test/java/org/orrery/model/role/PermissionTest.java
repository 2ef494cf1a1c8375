package org.orrery.model.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.model.Session.annotation;
import static org.orrery.model.Session.chat;
import static org.orrery.model.Session.delete;
import static org.orrery.model.Session.id;
import static org.orrery.model.Session.member;
import static org.orrery.model.Session.set;
import static org.orrery.model.Session.view;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Session;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Outcome;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

class PermissionTest {

    private final Session session = new Session();
    private final Author admin = session.join("admin", Role.ADMIN);
    private final Author ada = session.join("ada", Role.COLLABORATOR);
    private final Author eve = session.join("eve", Role.OBSERVER);

    @Test
    @Tag("PM1")
    void aStrangerMayDoNothingAndTheRelayEverything() {
        Author stranger = Session.author("stranger", 0);
        session.relay(view("v"));
        for (Operation operation :
                List.of(
                        chat("c", "x"),
                        set("v", "x", Value.of("y")),
                        delete("v"),
                        new Operation.AcquireLease(id("v"), 1),
                        new Operation.ReleaseLease(id("v"), 0))) {
            assertThat(session.refused(stranger, operation)).isEqualTo(Refusal.Code.NOT_A_MEMBER);
        }
        assertThat(session.relay(set("v", "x", Value.of("y")), delete("v")))
                .isInstanceOf(Outcome.Applied.class);
        assertThat(session.relay(new Operation.Create(id("x"), "spaceship", Map.of())))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    @Tag("PM3")
    void anUpdateNeedsThePermissionForEachPropertyItSets() {
        Author ann = session.join("ann", Role.ANALYST);
        session.applied(ada, annotation("a", "x"));
        session.applied(ann, set("a", "resolved", Value.of(true)));
        assertThat(
                        session.refused(
                                ann,
                                new Operation.Update(
                                        id("a"),
                                        Map.of(
                                                "resolved", Value.of(false),
                                                "color", Value.of("#000000")))))
                .isEqualTo(Refusal.Code.FORBIDDEN);
    }

    @Test
    @Tag("PM5")
    @Tag("PM8")
    void aChangeOfRoleTakesEffectWithTheNextEntryWhateverTheAuthorHadSeen() {
        long base = session.document().sequence();
        session.applied(admin, role("ada", Role.OBSERVER));
        Outcome late = session.commitBasedOn(base, ada, view("v"));
        assertThat(late).isInstanceOf(Outcome.Refused.class);
        session.applied(admin, role("eve", Role.COLLABORATOR));
        session.applied(eve, view("v"));
    }

    @Test
    @Tag("PM5")
    void aChangeOfRoleTakesEffectWithinItsBatchToo() {
        assertThat(session.refused(admin, role("admin", Role.OBSERVER), view("v")))
                .isEqualTo(Refusal.Code.FORBIDDEN);
    }

    @Test
    @Tag("PM6")
    void membersAreTheRelaysAndRolesAnAdmins() {
        for (Author author : List.of(admin, ada, eve)) {
            assertThat(
                            session.refused(
                                    author,
                                    new Operation.Create(
                                            id("new"),
                                            Kinds.MEMBER,
                                            Session.memberProperties("new", Role.ADMIN))))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(session.refused(author, own(author, "connected", Value.of(false))))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(session.refused(author, own(author, "slot", Value.of(3))))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(session.refused(author, own(author, "user_id", Value.of("admin"))))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            assertThat(session.refused(author, new Operation.Delete(member("eve"))))
                    .isEqualTo(Refusal.Code.FORBIDDEN);
            session.applied(author, own(author, "hand_raised", Value.of(true)));
        }
        assertThat(session.refused(ada, role("ada", Role.ADMIN))).isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(session.refused(ada, role("eve", Role.ANALYST)))
                .isEqualTo(Refusal.Code.FORBIDDEN);
    }

    @Test
    @Tag("PM7")
    void nobodyWritesInAnothersNameByRestoring() {
        session.applied(eve, chat("c", "what I said"));
        session.applied(admin, delete("c"));
        Operation.Create forged = restored("c", "what I never said");
        assertThat(session.refused(admin, forged)).isEqualTo(Refusal.Code.FORBIDDEN);
        assertThat(session.refused(ada, forged)).isEqualTo(Refusal.Code.FORBIDDEN);
        session.applied(eve, restored("c", "what I said"));
        assertThat(session.entity("c").owner()).isEqualTo(eve.user());
    }

    private static Operation.Create restored(String name, String body) {
        return new Operation.Create(id(name), Kinds.CHAT, Map.of("body", Value.of(body)), true);
    }

    private static Operation.Update role(String user, Role role) {
        return new Operation.Update(member(user), "role", Value.of(role.wireName()));
    }

    private static Operation.Update own(Author author, String property, Value value) {
        return new Operation.Update(member(author.user().value()), property, value);
    }
}
