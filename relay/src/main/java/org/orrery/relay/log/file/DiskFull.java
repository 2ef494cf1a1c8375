package org.orrery.relay.log.file;

import java.util.Locale;
import java.util.stream.Stream;

/// Tells a disk that is full from one that fails. The JDK has no type for it, only the system's words.
final class DiskFull {

    private DiskFull() {}

    static boolean is(Throwable failure) {
        String words = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "quota exceeded", "not enough space")
                .anyMatch(words::contains);
    }
}
