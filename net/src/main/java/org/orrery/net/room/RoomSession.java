package org.orrery.net.room;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.id.ClientId;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.reduce.Refusal;
import org.orrery.model.value.Value;
import org.orrery.net.ConnectionStatus;
import org.orrery.net.MeetingClient;
import org.orrery.net.RoomClient;
import org.orrery.net.RoomListener;
import org.orrery.net.Settlement;
import org.orrery.net.UndoResult;
import org.orrery.net.connection.Admission;
import org.orrery.net.connection.Clock;
import org.orrery.net.connection.Connection;
import org.orrery.net.connection.Transport;
import org.orrery.net.queue.OfflineQueue;
import org.orrery.net.replica.Replica;
import org.orrery.protocol.message.MemberPose;

/// A joined room. Every call hops to the session thread, where a [Connection] does the work.
public final class RoomSession implements RoomClient {

    private final SessionId session;
    private final UserId user;
    private final IdSource ids = IdSource.system();
    private final SessionThread thread;
    private final OfflineQueue queue;
    private final Snapshot snapshot;
    private final Audience audience;
    private final MeetingClient meeting;
    private final Connection connection;

    /// Makes a room and starts to connect it.
    ///
    /// @param admission makes the addresses; it is given the session thread to answer on
    /// @param transport is given the session thread to call back on
    /// @param queue is closed with the room
    /// @param meeting what the room is asked for beside the document
    public RoomSession(
            SessionId session,
            UserId user,
            Function<Executor, Admission> admission,
            Function<Executor, Transport> transport,
            OfflineQueue queue,
            MeetingClient meeting) {
        this.session = session;
        this.meeting = meeting;
        this.user = user;
        this.queue = queue;
        this.thread = new SessionThread("orrery-room-" + session);
        Replica replica =
                new Replica(user, queue.client(), queue.nextClientSequence(), queue.unsent());
        this.snapshot = new Snapshot(Connection.connecting(replica));
        this.audience = new Audience(snapshot);
        Connection.Parts parts =
                new Connection.Parts(
                        Clock.system(),
                        thread,
                        transport.apply(thread),
                        RandomGenerator.getDefault(),
                        admission.apply(thread),
                        queue);
        this.connection = new Connection(parts, replica, audience);
        thread.execute(connection::start);
    }

    @Override
    public SessionId session() {
        return session;
    }

    @Override
    public UserId user() {
        return user;
    }

    @Override
    public ClientId client() {
        return queue.client();
    }

    @Override
    public IdSource ids() {
        return ids;
    }

    @Override
    public Document document() {
        return snapshot.document();
    }

    @Override
    public ConnectionStatus status() {
        return snapshot.status();
    }

    @Override
    public MeetingClient meeting() {
        return meeting;
    }

    @Override
    public CompletableFuture<Settlement> submit(String label, List<Operation> operations) {
        return submit(label, operations, true);
    }

    @Override
    public CompletableFuture<Settlement> submitWithoutUndo(
            String label, List<Operation> operations) {
        return submit(label, operations, false);
    }

    private CompletableFuture<Settlement> submit(
            String label, List<Operation> operations, boolean undoable) {
        CompletableFuture<Settlement> settled = new CompletableFuture<>();
        boolean taken =
                thread.offer(
                        () -> connection.submit(label, operations, undoable, settled::complete));
        if (!taken) {
            settled.complete(
                    new Settlement.Refused(
                            new Refusal(Refusal.Code.READ_ONLY, "the room is closed")));
        }
        return settled;
    }

    @Override
    public CompletableFuture<Optional<UndoResult>> undo() {
        return ask(connection::undo);
    }

    @Override
    public CompletableFuture<Optional<UndoResult>> redo() {
        return ask(connection::redo);
    }

    private <T> CompletableFuture<Optional<T>> ask(Supplier<Optional<T>> question) {
        CompletableFuture<Optional<T>> answer = new CompletableFuture<>();
        if (!thread.offer(() -> answer.complete(question.get()))) {
            answer.complete(Optional.empty());
        }
        return answer;
    }

    @Override
    public void updatePresence(MemberPose pose) {
        thread.execute(() -> connection.updatePresence(pose));
    }

    @Override
    public void sendSignal(@Nullable UserId to, String kind, Value body) {
        thread.execute(() -> connection.sendSignal(to, kind, body));
    }

    @Override
    public void reconnectNow() {
        thread.execute(connection::reconnectNow);
    }

    @Override
    public void addListener(RoomListener listener) {
        thread.execute(() -> audience.add(listener));
    }

    @Override
    public void removeListener(RoomListener listener) {
        thread.execute(() -> audience.remove(listener));
    }

    @Override
    public void close() {
        thread.execute(() -> {
            connection.close();
            queue.close();
            thread.end();
        });
    }
}
