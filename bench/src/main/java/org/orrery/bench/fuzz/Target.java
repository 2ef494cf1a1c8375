package org.orrery.bench.fuzz;

import java.io.IOException;
import java.util.List;

/// Something that reads bytes from outside. It may refuse them in its own way; whatever it throws is a finding.
public interface Target extends AutoCloseable {

    /// Sound inputs to begin with, at least one.
    List<byte[]> seeds() throws IOException;

    /// Reads one input. Throws when the reader does not keep its promise.
    void read(byte[] input) throws IOException;

    @Override
    default void close() throws IOException {}
}
