package org.orrery.net;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.orrery.model.id.SessionId;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;

/// A relay's HTTP side. Calls run on the client's own threads; every future completes with an [Answer], never
/// exceptionally.
public interface RelayClient extends AutoCloseable {

    /// Such as `http://127.0.0.1:8000`.
    URI base();

    /// Proving who one is; what is signed in holds for this client.
    RelaySignIn signIn();

    CompletableFuture<Answer<Created>> create(CreateSession request);

    CompletableFuture<Answer<SessionList>> list();

    /// How a session stands, for those who think of joining it.
    CompletableFuture<Answer<SessionView>> view(SessionId session);

    /// The levels that a new session may have, and what they ask for.
    CompletableFuture<Answer<PolicyList>> policies();

    /// Joins a session over HTTP, then opens its WebSocket. Completes when the first document is there; who has to wait to be
    /// let in waits as long as that takes.
    CompletableFuture<Answer<RoomClient>> join(SessionId session, JoinSession request);

    /// The same, with somebody who is told when there is a wait. A client that never makes anybody wait tells nothing.
    default CompletableFuture<Answer<RoomClient>> join(
            SessionId session, JoinSession request, Arrival arrival) {
        return join(session, request);
    }

    /// This relay as somebody sees it who has been given a token for one session: every request shows that token and no other.
    /// It ends with this client.
    RelayClient withToken(String token);

    /// Stores bytes under their SHA-256; nothing is sent when the relay has them already.
    ///
    /// @param progress told the share done, from 0 to 1
    CompletableFuture<Answer<String>> putBlob(Path file, String mediaType, DoubleConsumer progress);

    /// Brings a blob from the local cache or the relay, and checks its hash.
    CompletableFuture<Answer<Path>> getBlob(String sha256, DoubleConsumer progress);

    @Override
    void close();
}
