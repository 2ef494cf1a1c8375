package org.orrery.relay.log.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/// The files of one data directory: the seam that a simulated disk implements. Names are relative, with `/` between folder
/// and file, folders are one level deep and `""` is the directory itself. Safe on any thread; a single [Output] is not.
public interface Disk extends Closeable {

    /// Opens a file for writing at its end, and makes it when there is none.
    Output append(String file) throws IOException;

    /// Reads a file from `offset` on.
    InputStream read(String file, long offset) throws IOException;

    /// Reads a file from the device itself, past what is cached in memory, where that can be done.
    default InputStream reread(String file) throws IOException {
        return read(file, 0);
    }

    long length(String file) throws IOException;

    /// Cuts a file, durably, and makes sure that what stays is durable too.
    void truncate(String file, long length) throws IOException;

    /// Gives a file another name in its folder, in place of one that has it; durable after [#forceFolder(String)].
    void rename(String from, String to) throws IOException;

    /// Deletes a file if there is one; durable after [#forceFolder(String)].
    void delete(String file) throws IOException;

    /// Names of the files and folders in a folder, without the folder, in order; none when there is no such folder.
    List<String> list(String folder) throws IOException;

    /// Makes a folder, durably, unless there is one.
    void makeFolder(String folder) throws IOException;

    /// Makes the names in a folder durable.
    void forceFolder(String folder) throws IOException;

    /// A file that is open for writing at its end.
    interface Output extends Closeable {

        /// Where the next byte goes.
        long position() throws IOException;

        /// Writes all of `bytes`.
        void write(ByteBuffer bytes) throws IOException;

        /// Returns when everything written so far survives a crash.
        void force() throws IOException;
    }
}
