package org.orrery.net;

import java.util.concurrent.CompletableFuture;
import org.orrery.model.id.UserId;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.InviteList;
import org.orrery.protocol.rest.InviteView;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.SessionView;
import org.orrery.protocol.rest.UpdateSession;

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

    /// Changes what is not null of title, start, doors and levels.
    CompletableFuture<Answer<SessionView>> update(UpdateSession change);

    /// The levels that there are, and what they ask for.
    CompletableFuture<Answer<PolicyList>> policies();

    /// Makes an invite; its code is in this answer and never again.
    CompletableFuture<Answer<InviteView>> invite(CreateInvite wanted);

    /// The invites of the session, the newest first.
    CompletableFuture<Answer<InviteList>> invites();

    CompletableFuture<Answer<Boolean>> revokeInvite(String inviteId);
}
