package org.orrery.protocol.rest;

import java.util.Objects;

/// Body of `PUT /collaboration/sessions/{session_id}/passcode`.
///
/// @param passcode 4 to 64 characters
public record SetPasscode(String passcode) {
    public SetPasscode {
        Objects.requireNonNull(passcode, "passcode is required");
    }

    /// Without the passcode, so that it gets into no log.
    @Override
    public String toString() {
        return "SetPasscode[]";
    }
}
