package org.orrery.relay.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What becomes of sessions that nobody uses any more, and where the signed heads of logs are kept.
///
/// @param keep how long after its last change a session is kept whose levels do not say so; empty for ever
/// @param delete whether sessions are deleted then, not archived
/// @param every how often it is looked for such sessions
/// @param headsFile where heads are kept, empty for the directory of keys
public record RecordSettings(
        Optional<Duration> keep, boolean delete, Duration every, Optional<Path> headsFile) {

    static RecordSettings of(Reading reading) {
        String keep = reading.text("retention");
        String heads = reading.text("heads-file");
        Duration every = reading.duration("retention-every");
        if (!every.isPositive()) {
            throw new IllegalArgumentException("retention-every is longer than nothing");
        }
        return new RecordSettings(
                keep.isEmpty() ? Optional.empty() : Optional.of(reading.duration("retention")),
                switch (reading.text("retention-ending")) {
                    case "archive" -> false;
                    case "delete" -> true;
                    default ->
                            throw new IllegalArgumentException(
                                    "retention-ending is archive or delete");
                },
                every,
                heads.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Path.of(heads).toAbsolutePath().normalize()));
    }
}
