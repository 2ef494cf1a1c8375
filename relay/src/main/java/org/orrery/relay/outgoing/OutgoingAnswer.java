package org.orrery.relay.outgoing;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came of an [OutgoingRequest]. Reasons are for logs and people who set up a relay.
public sealed interface OutgoingAnswer {

    /// Somebody answered, with whatever status.
    ///
    /// @param headers by names in any case; of several values the last
    /// @param body as UTF-8
    record Answered(int status, Map<String, String> headers, String body)
            implements OutgoingAnswer {

        public Answered {
            Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }
    }

    /// The relay does not ask there.
    record Refused(String reason) implements OutgoingAnswer {}

    /// No whole answer came in time.
    record Failed(String reason) implements OutgoingAnswer {}
}
