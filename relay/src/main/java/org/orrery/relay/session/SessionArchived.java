package org.orrery.relay.session;

import org.orrery.model.id.SessionId;

/// The session's log is in one file, and has to be restored before the session can be opened.
public final class SessionArchived extends RuntimeException {

    private static final long serialVersionUID = 1;

    SessionArchived(SessionId session) {
        super("session " + session + " is archived");
    }
}
