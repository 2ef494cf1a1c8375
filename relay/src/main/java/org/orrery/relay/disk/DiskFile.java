package org.orrery.relay.disk;

import java.io.IOException;
import java.nio.ByteBuffer;

/// An open file. Used by one thread at a time.
public interface DiskFile extends AutoCloseable {

    long size() throws IOException;

    /// Writes all of `bytes` at the end.
    void append(ByteBuffer bytes) throws IOException;

    /// Reads at `position` until `into` is full or the file ends.
    ///
    /// @return the number of bytes read
    int read(ByteBuffer into, long position) throws IOException;

    /// Returns when everything written is certain to survive a crash.
    void force() throws IOException;

    /// Cuts the file to `size` bytes.
    void truncate(long size) throws IOException;

    @Override
    void close() throws IOException;
}
