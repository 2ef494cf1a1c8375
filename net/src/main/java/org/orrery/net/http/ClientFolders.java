package org.orrery.net.http;

import java.nio.file.Path;

/// Where a client keeps what is its own.
///
/// @param queues unsent changes, which must not be lost
/// @param blobs copies of blobs, which can be fetched again
/// @param blobBytes how much these may take; the ones used least recently go first
public record ClientFolders(Path queues, Path blobs, long blobBytes) {

    private static final long DEFAULT_BLOB_BYTES = 4L << 30;

    public ClientFolders(Path queues, Path blobs) {
        this(queues, blobs, DEFAULT_BLOB_BYTES);
    }
}
