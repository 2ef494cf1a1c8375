package org.orrery.relay.room;

import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Sessions;
import org.orrery.model.value.Value;
import org.orrery.protocol.CloseReason;

/// What a session's policy says about who may be connected, as its document has it.
///
/// @param agentsAllowed whether simulated members may take part
/// @param encryptionRequired whether other machines may come in over TLS only
record PolicyInForce(boolean agentsAllowed, boolean encryptionRequired) {

    static PolicyInForce of(Document document) {
        Optional<Entity> session = Sessions.of(document);
        return session.isPresent() && session.get().get("policy") instanceof Value.MapOf policy
                ? new PolicyInForce(
                        says(policy, "agents_allowed", true),
                        says(policy, "encryption_required", false))
                : new PolicyInForce(true, false);
    }

    private static boolean says(Value.MapOf policy, String rule, boolean otherwise) {
        return policy.entries().get(rule) instanceof Value.Bool(boolean value) ? value : otherwise;
    }

    /// Whether the member has to go.
    boolean bars(Entity member) {
        return !agentsAllowed && member.flag("simulated", false);
    }

    /// Why a member's connection has to go, when it has to.
    Optional<CloseReason> objection(Connection connection, Entity member) {
        if (bars(member)) {
            return Optional.of(CloseReason.AGENTS_NOT_ALLOWED);
        }
        return encryptionRequired && !connection.outlet.isPrivate()
                ? Optional.of(CloseReason.ENCRYPTION_REQUIRED)
                : Optional.empty();
    }
}
