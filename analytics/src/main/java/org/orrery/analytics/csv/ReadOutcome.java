package org.orrery.analytics.csv;

import java.util.List;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.data.DataSet;

/// How reading a file ended.
public sealed interface ReadOutcome {

    /// The whole file was read.
    ///
    /// @param warnings a sentence for everything that was repaired or left out; usually none
    record Loaded(DataSet dataSet, List<String> warnings) implements ReadOutcome {

        public Loaded {
            warnings = List.copyOf(warnings);
        }
    }

    /// Nothing was read.
    ///
    /// @param reason what is wrong and in which line
    /// @param nextStep what the person can do about it
    record Rejected(String reason, String nextStep) implements ReadOutcome {

        /// The sentences `KEY` and `KEY.next` of the bundle.
        public static Rejected of(String key, Object... arguments) {
            return new Rejected(
                    Sentences.of(key, arguments), Sentences.of(key + ".next", arguments));
        }
    }

    /// Stopped on request.
    record Cancelled() implements ReadOutcome {}
}
