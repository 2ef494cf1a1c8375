package org.orrery.net;

import java.util.Optional;
import java.util.function.Function;
import org.orrery.protocol.rest.Problem;

/// What came of asking a relay.
public sealed interface Answer<T> {

    record Success<T>(T value) implements Answer<T> {}

    /// The relay said no, and why.
    record Refused<T>(Problem problem) implements Answer<T> {}

    /// There was no answer.
    ///
    /// @param reason a sentence for a log, not for a user
    record Unreachable<T>(String reason) implements Answer<T> {}

    default Optional<T> toOptional() {
        return this instanceof Success<T>(T value) ? Optional.of(value) : Optional.empty();
    }

    default <U> Answer<U> map(Function<T, U> function) {
        return switch (this) {
            case Success<T>(T value) -> new Success<>(function.apply(value));
            case Refused<T>(Problem problem) -> new Refused<>(problem);
            case Unreachable<T>(String reason) -> new Unreachable<>(reason);
        };
    }
}
