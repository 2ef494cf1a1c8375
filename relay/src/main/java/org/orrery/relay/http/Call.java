package org.orrery.relay.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.Problem;
import org.orrery.relay.access.Caller;
import org.orrery.relay.session.SessionRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request that may be made. Confined to its event loop.
///
/// @param found the session in question, for operations that are about one
/// @param role the caller's in that session, if the caller is an admitted member of it
record Call(
        RoutingContext context, Caller caller, Optional<SessionRecord> found, Optional<Role> role) {

    private static final Logger LOG = LoggerFactory.getLogger(Call.class);

    static final String RESERVED = "reserved";

    /// The session in question.
    SessionRecord session() {
        return found.orElseThrow();
    }

    /// The JSON body, or nothing after the problem has been answered.
    <T> Optional<T> body(Class<T> type) {
        return Replies.body(context, type);
    }

    /// A parameter of the query or the path.
    Optional<String> parameter(String name) {
        return Optional.ofNullable(context.request().getParam(name));
    }

    /// A number among the parameters, or nothing after the problem has been answered.
    OptionalInt number(String name, int otherwise, int least, int most) {
        try {
            int number = parameter(name).map(Integer::parseInt).orElse(otherwise);
            if (number >= least && number <= most) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException malformed) {
            // Answered below, like a number that is out of bounds.
        }
        problem(Problems.malformed(name + " is a number from " + least + " to " + most));
        return OptionalInt.empty();
    }

    /// What `values` makes of the request, or nothing after 422 has been answered because it refused.
    <T> Optional<T> valid(Supplier<T> values) {
        try {
            return Optional.of(values.get());
        } catch (IllegalArgumentException invalid) {
            problem(Problems.invalid(String.valueOf(invalid.getMessage())));
            return Optional.empty();
        }
    }

    /// The id that is kept for what this request makes, when it has an idempotency key.
    Optional<UUID> reserved() {
        return Optional.ofNullable(context.get(RESERVED));
    }

    /// Answers without a body.
    void done() {
        Replies.empty(context);
    }

    void reply(int status, Object body) {
        Replies.json(context, status, body);
    }

    void problem(Problem problem) {
        Replies.problem(context, problem);
    }

    /// Goes on on the request's own event loop, wherever a result comes from; a failure is answered as a problem.
    <T> BiConsumer<@Nullable T, @Nullable Throwable> then(Consumer<T> success) {
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        return (value, failure) ->
                loop.runOnContext(_ -> {
                    if (value != null) {
                        success.accept(value);
                    } else {
                        LOG.warn(
                                "{} failed: {}", context.request().path(), String.valueOf(failure));
                        problem(Problems.of(failure));
                    }
                });
    }
}
