package org.orrery.relay.http;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/// The parameters `from` and `to` of a request.
record TimeSpan(Instant from, Instant to) {

    /// Nothing after the problem has been answered.
    static Optional<TimeSpan> of(Call call) {
        try {
            return Optional.of(
                    new TimeSpan(
                            call.parameter("from").map(Instant::parse).orElse(Instant.MIN),
                            call.parameter("to").map(Instant::parse).orElse(Instant.MAX)));
        } catch (DateTimeParseException malformed) {
            call.problem(Problems.malformed("from and to are times such as 2026-01-31T00:00:00Z"));
            return Optional.empty();
        }
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
