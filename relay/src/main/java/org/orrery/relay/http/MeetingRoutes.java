package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.orrery.model.meeting.SessionState;
import org.orrery.model.value.Value;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.SetPasscode;
import org.orrery.protocol.rest.UpdateSession;
import org.orrery.relay.passcode.Passcodes;
import org.orrery.relay.policy.Policies;
import org.orrery.relay.policy.Policies.Kind;
import org.orrery.relay.retention.SessionArchive;
import org.orrery.relay.session.Schedule;

/// `/collaboration/sessions/{session_id}`: what its admins set, its states, its passcode, its end; and the policies.
final class MeetingRoutes {

    private static final String SESSION = "/collaboration/sessions/:session";

    private final MeetingActs acts;
    private final SessionArchive archive;
    private final Passcodes passcodes;

    MeetingRoutes(MeetingActs acts, SessionArchive archive, Passcodes passcodes) {
        this.acts = acts;
        this.archive = archive;
        this.passcodes = passcodes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint("session_update", HttpMethod.PATCH, SESSION, true, this::update),
                new Endpoint("session_delete", HttpMethod.DELETE, SESSION, true, this::delete),
                become("session_open", "open", SessionState.LOBBY, "session.opened"),
                become("session_start", "start", SessionState.LIVE, "session.started"),
                become("session_pause", "pause", SessionState.PAUSED, "session.paused"),
                become("session_resume", "resume", SessionState.LIVE, "session.resumed"),
                become("session_end", "end", SessionState.ENDED, "session.ended"),
                Endpoint.post("session_archive", SESSION + "/archive", this::archive),
                Endpoint.post("session_restore", SESSION + "/restore", this::restore),
                new Endpoint(
                        "passcode_set",
                        HttpMethod.PUT,
                        SESSION + "/passcode",
                        true,
                        this::setPasscode),
                new Endpoint(
                        "passcode_clear",
                        HttpMethod.DELETE,
                        SESSION + "/passcode",
                        true,
                        this::clearPasscode),
                Endpoint.get("policy_list", "/collaboration/policies", MeetingRoutes::policies));
    }

    // ---- what admins set

    private void update(Call call) {
        call.body(UpdateSession.class).ifPresent(request -> update(call, request));
    }

    private void update(Call call, UpdateSession request) {
        Map<String, Value> properties;
        try {
            properties = properties(request);
        } catch (IllegalArgumentException invalid) {
            call.problem(Problems.invalid(String.valueOf(invalid.getMessage())));
            return;
        }
        acts.act(
                call,
                meeting -> meeting.set(properties),
                "session.updated",
                session(call),
                acts::replySession);
    }

    private static Map<String, Value> properties(UpdateSession request) {
        Map<String, Value> properties = new TreeMap<>();
        if (request.title() != null) {
            if (request.title().isBlank() || request.title().length() > 200) {
                throw new IllegalArgumentException("a title has 1 to 200 characters");
            }
            properties.put("title", Value.of(request.title().strip()));
        }
        if (request.scheduledStart() != null) {
            properties.put(
                    "scheduled_start",
                    request.scheduledStart().isEmpty()
                            ? Value.Nil.NIL
                            : Schedule.time(request.scheduledStart()));
        }
        if (request.waitingRoom() != null) {
            properties.put("waiting_room", Value.of(request.waitingRoom()));
        }
        if (request.locked() != null) {
            properties.put("locked", Value.of(request.locked()));
        }
        level(properties, Kind.COMPLIANCE, request.complianceLevel());
        level(properties, Kind.SECURITY, request.securityLevel());
        if (properties.isEmpty()) {
            throw new IllegalArgumentException("there is nothing to change");
        }
        return properties;
    }

    private static void level(Map<String, Value> properties, Kind kind, @Nullable String level) {
        if (level == null) {
            return;
        }
        Optional<String> problem =
                level.isEmpty() ? Optional.empty() : Policies.standard().problem(kind, level);
        if (problem.isPresent()) {
            throw new IllegalArgumentException(problem.get());
        }
        properties.put(
                kind.wireName() + "_level", level.isEmpty() ? Value.Nil.NIL : Value.of(level));
    }

    private static String session(Call call) {
        return call.session().sessionId().toString();
    }

    // ---- states

    private Endpoint become(String operation, String verb, SessionState next, String action) {
        return Endpoint.post(
                operation,
                SESSION + "/" + verb,
                call ->
                        acts.act(
                                call,
                                meeting -> meeting.become(next),
                                action,
                                session(call),
                                acts::replySession));
    }

    /// The archive itself records what it does, because the retention archives and deletes too.
    private void archive(Call call) {
        acts.ask(
                call,
                meeting -> meeting.become(SessionState.ARCHIVED),
                _ ->
                        done(archive.archive(call.session().sessionId(), Acts.actor(call)))
                                .whenComplete(
                                        call.then(_ -> {
                                            Acts.didNothingMore(call);
                                            acts.replySession(call);
                                        })));
    }

    /// Puts the log back when it is put away, and the session into the state before it was archived.
    private void restore(Call call) {
        if (!archive.isArchived(call.session().sessionId())) {
            acts.act(
                    call,
                    meeting -> meeting.restored(false),
                    "session.restored",
                    session(call),
                    acts::replySession);
            return;
        }
        done(archive.restore(call.session().sessionId(), Acts.actor(call)))
                .whenComplete(
                        call.then(_ ->
                                acts.ask(
                                        call,
                                        meeting -> meeting.restored(true),
                                        _ -> {
                                            Acts.didNothingMore(call);
                                            acts.replySession(call);
                                        })));
    }

    private void delete(Call call) {
        done(archive.delete(call.session().sessionId(), Acts.actor(call)))
                .whenComplete(
                        call.then(_ -> {
                            Acts.didNothingMore(call);
                            call.done();
                        }));
    }

    private static CompletionStage<Optional<Void>> done(CompletionStage<Void> stage) {
        return stage.thenApply(_ -> Optional.empty());
    }

    // ---- passcode

    private void setPasscode(Call call) {
        call.body(SetPasscode.class).ifPresent(request -> setPasscode(call, request.passcode()));
    }

    private void setPasscode(Call call, String passcode) {
        if (passcode.length() < Passcodes.LEAST || passcode.length() > Passcodes.MOST) {
            call.problem(
                    Problems.invalid(
                            "a passcode has "
                                    + Passcodes.LEAST
                                    + " to "
                                    + Passcodes.MOST
                                    + " characters"));
            return;
        }
        passcodes
                .set(call.session().sessionId(), passcode)
                .whenComplete(call.then(_ -> askForPasscode(call, true, "passcode.set")));
    }

    private void clearPasscode(Call call) {
        passcodes
                .clear(call.session().sessionId())
                .whenComplete(call.then(_ -> askForPasscode(call, false, "passcode.cleared")));
    }

    private void askForPasscode(Call call, boolean required, String action) {
        acts.act(
                call,
                meeting -> meeting.set(Map.of("passcode_required", Value.of(required))),
                action,
                session(call),
                acts::replySession);
    }

    // ---- policies

    private static void policies(Call call) {
        call.reply(200, new PolicyList(levels(Kind.COMPLIANCE), levels(Kind.SECURITY)));
    }

    private static List<PolicyList.Level> levels(Kind kind) {
        return Policies.standard().levels(kind).entrySet().stream()
                .map(each -> new PolicyList.Level(each.getKey(), each.getValue().view()))
                .toList();
    }
}
