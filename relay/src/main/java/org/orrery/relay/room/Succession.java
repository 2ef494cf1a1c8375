package org.orrery.relay.room;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Property;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.value.Value;

/// Who becomes the host when the host has gone, rule `RM38`. Any thread.
final class Succession {

    /// Who may become the host at all, the first in line first. Guests from outside and those who only look on never do.
    private static final List<String> LINE =
            List.of(Role.ADMIN.wireName(), Role.COLLABORATOR.wireName(), Role.ANALYST.wireName());

    private Succession() {}

    /// Who follows the host: of the first role in line of which somebody is here, who has been here longest.
    static Optional<Entity> heir(Document document, Predicate<UserId> isHere) {
        return Members.connected(document).stream()
                .filter(member -> isHere.test(member.owner()))
                .filter(member -> !Sessions.isHost(document, member.owner()))
                .filter(member -> !member.flag("simulated", false))
                .filter(member -> LINE.contains(member.text("role", "")))
                .min(
                        Comparator.comparingInt(
                                        (Entity member) -> LINE.indexOf(member.text("role", "")))
                                .thenComparingLong(Succession::hereSince)
                                .thenComparing(member -> member.owner().value()));
    }

    /// The entry with which the member was connected.
    private static long hereSince(Entity member) {
        Property connected = member.property("connected");
        return connected == null ? Long.MAX_VALUE : connected.setAt();
    }

    /// Makes `heir` the host. Whoever was it stays an admin, and does not get it back by coming back.
    static List<Operation> pass(Document document, Entity heir) {
        List<Operation> operations = new ArrayList<>();
        Entity session = Sessions.of(document).orElseThrow();
        operations.add(
                new Operation.Update(session.id(), "host_user_id", Value.of(heir.owner().value())));
        operations.add(asAdmin(heir));
        UserId former = new UserId(session.text("host_user_id", heir.owner().value()));
        Members.of(document, former)
                .filter(member -> !Objects.equals(member.id(), heir.id()))
                .filter(member -> member.text("role", "").equals(Role.ADMIN.wireName()))
                .ifPresent(member -> operations.add(asAdmin(member)));
        return operations;
    }

    private static Operation asAdmin(Entity member) {
        return new Operation.Update(
                member.id(),
                Map.of("role", Value.of(Role.ADMIN.wireName()), "role_given", Value.of(true)),
                0);
    }
}
