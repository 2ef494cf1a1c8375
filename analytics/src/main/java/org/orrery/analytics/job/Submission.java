package org.orrery.analytics.job;

import org.orrery.analytics.Sentences;

/// Whether the pool took a task.
public sealed interface Submission<T> {

    /// It waits or runs.
    record Accepted<T>(Job<T> job) implements Submission<T> {}

    /// It will not run.
    ///
    /// @param reason why, for a person
    /// @param nextStep what the person can do about it
    record Refused<T>(String reason, String nextStep) implements Submission<T> {

        static <T> Refused<T> of(String key, Object... arguments) {
            return new Refused<>(
                    Sentences.of(key, arguments), Sentences.of(key + ".next", arguments));
        }
    }
}
