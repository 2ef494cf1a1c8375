package org.orrery.bench.fuzz;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Where Jazzer comes in. Which target it feeds is said by the system property [#TARGET].
public final class JazzerEntry {

    static final String TARGET = "orrery.fuzz.target";

    private static @Nullable Target target;

    private JazzerEntry() {}

    /// Called by Jazzer once.
    public static void fuzzerInitialize() throws IOException {
        target = Targets.open(Objects.requireNonNull(System.getProperty(TARGET), TARGET));
    }

    /// Called by Jazzer with each input.
    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        Objects.requireNonNull(target).read(input);
    }
}
