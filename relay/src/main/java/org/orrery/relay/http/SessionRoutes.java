package org.orrery.relay.http;

import io.vertx.ext.web.RoutingContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.passcode.Passcodes;
import org.orrery.relay.room.JoinOutcome;
import org.orrery.relay.room.Knock;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.Tokens;

/// `/collaboration/sessions`: making, joining and looking at sessions.
final class SessionRoutes {

    private final Rooms rooms;
    private final Tokens tokens;
    private final Passcodes passcodes;
    private final int maxSessions;
    private final int members;

    SessionRoutes(Rooms rooms, Tokens tokens, Passcodes passcodes, int maxSessions, int members) {
        this.passcodes = passcodes;
        this.rooms = rooms;
        this.tokens = tokens;
        this.maxSessions = maxSessions;
        this.members = members;
    }

    List<Endpoint> endpoints() {
        String sessions = "/collaboration/sessions";
        return List.of(
                Endpoint.post("session_create", sessions + "/create", this::create).creating(),
                Endpoint.post("session_join", sessions + "/:session/join", this::join)
                        .inSessionLog(),
                Endpoint.post(
                                "session_analysis",
                                sessions + "/:session/collaborative-analysis",
                                SessionRoutes::analyse)
                        .inSessionLog(),
                Endpoint.get("session_list", sessions, this::list),
                Endpoint.get("session_read", sessions + "/:session", this::show));
    }

    private static void analyse(Call call) {
        call.problem(
                call.session().policy().agentsAllowed()
                        ? Problems.agentsUnavailable()
                        : Problems.agentsNotAllowed());
    }

    private void create(Call call) {
        Optional<CreateSession> request = call.body(CreateSession.class);
        if (request.isEmpty()) {
            return;
        }
        if (rooms.sessions() >= maxSessions) {
            call.problem(Problems.quotaExceeded());
            return;
        }
        try {
            rooms.create(
                            call.caller().tenant(),
                            hosted(call, request.get()),
                            call.reserved().map(SessionId::new))
                    .thenCompose(room -> rooms.view(room.session()))
                    .whenComplete(
                            call.then(view -> {
                                String id = view.sessionId().toString();
                                Acts.did(call, "session.created", id, levels(view));
                                call.reply(201, created(call.context(), view));
                            }));
        } catch (IllegalArgumentException invalid) {
            call.problem(Problems.invalid(String.valueOf(invalid.getMessage())));
        }
    }

    private static Map<String, String> levels(SessionView view) {
        Map<String, String> levels = new TreeMap<>();
        Optional.ofNullable(view.complianceLevel())
                .ifPresent(level -> levels.put("compliance_level", level));
        Optional.ofNullable(view.securityLevel())
                .ifPresent(level -> levels.put("security_level", level));
        return levels;
    }

    private static Created created(RoutingContext context, SessionView view) {
        String url = Links.http(context) + "/collaboration/sessions/" + view.sessionId();
        return new Created(view.sessionId(), view, url);
    }

    /// Whom the relay knows is the host of what they make, whatever they say.
    private static CreateSession hosted(Call call, CreateSession request) {
        return call.caller().user().map(request::hostedBy).orElse(request);
    }

    private void join(Call call) {
        call.body(JoinSession.class).ifPresent(request -> check(call, request));
    }

    /// Whom the relay knows comes as themselves, under the name it knows, in a role that they may ask for.
    private void check(Call call, JoinSession request) {
        Caller caller = call.caller();
        boolean hosts =
                call.session().request().hostUserId().equals(request.userId())
                        && request.role() == Role.ADMIN;
        if (caller.user().filter(user -> !user.equals(request.userId())).isPresent()) {
            call.problem(Problems.userMismatch());
        } else if (!caller.roles().contains(request.role()) && !hosts) {
            call.problem(Problems.roleNotAllowed("you may not ask for this role"));
        } else {
            join(call, caller.name().map(request::named).orElse(request));
        }
    }

