package org.orrery.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Created;
import org.orrery.relay.access.AccessTable;
import org.orrery.relay.access.Standing;

/// The whole of `access.csv` against a running relay: every route x every kind of caller x own and other tenant. Requests are
/// made from the OpenAPI document: a row without a route in it, or the other way round, fails.
class AccessMatrixTest {

    /// Rows of messages on the WebSocket, which have tests of their own.
    private static final String MESSAGE = "ws_";

    private static final String NO_BLOB = "0".repeat(64);
    private static final Set<String> DENIED = Set.of("forbidden", "not_a_member", "token_invalid");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /// A route as the OpenAPI document has it.
    private record Route(String method, String path) {}

    /// Somebody who calls.
    ///
    /// @param role in the session, for members
    private record Guest(
            String name, Set<Standing> standings, Optional<Role> role, @Nullable String token) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// A session with a member of each role, and one who waits.
    private record Room(Created session, List<Guest> members) {

        /// The caller as a member of this room, if it is one of a room.
        Guest of(Guest caller) {
            return members.stream()
                    .filter(each -> each.name().equals(caller.name()))
                    .findFirst()
                    .orElse(caller);
        }
    }

    @TempDir static Path folder;
    private static People people;
    private static final Map<String, Route> ROUTES = new HashMap<>();
    private static final List<Guest> PEOPLE = new ArrayList<>();
    private static final List<Guest> STRANGERS = new ArrayList<>();
    private static final Map<String, String> TOKENS = new HashMap<>();
    private static Room shared;

