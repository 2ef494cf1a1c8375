package org.orrery.analytics.analysis;

import org.orrery.analytics.Sentences;

/// How an analysis ended.
public sealed interface AnalysisOutcome {

    record Found(Finding finding) implements AnalysisOutcome {}

    /// It makes no sense of this data.
    ///
    /// @param reason what is wrong
    /// @param nextStep what the person can do about it
    record Impossible(String reason, String nextStep) implements AnalysisOutcome {

        /// The sentences `KEY` and `KEY.next` of the bundle.
        static Impossible of(String key, Object... arguments) {
            return new Impossible(
                    Sentences.of(key, arguments), Sentences.of(key + ".next", arguments));
        }
    }

    /// Stopped on request.
    record Cancelled() implements AnalysisOutcome {}
}
