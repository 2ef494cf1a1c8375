package org.orrery.relay.retention;

import java.util.concurrent.CompletionStage;
import org.orrery.model.id.SessionId;

/// Takes sessions out of use and back. Safe on any thread; the stages complete on threads that may wait for the disk, and
/// exceptionally with [java.io.IOException] or [org.orrery.relay.log.LogException] in words for people.
public interface SessionArchive {

    /// Ends the room and puts the session's whole log into one file that still verifies; its segments and snapshots go.
    ///
    /// @param actor who asked for it, for the audit
    CompletionStage<Void> archive(SessionId session, String actor);

    /// Puts an archived session's log back, so that its room can be opened.
    CompletionStage<Void> restore(SessionId session, String actor);

    /// Deletes a session, archived or not, for good.
    CompletionStage<Void> delete(SessionId session, String actor);

    boolean isArchived(SessionId session);
}
