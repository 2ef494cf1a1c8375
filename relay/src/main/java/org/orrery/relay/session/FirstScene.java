package org.orrery.relay.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.CreateSession;

/// What a new session starts with: the entity of the session and its first view.
final class FirstScene {

    private FirstScene() {}

    /// The first batch of a session's log.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the request
    static List<Operation> operations(SessionRecord session) {
        CreateSession request = session.request();
        List<Operation> operations =
                List.of(
                        new Operation.Create(
                                session.sessionId().entity(),
                                Kinds.SESSION,
                                sessionProperties(request)),
                        new Operation.Create(viewId(session), Kinds.VIEW, viewProperties(request)));
        for (Operation operation : operations) {
            Operation.Create create = (Operation.Create) operation;
            Optional<String> problem =
                    Kinds.SCHEMA.kind(create.kind()).orElseThrow().problem(create.properties());
            if (problem.isPresent()) {
                throw new IllegalArgumentException(problem.get());
            }
        }
        return operations;
    }

    /// The view's id follows from the session's, so that a creation that is finished after a crash gives the same one.
    private static EntityId viewId(SessionRecord session) {
        UUID id = session.sessionId().value();
        return new EntityId(
                new UUID(id.getMostSignificantBits(), id.getLeastSignificantBits() ^ 1));
    }

    private static Map<String, Value> sessionProperties(CreateSession request) {
        if (request.title().isBlank()) {
            throw new IllegalArgumentException("title is required");
        }
        Map<String, Value> properties = new TreeMap<>();
        properties.put("title", Value.of(request.title().strip()));
        properties.put("session_type", Value.of(request.sessionType()));
        properties.put("host_user_id", Value.of(request.hostUserId().value()));
        put(properties, "enterprise_partner", request.enterprisePartner());
        put(properties, "compliance_level", request.complianceLevel());
        put(properties, "security_level", request.securityLevel());
        if (request.complianceLevel() != null || request.securityLevel() != null) {
            properties.put("policy", SessionViews.policy(request));
        }
        if (request.scheduledStart() != null) {
            properties.put("scheduled_start", Schedule.time(request.scheduledStart()));
        }
        SessionState state = state(request);
        if (state != SessionState.LIVE) {
            properties.put("state", Value.of(state.wireName()));
        }
        if (request.waitingRoom() != null && request.waitingRoom()) {
            properties.put("waiting_room", Value.of(true));
        }
        return properties;
    }

    private static SessionState state(CreateSession request) {
        String state = request.state();
        if (state == null) {
            return request.scheduledStart() == null ? SessionState.LIVE : SessionState.LOBBY;
        }
        for (SessionState each :
                List.of(SessionState.DRAFT, SessionState.LOBBY, SessionState.LIVE)) {
            if (each.wireName().equals(state)) {
                return each;
            }
        }
        throw new IllegalArgumentException("a new session is draft, lobby or live");
    }

    private static Map<String, Value> viewProperties(CreateSession request) {
        CreateSession.InitialScene scene = request.initialScene();
        Map<String, Value> properties = new TreeMap<>();
        properties.put("title", Value.of("View 1"));
        properties.put("visualization_type", Value.of("scatter_3d"));
        properties.put("camera_position", Value.ofNumbers(10, 10, 10));
        properties.put("camera_target", Value.ofNumbers(0, 0, 0));
        if (scene == null) {
            return properties;
        }
        if (scene.dataFilters() instanceof Value.MapOf(Map<String, Value> filters)
                && !filters.isEmpty()) {
            throw new IllegalArgumentException(
                    "data_filters has to be empty: a new session has no data set to filter yet");
        }
        put(properties, "visualization_type", scene.visualizationType());
        put(properties, "camera_position", scene.cameraPosition());
        put(properties, "camera_target", scene.cameraTarget());
        return properties;
    }

    private static void put(Map<String, Value> properties, String name, @Nullable String text) {
        if (text != null) {
            properties.put(name, Value.of(text));
        }
    }

    private static void put(
            Map<String, Value> properties, String name, @Nullable List<Double> numbers) {
        if (numbers != null) {
            List<Value> items = new ArrayList<>();
            for (@Nullable Double number : numbers) {
                items.add(number == null ? Value.Nil.NIL : Value.of(number));
            }
            properties.put(name, new Value.ListOf(items));
        }
    }
}
