package org.orrery.relay.room;

import org.orrery.protocol.rest.JoinSession;

/// Somebody who asks to be a member.
///
/// @param proven whether they have shown that they are who they say, by signing in or by a token of this session
/// @param passcodeRight whether they have told the session's passcode
public record Knock(JoinSession request, boolean proven, boolean passcodeRight) {

    /// Somebody who has shown nothing.
    public static Knock of(JoinSession request) {
        return new Knock(request, false, false);
    }

    public Knock withRightPasscode() {
        return new Knock(request, proven, true);
    }
}
