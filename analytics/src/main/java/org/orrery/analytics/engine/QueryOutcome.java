package org.orrery.analytics.engine;

import java.time.Duration;
import java.util.List;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.DataSet;

/// How a query ended.
public sealed interface QueryOutcome {

    /// It has an answer, which may have no rows.
    ///
    /// @param result known by the hash of the question, until it is stored somewhere as bytes of its own
    /// @param notes what is to be known about it, such as that it was cut; usually none
    record Answered(DataSet result, List<String> notes, Duration took) implements QueryOutcome {

        public Answered {
            notes = List.copyOf(notes);
        }
    }

    /// It has none.
    ///
    /// @param reason what is wrong
    /// @param nextStep what the person can do about it
    /// @param line where in the query, counted from 1; 0 when it is not one place
    /// @param column likewise, within the line
    record Rejected(String reason, String nextStep, int line, int column) implements QueryOutcome {

        /// The sentences `KEY` and `KEY.next` of the bundle.
        static Rejected of(String key, Object... arguments) {
            return new Rejected(
                    Sentences.of(key, arguments), Sentences.of(key + ".next", arguments), 0, 0);
        }

        Rejected at(int where, int within) {
            return new Rejected(reason, nextStep, where, within);
        }
    }

    /// Stopped on request.
    record Cancelled() implements QueryOutcome {}
}