    @BeforeAll
    static void start() {
        people = People.start(folder.resolve("data"), "default", "acme");
        read(TestClient.tree(people.send("GET", "/collaboration/openapi.json", null, null)));
        for (Role role : Role.values()) {
            people.add(role.wireName(), null, Role.ADMIN, "person");
        }
        people.add("waiting", "person");
        people.add("boss", null, Role.ADMIN, "tenant_admin");
        people.add("person", "acme", Role.ADMIN, "person");
        people.add("boss", "acme", Role.ADMIN, "tenant_admin");
        people.add("root", "acme", Role.ADMIN, "operator");
        PEOPLE.add(new Guest("anyone", Set.of(Standing.ANYONE), Optional.empty(), null));
        PEOPLE.add(person("person", Standing.PERSON));
        PEOPLE.add(person("boss", Standing.TENANT_ADMIN));
        PEOPLE.add(person("root", Standing.OPERATOR));
        STRANGERS.add(person("person@acme", Standing.PERSON));
        STRANGERS.add(person("boss@acme", Standing.TENANT_ADMIN));
        STRANGERS.add(person("root@acme", Standing.OPERATOR));
        shared = room();
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    private static void read(JsonNode document) {
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation -> {
                                    if (METHODS.contains(operation.getKey())) {
                                        ROUTES.put(
                                                operation.getValue().path("operationId").asText(),
                                                new Route(
                                                        operation.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey()));
                                    }
                                }));
    }

    private static Guest person(String user, Standing highest) {
        Set<Standing> standings =
                switch (highest) {
                    case OPERATOR ->
                            Set.of(
                                    Standing.ANYONE,
                                    Standing.PERSON,
                                    Standing.TENANT_ADMIN,
                                    Standing.OPERATOR);
                    case TENANT_ADMIN ->
                            Set.of(Standing.ANYONE, Standing.PERSON, Standing.TENANT_ADMIN);
                    default -> Set.of(Standing.ANYONE, Standing.PERSON);
                };
        return new Guest(user, standings, Optional.empty(), token(user));
    }

    private static String token(String user) {
        return TOKENS.computeIfAbsent(user, people::token);
    }

    private static Room room() {
        String admin = token("admin");
        Created session =
                TestClient.read(
                        people.send(
                                "POST",
                                "/collaboration/sessions/create",
                                admin,
                                Map.of(
                                        "session_type", "a",
                                        "title", "Quarter",
                                        "host_user_id", "admin",
                                        "waiting_room", true)),
                        Created.class);
        Map<Role, String> tokens = new LinkedHashMap<>();
        tokens.put(Role.ADMIN, join(session, "admin", Role.ADMIN));
        for (Role role : Role.values()) {
            if (role != Role.ADMIN) {
                tokens.put(role, join(session, role.wireName(), role));
                String path =
                        "/collaboration/sessions/"
                                + session.sessionId()
                                + "/waiting/"
                                + role.wireName()
                                + "/admit";
                assertThat(people.send("POST", path, admin, Map.of()).statusCode()).isEqualTo(200);
            }
        }
        List<Guest> members = new ArrayList<>();
        tokens.forEach((role, token) ->
                members.add(
                        new Guest(
                                role.wireName(),
                                Set.of(Standing.ANYONE),
                                Optional.of(role),
                                token)));
        members.add(
                new Guest(
                        "waiting",
                        Set.of(Standing.ANYONE, Standing.WAITING),
                        Optional.empty(),
                        join(session, "waiting", Role.OBSERVER)));
        return new Room(session, members);
    }

    private static String join(Created session, String user, Role role) {
        HttpResponse<byte[]> joined = people.join(session, token(user), user, role);
        assertThat(joined.statusCode()).as(() -> People.text(joined)).isEqualTo(200);
        return TestClient.tree(joined).path("token").asText();
    }

    static Stream<String> operations() {
        return AccessTable.standard().operations().stream()
                .filter(operation -> !operation.startsWith(MESSAGE))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("operations")
    @Tag("ID17")
    void everyCallerMayDoWhatTheTableSaysAndNothingElse(String operation) {
        Route route = ROUTES.get(operation);
        if (route == null) {
            throw new AssertionError("the OpenAPI document lacks the operation " + operation);
        }
        Room room = changesTheRoom(operation) ? room() : shared;
        List<Guest> callers = new ArrayList<>(PEOPLE);
        callers.addAll(room.members());
        // Who may not goes first: what the others do changes the room.
        for (boolean allowed : new boolean[] {false, true}) {
            for (Guest caller : callers) {
                if (isAllowed(operation, caller) == allowed) {
                    boolean again = allowed && operation.equals("session_delete");
                    Room there = again ? room() : room;
                    check(operation, route, there.session(), there.of(caller), allowed);
                }
            }
        }
        if (operation.equals("sign_out")) {
            TOKENS.clear();
            renew(PEOPLE);
            shared = room();
        }
    }

    private static boolean isAllowed(String operation, Guest caller) {
        return AccessTable.standard().allows(operation, caller.standings(), caller.role());
    }

    private static boolean changesTheRoom(String operation) {
        return operation.startsWith("session_")
                || operation.startsWith("waiting_")
                || operation.startsWith("host_")
                || operation.equals("sign_out");
    }

    private static void check(
            String operation, Route route, Created session, Guest caller, boolean allowed) {
        HttpResponse<byte[]> answer = send(route, session, caller);
        String code = answer.statusCode() < 400 ? "" : People.code(answer);
        if (allowed) {
            assertThat(DENIED)
                    .as("%s as %s: %s", operation, caller, People.text(answer))
                    .doesNotContain(code);
        } else {
            assertThat(DENIED)
                    .as("%s as %s: %s", operation, caller, People.text(answer))
                    .contains(code);
            assertThat(answer.statusCode()).isEqualTo(caller.token() == null ? 401 : 403);
        }
    }

    private static void renew(List<Guest> guests) {
        guests.replaceAll(guest ->
                guest.token() == null
                        ? guest
                        : new Guest(
                                guest.name(),
                                guest.standings(),
                                guest.role(),
                                token(guest.name())));
    }

    private static HttpResponse<byte[]> send(Route route, Created session, Guest caller) {
        String path =
                route.path()
                        .replaceAll("\\{session[a-z_]*}", session.sessionId().toString())
                        .replace("{sha256}", NO_BLOB);
        // One's own socket, and one's own data: of others' they are not allowed to everybody.
        path =
                path.startsWith("/ws/") || path.endsWith("/export")
                        ? path.replaceAll("\\{[a-z_0-9]+}", caller.name())
                        : path.replaceAll("\\{[a-z_0-9]+}", "nobody");
        boolean body = !route.method().equals("GET") && !route.method().equals("DELETE");
        return people.send(route.method(), path, caller.token(), body ? Map.of() : null);
    }

    @ParameterizedTest
    @MethodSource("operations")
    @Tag("ID13")
    void nothingOfASessionIsThereForAnotherTenant(String operation) {
        Route route = Objects.requireNonNull(ROUTES.get(operation));
        if (!route.path().contains("{session")) {
            return;
        }
        for (Guest stranger : STRANGERS) {
            HttpResponse<byte[]> answer = send(route, shared.session(), stranger);
            assertThat(answer.statusCode())
                    .as("%s as %s: %s", operation, stranger, People.text(answer))
                    .isEqualTo(404);
            assertThat(People.code(answer)).isEqualTo("session_not_found");
        }
    }
}
