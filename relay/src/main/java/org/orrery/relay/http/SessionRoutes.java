package org.orrery.relay.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.room.JoinOutcome;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;
import org.orrery.relay.session.Tokens;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/collaboration/sessions`: making, joining and looking at sessions.
final class SessionRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);
    private static final long BODY_BYTES = 64 * 1024;
    private static final int PAGE = 50;
    private static final int MAX_PAGE = 200;

    private final Rooms rooms;
    private final Tokens tokens;
    private final int maxSessions;
    private final int members;

    SessionRoutes(Rooms rooms, Tokens tokens, int maxSessions, int members) {
        this.rooms = rooms;
        this.tokens = tokens;
        this.maxSessions = maxSessions;
        this.members = members;
    }

    void mount(Router router) {
        BodyHandler body = BodyHandler.create(false).setBodyLimit(BODY_BYTES);
        String sessions = "/collaboration/sessions";
        var _ = router.post(sessions + "/create").handler(body).handler(this::create);
        var _ = router.post(sessions + "/:session/join").handler(body).handler(this::join);
        var _ =
                router.post(sessions + "/:session/collaborative-analysis")
                        .handler(body)
                        .handler(context ->
                                withSession(
                                        context,
                                        _ ->
                                                Replies.problem(
                                                        context, Problems.agentsUnavailable())));
        var _ = router.get(sessions).handler(this::list);
        var _ = router.get(sessions + "/:session").handler(this::show);
    }

    private void create(RoutingContext context) {
        Optional<CreateSession> request = Replies.body(context, CreateSession.class);
        if (request.isEmpty()) {
            return;
        }
        if (rooms.sessions() >= maxSessions) {
            Replies.problem(context, Problems.quotaExceeded());
            return;
        }
        try {
            rooms.create(request.get())
                    .thenCompose(room -> rooms.view(room.session()))
                    .whenComplete(
                            answering(
                                    context,
                                    view -> Replies.json(context, 201, created(context, view))));
        } catch (IllegalArgumentException invalid) {
            Replies.problem(context, Problems.invalid(String.valueOf(invalid.getMessage())));
        }
    }

    private static Created created(RoutingContext context, SessionView view) {
        String url =
                "http://"
                        + context.request().authority()
                        + "/collaboration/sessions/"
                        + view.sessionId();
        return new Created(view.sessionId(), view, url);
    }

    private void join(RoutingContext context) {
        withSession(
                context,
                session ->
                        Replies.body(context, JoinSession.class)
                                .ifPresent(request -> join(context, session, request)));
    }

    private void join(RoutingContext context, SessionRecord session, JoinSession request) {
        if (request.userId().equals(UserId.RELAY)) {
            Replies.problem(context, Problems.invalid("this user id is the relay's own"));
            return;
        }
        rooms.room(session)
                .thenCompose(room -> room.ask(present -> present.join(request)))
                .thenCompose(outcome -> outcome)
                .whenComplete(
                        answering(context, outcome -> joined(context, session, request, outcome)));
    }

    private void joined(
            RoutingContext context,
            SessionRecord session,
            JoinSession request,
            JoinOutcome outcome) {
        switch (outcome) {
            case JoinOutcome.Admitted _ ->
                    rooms.view(session)
                            .whenComplete(
                                    answering(context, view -> admit(context, view, request)));
            case JoinOutcome.Full _ -> Replies.problem(context, Problems.roomFull(members));
            case JoinOutcome.RoleNotAllowed(String detail) ->
                    Replies.problem(context, Problems.roleNotAllowed(detail));
            case JoinOutcome.Invalid(String detail) ->
                    Replies.problem(context, Problems.invalid(detail));
            case JoinOutcome.Unavailable _ ->
                    Replies.problem(
                            context, Problems.unavailable("the session takes no changes now"));
        }
    }

    private void admit(RoutingContext context, SessionView view, JoinSession request) {
        Tokens.Issued issued = tokens.issue(view.sessionId(), request.userId());
        String url =
                "ws://"
                        + context.request().authority()
                        + "/ws/collaboration/"
                        + URLEncoder.encode(request.userId().value(), StandardCharsets.UTF_8)
                        + "?session_id="
                        + view.sessionId()
                        + "&token="
                        + issued.token();
        Replies.json(
                context, 200, new Joined(view, url, issued.token(), issued.expiresAt().toString()));
    }

    private void list(RoutingContext context) {
        OptionalInt limit = number(context, "limit", PAGE, MAX_PAGE);
        OptionalInt offset = number(context, "offset", 0, Integer.MAX_VALUE);
        if (limit.isEmpty() || offset.isEmpty()) {
            Replies.problem(
                    context,
                    Problems.malformed(
                            "limit is a number from 0 to " + MAX_PAGE + ", offset is 0 or more"));
            return;
        }
        rooms.page(offset.getAsInt(), limit.getAsInt())
                .whenComplete(
                        answering(
                                context,
                                views ->
                                        Replies.json(
                                                context,
                                                200,
                                                new SessionList(views, rooms.sessions()))));
    }

    private static OptionalInt number(
            RoutingContext context, String name, int fallback, int maximum) {
        String text = context.request().getParam(name);
        if (text == null) {
            return OptionalInt.of(fallback);
        }
        try {
            int number = Integer.parseInt(text);
            return number >= 0 && number <= maximum ? OptionalInt.of(number) : OptionalInt.empty();
        } catch (NumberFormatException malformed) {
            return OptionalInt.empty();
        }
    }

    private void show(RoutingContext context) {
        withSession(
                context,
                session ->
                        rooms.view(session)
                                .whenComplete(
                                        answering(
                                                context,
                                                view -> Replies.json(context, 200, view))));
    }

    private void withSession(RoutingContext context, Consumer<SessionRecord> handler) {
        find(rooms, context.pathParam("session"))
                .ifPresentOrElse(
                        handler, () -> Replies.problem(context, Problems.sessionNotFound()));
    }

    static Optional<SessionRecord> find(Rooms rooms, @Nullable String id) {
        try {
            return id == null ? Optional.empty() : rooms.find(SessionId.parse(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }

    /// Answers on the request's own event loop, wherever the answer comes from.
    private static <T> BiConsumer<@Nullable T, @Nullable Throwable> answering(
            RoutingContext context, Consumer<T> success) {
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        return (value, failure) ->
                loop.runOnContext(_ -> {
                    if (value != null) {
                        success.accept(value);
                    } else {
                        LOG.warn(
                                "{} failed: {}", context.request().path(), String.valueOf(failure));
                        Replies.problem(context, Problems.of(failure));
                    }
                });
    }
}
