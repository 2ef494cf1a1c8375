package org.orrery.net;

import java.util.concurrent.CompletableFuture;
import org.orrery.model.id.UserId;
import org.orrery.protocol.rest.SessionView;

/// What the admins of a joined session ask of its relay that is not a change of the document. Asked in the member's name;
/// any thread, at once, and never exceptionally.
public interface MeetingClient {

    /// How a session is moved on.
    enum Step {
        OPEN,
        START,
        PAUSE,
        RESUME,
        END
    }

    CompletableFuture<Answer<SessionView>> take(Step step);

    /// Makes another member the host.
    CompletableFuture<Answer<SessionView>> passHost(UserId user);

    /// Asks a passcode of everybody who comes from now on.
    CompletableFuture<Answer<SessionView>> setPasscode(String passcode);

    CompletableFuture<Answer<SessionView>> clearPasscode();
}
