package org.orrery.model.reduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.orrery.model.Session.annotation;
import static org.orrery.model.Session.author;
import static org.orrery.model.Session.delete;
import static org.orrery.model.Session.edit;
import static org.orrery.model.Session.id;
import static org.orrery.model.Session.set;
import static org.orrery.model.Session.view;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.Session;
import org.orrery.model.document.Lease;
import org.orrery.model.operation.Author;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

class LeaseTest {

    private final Session session = new Session();
    private final Author ada = session.join("ada", Role.COLLABORATOR);
    private final Author bob = session.join("bob", Role.COLLABORATOR);

    @Test
    @Tag("LS1")
    void whileOneHoldsALeaseOthersChangeNothing() {
        session.applied(ada, annotation("a", "text"), acquire(5_000));
        for (Operation operation :
                List.of(
                        set("a", "resolved", Value.of(true)),
                        edit("a", TextDelta.insert(0, "x")),
                        delete("a"),
                        acquire(1_000))) {
            assertThat(session.refused(bob, operation)).isEqualTo(Refusal.Code.LEASED);
        }
    }

    @Test
    @Tag("LS2")
    void ofFiftyWhoGrabAtOnceTheFirstInTheLogWins() {
        session.applied(ada, annotation("a", ""));
        long base = session.document().sequence();
        int winners = 0;
        for (int i = 0; i < 50; i++) {
            Outcome outcome = session.commitBasedOn(base, author("bob", i), acquire(5_000));
            winners += outcome instanceof Outcome.Applied ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        assertThat(lease().client()).isEqualTo(author("bob", 0).client());
        assertThat(lease().fence()).isEqualTo(base + 1);
    }

    @Test
    @Tag("LS3")
    void renewingProlongsTheLeaseAndKeepsTheFence() {
        session.applied(ada, annotation("a", ""), acquire(1_000));
        long fence = lease().fence();
        session.timeMillis += 900;
        session.applied(ada, acquire(1_000));
        assertThat(lease().fence()).isEqualTo(fence);
        assertThat(lease().expiresMillis()).isEqualTo(session.timeMillis + 1_000);
    }

    @Test
    @Tag("LS4")
    void aLeaseEndsByTheTimeOfTheEntries() {
        session.applied(ada, annotation("a", ""), acquire(1_000));
        session.timeMillis += 999;
        assertThat(session.refused(bob, acquire(1_000))).isEqualTo(Refusal.Code.LEASED);
        session.timeMillis += 1;
        session.applied(bob, acquire(1_000));
        assertThat(lease().user()).isEqualTo(bob.user());
    }

    @Test
    @Tag("LS4")
    void aLeaseLastsAtMostThirtySeconds() {
        session.applied(ada, annotation("a", ""), acquire(Long.MAX_VALUE));
        assertThat(lease().expiresMillis()).isEqualTo(session.timeMillis + Lease.MAX_MILLIS);
        session.applied(ada, acquire(Long.MIN_VALUE));
        assertThat(lease().expiresMillis()).isEqualTo(session.timeMillis + 1);
    }

    @Test
    @Tag("LS5")
    void aLateChangeOfAFormerHolderIsFenced() {
        session.applied(ada, annotation("a", ""), acquire(1_000));
        long fence = lease().fence();
        session.applied(ada, fenced(fence));
        session.timeMillis += 2_000;
        session.applied(ada, fenced(fence));
        session.applied(bob, acquire(1_000));
        assertThat(session.refused(ada, fenced(fence))).isEqualTo(Refusal.Code.FENCED);
        session.timeMillis += 2_000;
        assertThat(session.refused(ada, fenced(fence))).isEqualTo(Refusal.Code.FENCED);
        assertThat(session.refused(ada, fenced(lease().fence()))).isEqualTo(Refusal.Code.FENCED);
        session.applied(ada, acquire(1_000));
        assertThat(lease().fence()).isGreaterThan(fence);
        assertThat(session.refused(ada, fenced(fence))).isEqualTo(Refusal.Code.FENCED);
    }

    @Test
    @Tag("LS5")
    void aLeaseGivenBackFencesItsFormerHolder() {
        session.applied(ada, annotation("a", ""), acquire(1_000));
        long fence = lease().fence();
        session.applied(ada, new Operation.ReleaseLease(id("a"), fence));
        assertThat(session.refused(ada, fenced(fence))).isEqualTo(Refusal.Code.FENCED);
        assertThat(session.refused(ada, new Operation.ReleaseLease(id("a"), fence)))
                .isEqualTo(Refusal.Code.FENCED);
    }

    @Test
    @Tag("LS6")
    void onlyTheHolderGivesItBackAndThenItIsFree() {
        session.applied(ada, annotation("a", ""), acquire(5_000));
        long fence = lease().fence();
        assertThat(session.refused(bob, new Operation.ReleaseLease(id("a"), fence)))
                .isEqualTo(Refusal.Code.FENCED);
        assertThat(session.refused(bob, new Operation.ReleaseLease(id("a"), 0)))
                .isEqualTo(Refusal.Code.LEASED);
        session.applied(ada, new Operation.ReleaseLease(id("a"), fence));
        session.applied(bob, acquire(5_000));
    }

    @Test
    @Tag("LS7")
    void theHolderNeedsNoFenceAndHoldsAsAClientNotAsAUser() {
        session.applied(ada, annotation("a", ""), acquire(5_000));
        session.applied(ada, set("a", "resolved", Value.of(true)));
        session.applied(ada, edit("a", TextDelta.insert(0, "x")));
        assertThat(session.refused(author("ada", 1), set("a", "resolved", Value.of(false))))
                .isEqualTo(Refusal.Code.LEASED);
        session.applied(ada, delete("a"));
    }

    @Test
    @Tag("LS8")
    @Tag("PM4")
    void whoMayNotUpdateAcquiresNoLease() {
        Author eve = session.join("eve", Role.OBSERVER);
        session.applied(ada, view("a"));
        assertThat(session.refused(eve, acquire(5_000))).isEqualTo(Refusal.Code.FORBIDDEN);
    }

    @Test
    @Tag("LS9")
    void nobodyLeasesAMember() {
        Author admin = session.join("admin", Role.ADMIN);
        for (Author author : List.of(ada, admin)) {
            var member = new Operation.AcquireLease(Session.member("ada"), 1_000);
            assertThat(session.refused(author, member)).isEqualTo(Refusal.Code.INVALID);
        }
    }

    private static Operation.AcquireLease acquire(long millis) {
        return new Operation.AcquireLease(id("a"), millis);
    }

    private static Operation.Update fenced(long fence) {
        return new Operation.Update(id("a"), Map.of("resolved", Value.of(true)), fence);
    }

    private Lease lease() {
        return Objects.requireNonNull(session.document().lease(id("a")));
    }
}
