package org.orrery.relay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.Problem;
import org.orrery.relay.measure.RelayMeter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Requests and answers in JSON, and every error in the form of RFC 9457.
final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);
    private static final String HOOK = "answer-hook";
    private static final ObjectMapper JSON = Mappers.json();

    private static final String METER = "replies.meter";

    private Replies() {}

    /// From here on the problems that a request is answered with are counted.
    static void count(RoutingContext context, RelayMeter meter) {
        var _ = context.put(METER, meter);
    }

    static void json(RoutingContext context, int status, Object body) {
        send(context, answer(status, "application/json", body));
    }

    /// Answers that it is done, without a body.
    static void empty(RoutingContext context) {
        send(context, new Answer(204, "", Buffer.buffer()));
    }

    /// Has `hook` see the answer before it goes out; it goes out as the hook's stage says. Hooks that came first see it last.
    static void before(RoutingContext context, Hook hook) {
        Hook rest = context.get(HOOK);
        context.put(
                HOOK,
                rest == null ? hook : (Hook) answer -> hook.pass(answer).thenCompose(rest::pass));
    }

    /// What goes out.
    ///
    /// @param type media type, empty without a body
    record Answer(int status, String type, Buffer body) {
        boolean isGood() {
            return status < 400;
        }
    }

    /// Sees an answer before it goes out.
    interface Hook {
        CompletionStage<Answer> pass(Answer answer);
    }

    private static void send(RoutingContext context, Answer answer) {
        Hook hook = context.remove(HOOK);
        if (hook == null) {
            write(context, answer);
            return;
        }
        Context loop = Objects.requireNonNull(Vertx.currentContext());
        hook.pass(answer)
                .whenComplete((passed, failure) ->
                        loop.runOnContext(_ -> {
                            if (passed != null) {
                                write(context, passed);
                            } else {
                                LOG.error("an answer could not be kept", failure);
                                problem(context, Problems.internal());
                            }
                        }));
    }

    /// The answer that tells of a problem, which is counted.
    static Answer answer(RoutingContext context, Problem problem) {
        RelayMeter meter = context.get(METER);
        if (meter != null) {
            meter.problem(problem.code());
        }
        return answer(problem.status(), "application/problem+json", problem);
    }

    private static Answer answer(int status, String type, Object body) {
        try {
            return new Answer(status, type, Buffer.buffer(JSON.writeValueAsBytes(body)));
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /// An answer with no hook that sees it.
    static void write(RoutingContext context, Answer answer) {
        var response = context.response().setStatusCode(answer.status());
        if (!answer.type().isEmpty()) {
            var _ = response.putHeader("Content-Type", answer.type());
        }
        var _ = response.putHeader("Cache-Control", "no-store").end(answer.body());
    }

    static void problem(RoutingContext context, Problem problem) {
        if (!context.response().ended() && !context.response().headWritten()) {
            send(context, answer(context, problem));
        }
    }

    /// The body of a request, or nothing after the problem has been answered.
    static <T> Optional<T> body(RoutingContext context, Class<T> type) {
        Buffer buffer = context.body().buffer();
        byte[] bytes = buffer == null ? new byte[0] : buffer.getBytes();
        try {
            Optional<T> body = Optional.ofNullable(Mappers.read(JSON, bytes, type));
            if (body.isEmpty()) {
                problem(context, Problems.malformed("the body is an object"));
            }
            return body;
        } catch (IOException malformed) {
            problem(context, Problems.malformed(Mappers.reason(malformed)));
            return Optional.empty();
        }
    }
}
