package org.orrery.relay.privacy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.orrery.model.id.UserId;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.session.SessionRecord;

/// A person's data over all sessions (GDPR articles 15, 17 and 20). Safe on any thread; the stages complete on threads that
/// may wait for the disk.
public interface PersonalData {

    /// Everything of that person, readable: their membership and every entry that they wrote, by session.
    default CompletionStage<ObjectNode> export(UserId person) {
        return export(person, _ -> true);
    }

    /// Like [#export(UserId)], of some sessions only.
    CompletionStage<ObjectNode> export(UserId person, Predicate<SessionRecord> sessions);

    /// The tenants in whose sessions the person has been.
    CompletionStage<Set<TenantId>> tenants(UserId person);

    /// Makes the person's texts unreadable for good, in logs, snapshots, archives and backups of the data, and takes them
    /// out of every session. Their place in the logs stays, so that these still verify. Rooms they were in are loaded anew.
    ///
    /// @param tenant whose act it is, and `actor` who asked for it, for the audit
    CompletionStage<Erasure> erase(UserId person, TenantId tenant, String actor);

    /// An erasure in the relay's only tenant.
    default CompletionStage<Erasure> erase(UserId person, String actor) {
        return erase(person, TenantId.DEFAULT, actor);
    }

    /// What was done.
    ///
    /// @param sessions in which the person had been
    /// @param failed sessions that could not be opened; their texts are unreadable all the same
    record Erasure(UserId person, int sessions, int failed) {}
}
