package org.orrery.relay.disk;

import java.io.IOException;
import java.util.List;

/// A place for files, in folders one level deep. What has been written is certain to survive a crash only after
/// [DiskFile#force()]; that a file is there under its name, only after [#forceFolder(String)].
public interface Disk {

    /// Opens a file for reading and appending, and makes it (and its folder) when it is not there.
    DiskFile open(String folder, String name) throws IOException;

    /// Names of the files in a folder, in order; none when there is no such folder.
    List<String> list(String folder) throws IOException;

    /// Gives a file another name in its folder, in place of a file that has it.
    void rename(String folder, String name, String newName) throws IOException;

    void delete(String folder, String name) throws IOException;

    /// Makes the names in a folder, and the folder's own, durable.
    void forceFolder(String folder) throws IOException;

    /// Where that is, for messages to people.
    String describe(String folder, String name);
}
