package org.orrery.relay.room;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.role.Role;
import org.orrery.protocol.message.ClientMessage;
import org.orrery.relay.access.AccessTable;
import org.orrery.relay.access.Standing;

/// The messages of the WebSocket as rows of `access.csv`. One without a row keeps the relay from opening a room.
enum SocketOperation {
    HELLO,
    SUBMIT,
    PRESENCE,
    SIGNAL,
    PING,
    AGENT_ACTION;

    private static final AccessTable TABLE = checked(AccessTable.standard());
    private static final Set<SocketOperation> OF_WAITING =
            allowed(Set.of(Standing.WAITING), Optional.empty());

    private static final Map<Role, Set<SocketOperation>> OF_ROLES = ofRoles();

    /// Such as `ws_submit`.
    String row() {
        return "ws_" + name().toLowerCase(Locale.ROOT);
    }

    static SocketOperation of(ClientMessage message) {
        return switch (message) {
            case ClientMessage.Hello _ -> HELLO;
            case ClientMessage.Submit _ -> SUBMIT;
            case ClientMessage.UpdatePresence _ -> PRESENCE;
            case ClientMessage.SendSignal _ -> SIGNAL;
            case ClientMessage.Ping _ -> PING;
            case ClientMessage.AgentAction _ -> AGENT_ACTION;
        };
    }

    /// What a member of `role` may say.
    static Set<SocketOperation> of(Role role) {
        return Objects.requireNonNull(OF_ROLES.get(role));
    }

    private static Map<Role, Set<SocketOperation>> ofRoles() {
        Map<Role, Set<SocketOperation>> all = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            all.put(role, allowed(Set.of(), Optional.of(role)));
        }
        return all;
    }

    /// What a member may say who is not let in yet.
    static Set<SocketOperation> ofWaiting() {
        return OF_WAITING;
    }

    private static Set<SocketOperation> allowed(Set<Standing> standings, Optional<Role> role) {
        Set<SocketOperation> allowed = EnumSet.noneOf(SocketOperation.class);
        for (SocketOperation each : values()) {
            if (TABLE.allows(each.row(), standings, role)) {
                allowed.add(each);
            }
        }
        return allowed;
    }

    /// The table itself.
    ///
    /// @throws IllegalStateException naming the message that has no row
    static AccessTable checked(AccessTable table) {
        for (SocketOperation each : values()) {
            if (!table.operations().contains(each.row())) {
                throw new IllegalStateException("access.csv has no row " + each.row());
            }
        }
        return table;
    }
}
