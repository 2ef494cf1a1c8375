package org.orrery.relay.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.Problem;
import org.orrery.relay.measure.RelayMeter;

/// Requests and answers in JSON, and every error in the form of RFC 9457.
final class Replies {

    private static final ObjectMapper JSON = Mappers.json();

    private static final String METER = "replies.meter";

    private Replies() {}

    /// From here on the problems that a request is answered with are counted.
    static void count(RoutingContext context, RelayMeter meter) {
        var _ = context.put(METER, meter);
    }

    static void json(RoutingContext context, int status, Object body) {
        write(context, status, "application/json", body);
    }

    static void problem(RoutingContext context, Problem problem) {
        if (!context.response().ended() && !context.response().headWritten()) {
            RelayMeter meter = context.get(METER);
            if (meter != null) {
                meter.problem(problem.code());
            }
            write(context, problem.status(), "application/problem+json", problem);
        }
    }

    private static void write(RoutingContext context, int status, String type, Object body) {
        try {
            byte[] bytes = JSON.writeValueAsBytes(body);
            var _ =
                    context.response()
                            .setStatusCode(status)
                            .putHeader("Content-Type", type)
                            .putHeader("Cache-Control", "no-store")
                            .end(Buffer.buffer(bytes));
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    /// The body of a request, or nothing after the problem has been answered.
    static <T> Optional<T> body(RoutingContext context, Class<T> type) {
        Buffer buffer = context.body().buffer();
        byte[] bytes = buffer == null ? new byte[0] : buffer.getBytes();
        try {
            return Optional.of(Objects.requireNonNull(JSON.readValue(bytes, type), "an object"));
        } catch (IOException malformed) {
            problem(context, Problems.malformed(Mappers.reason(malformed)));
        } catch (NullPointerException missing) {
            problem(context, Problems.malformed("the body is an object"));
        }
        return Optional.empty();
    }
}
