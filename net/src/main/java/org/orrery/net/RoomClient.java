package org.orrery.net;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;

/// One room that this program stands in. All methods may be called on any thread and return at once; listeners are called
/// on the room's session thread, in order.
public interface RoomClient extends AutoCloseable {

    SessionId session();

    UserId user();

    /// The running client that leases of this room are held by.
    ClientId client();

    /// Ids for the entities that this client creates.
    IdSource ids();

    /// The document as the user sees it: what is confirmed, with what is pending on top. A snapshot.
    Document document();

    ConnectionStatus status();

    /// What admins ask of the relay beside the document.
    MeetingClient meeting();

    /// Submits operations as one undoable step. They show in [#document()] before the relay has confirmed them, and are kept
    /// across disconnections and restarts. The future completes when the relay has settled them, or at once when the client
    /// itself sees that they are not allowed; it never completes exceptionally.
    CompletableFuture<Settlement> submit(String label, List<Operation> operations);

    /// Like [#submit(String, List)], for what undo leaves alone, such as chat.
    CompletableFuture<Settlement> submitWithoutUndo(String label, List<Operation> operations);

    /// Takes back the newest own step; empty when there is none.
    CompletableFuture<Optional<UndoResult>> undo();

    CompletableFuture<Optional<UndoResult>> redo();

    /// Says where one is; the newest wins, and is sent at most as often as the relay's ticks.
    void updatePresence(MemberPose pose);

    /// Sends a signal to one member, or to all others; lost when not connected.
    void sendSignal(@Nullable UserId to, String kind, Value body);

    /// Tries to connect now instead of waiting for the back-off.
    void reconnectNow();

    /// Adds a listener, which is first told the present state as if it had just changed.
    void addListener(RoomListener listener);

    void removeListener(RoomListener listener);

    /// Leaves the room; what is unsent stays in the offline queue.
    @Override
    void close();
}
