package org.orrery.testkit.display;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;

/// The process environment that native libraries read, which Java itself can only read.
final class NativeEnvironment {
    private NativeEnvironment() {}

    /// Sets a variable for native code of this process. Java's own [System#getenv()] keeps what it saw at start.
    @SuppressWarnings("restricted") // the one native call of the tests; setenv(3) of libc
    static void set(String name, String value) {
        var linker = Linker.nativeLinker();
        var setenv =
                linker.downcallHandle(
                        linker.defaultLookup().findOrThrow("setenv"),
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
        int outcome;
        try (var arena = Arena.ofConfined()) {
            outcome =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 1);
        } catch (Throwable e) {
            throw new IllegalStateException("setenv cannot be called", e);
        }
        if (outcome != 0) {
            throw new IllegalStateException("setenv refused the variable " + name);
        }
    }
}
