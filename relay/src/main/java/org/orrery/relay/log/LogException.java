package org.orrery.relay.log;

import org.jspecify.annotations.Nullable;

/// A log that cannot be read or opened. The message names the file and the offset.
public final class LogException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LogException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
