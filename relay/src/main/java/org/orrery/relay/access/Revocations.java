package org.orrery.relay.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.orrery.model.id.UserId;

/// Tells whoever holds something in a person's name that it is not good any more. Safe on any thread.
public final class Revocations {

    /// What is revoked.
    ///
    /// @param signIn of this sign-in only; empty for everything of the user
    public record Revocation(UserId user, Optional<String> signIn) {

        /// Whether something that `holder` got under `from` goes too.
        public boolean covers(UserId holder, Optional<String> from) {
            return holder.equals(user) && (signIn.isEmpty() || signIn.equals(from));
        }
    }

    /// Is told on the thread that revokes, and returns at once.
    public interface Listener {
        void revoked(Revocation revocation);
    }

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void revoke(Revocation revocation) {
        listeners.forEach(listener -> listener.revoked(revocation));
    }
}
