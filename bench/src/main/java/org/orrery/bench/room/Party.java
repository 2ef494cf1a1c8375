package org.orrery.bench.room;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.orrery.model.id.SessionId;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.net.http.ClientFolders;
import org.orrery.net.http.HttpRelayClient;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.SessionView;

/// Members of one session, each with a connection of its own.
public final class Party implements AutoCloseable {

    private static final long ANSWER_SECONDS = 60;

    private final RelayClient client;
    private final SessionId session;
    private final List<RoomClient> rooms;

    private Party(RelayClient client, SessionId session, List<RoomClient> rooms) {
        this.client = client;
        this.session = session;
        this.rooms = List.copyOf(rooms);
    }

    /// Makes a session and joins it with collaborators `m0`, `m1`, ...
    ///
    /// @param folder keeps the clients' unsent changes
    public static Party gather(URI relay, Path folder, int members)
            throws IOException, InterruptedException {
        RelayClient client =
                new HttpRelayClient(
                        relay,
                        new ClientFolders(folder.resolve("queues"), folder.resolve("blobs")));
        SessionId session =
                success(
                                client.create(
                                        new CreateSession(
                                                "analytics_session",
                                                "Benchmark",
                                                user(0),
                                                null,
                                                null,
                                                null,
                                                null)))
                        .sessionId();
        List<RoomClient> rooms = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            rooms.add(join(client, session, user(i), Role.COLLABORATOR));
        }
        return new Party(client, session, rooms);
    }

    private static UserId user(int index) {
        return new UserId("m" + index);
    }

    private static RoomClient join(RelayClient client, SessionId session, UserId user, Role role)
            throws IOException, InterruptedException {
        return success(client.join(session, new JoinSession(user, user.value(), role, null, true)));
    }

    private static <T> T success(CompletableFuture<Answer<T>> answer)
            throws IOException, InterruptedException {
        try {
            return switch (answer.get(ANSWER_SECONDS, TimeUnit.SECONDS)) {
                case Answer.Success<T>(T value) -> value;
                case Answer.Refused<T>(var problem) ->
                        throw new IOException("the relay refuses: " + problem);
                case Answer.Unreachable<T>(String reason) ->
                        throw new IOException("the relay does not answer: " + reason);
            };
        } catch (ExecutionException | TimeoutException failure) {
            throw new IOException("the relay does not answer", failure);
        }
    }

    public SessionId session() {
        return session;
    }

    /// Where they all are.
    public RelayClient relay() {
        return client;
    }

    public List<RoomClient> rooms() {
        return rooms;
    }

    /// One who comes anew, knows nothing and gets the relay's whole document; to be closed by the caller.
    public RoomClient auditor() throws IOException, InterruptedException {
        return join(client, session, new UserId("auditor"), Role.OBSERVER);
    }

    /// The session as the relay shows it.
    public SessionView view() throws IOException, InterruptedException {
        return success(client.list()).sessions().stream()
                .filter(each -> each.sessionId().equals(session))
                .findFirst()
                .orElseThrow(() -> new IOException("the relay does not know the session"));
    }

    @Override
    public void close() {
        rooms.forEach(RoomClient::close);
        client.close();
    }
}