    private void join(Call call, JoinSession request) {
        if (request.userId().equals(UserId.RELAY)) {
            call.problem(Problems.invalid("this user id is the relay's own"));
        } else if (Encryption.isMissing(call)) {
            call.problem(Problems.encryptionRequired());
        } else if (request.simulated() && !call.session().policy().agentsAllowed()) {
            call.problem(Problems.agentsNotAllowed());
        } else {
            boolean proven = call.caller().user().filter(request.userId()::equals).isPresent();
            knock(call, new Knock(request, proven, false));
        }
    }

    private void knock(Call call, Knock knock) {
        rooms.room(call.session())
                .thenCompose(room -> room.ask(present -> present.join(knock)))
                .thenCompose(outcome -> outcome)
                .whenComplete(call.then(outcome -> joined(call, knock, outcome)));
    }

    /// The passcode is compared only when the room asks for it, because that takes a while.
    private void passcode(Call call, Knock knock) {
        String passcode = knock.request().passcode();
        if (passcode == null || knock.passcodeRight()) {
            call.problem(Problems.passcodeRequired());
            return;
        }
        passcodes
                .check(call.session().sessionId(), Turnstile.place(call.context()), passcode)
                .whenComplete(
                        call.then(verdict -> {
                            switch (verdict) {
                                case Passcodes.Verdict.Right _ ->
                                        knock(call, knock.withRightPasscode());
                                case Passcodes.Verdict.Wrong _ ->
                                        call.problem(Problems.passcodeWrong());
                                case Passcodes.Verdict.Later(long seconds) ->
                                        call.problem(Problems.passcodeLater(seconds));
                            }
                        }));
    }

    private void joined(Call call, Knock knock, JoinOutcome outcome) {
        JoinSession request = knock.request();
        switch (outcome) {
            case JoinOutcome.Admitted _ ->
                    rooms.view(call.session())
                            .whenComplete(
                                    call.then(view -> admit(call, view, request, "admitted")));
            case JoinOutcome.Waiting _ ->
                    rooms.view(call.session())
                            .whenComplete(
                                    call.then(view ->
                                            admit(call, view.fromOutside(), request, "waiting")));
            case JoinOutcome.Full _ -> call.problem(Problems.roomFull(members));
            case JoinOutcome.RoleNotAllowed(String detail) ->
                    call.problem(Problems.roleNotAllowed(detail));
            case JoinOutcome.Invalid(String detail) -> call.problem(Problems.invalid(detail));
            case JoinOutcome.Unavailable _ ->
                    call.problem(Problems.unavailable("the session takes no changes now"));
            case JoinOutcome.NotOpen _ -> call.problem(Problems.sessionNotOpen());
            case JoinOutcome.Ended _ -> call.problem(Problems.sessionEnded());
            case JoinOutcome.Locked _ -> call.problem(Problems.sessionLocked());
            case JoinOutcome.PasscodeRequired _ -> passcode(call, knock);
            case JoinOutcome.Banned _ -> call.problem(Problems.banned());
        }
    }

    private void admit(Call call, SessionView view, JoinSession request, String access) {
        Tokens.Issued issued =
                tokens.issue(
                        view.sessionId(),
                        request.userId(),
                        call.caller().roles(),
                        call.caller().signIn());
        String url =
                Links.socket(call.context())
                        + "/ws/collaboration/"
                        + URLEncoder.encode(request.userId().value(), StandardCharsets.UTF_8)
                        + "?session_id="
                        + view.sessionId()
                        + "&token="
                        + issued.token();
        call.reply(
                200, new Joined(view, url, issued.token(), issued.expiresAt().toString(), access));
    }

    private void list(Call call) {
        OptionalInt limit = Paging.limit(call);
        OptionalInt offset = Paging.offset(call);
        if (limit.isEmpty() || offset.isEmpty()) {
            call.problem(Paging.problem());
            return;
        }
        TenantId tenant = call.caller().tenant();
        rooms.page(tenant, offset.getAsInt(), limit.getAsInt())
                .whenComplete(
                        call.then(views ->
                                call.reply(200, new SessionList(views, rooms.sessions(tenant)))));
    }

    private void show(Call call) {
        rooms.view(call.session()).whenComplete(call.then(view -> call.reply(200, view)));
    }
}
