package org.orrery.net.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.DoubleConsumer;
import org.orrery.model.id.IdSource;
import org.orrery.model.id.SessionId;
import org.orrery.net.Answer;
import org.orrery.net.Arrival;
import org.orrery.net.RelayClient;
import org.orrery.net.RelaySignIn;
import org.orrery.net.RoomClient;
import org.orrery.net.queue.OfflineQueue;
import org.orrery.net.room.RoomSession;
import org.orrery.net.trust.Trust;
import org.orrery.net.tyrus.TyrusTransport;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.Joined;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;

/// A relay reached by the JDK's HTTP client, and its rooms by Tyrus.
public final class HttpRelayClient implements RelayClient {

    private static final String SESSIONS = "/collaboration/sessions";
    private static final Duration CONNECT = Duration.ofSeconds(5);

    private final URI base;
    private final ClientFolders folders;
    private final Trust trust;
    private final ExecutorService workers;
    private final HttpClient http;
    private final boolean derived;
    private final Requests requests;
    private final Blobs blobs;
    private final RelaySignIn signIn;

    /// A client of the relay at `base`.
    public HttpRelayClient(URI base, ClientFolders folders) {
        this(base, folders, Trust.standard());
    }

    /// A client of the relay at `base`, which it believes to be that as far as `trust` goes.
    public HttpRelayClient(URI base, ClientFolders folders, Trust trust) {
        this.base = base;
        this.trust = trust;
        this.folders = folders;
        this.derived = false;
        this.workers = Executors.newVirtualThreadPerTaskExecutor();
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT)
                        .sslContext(trust.context())
                        .executor(workers)
                        .build();
        this.requests = new Requests(base, http);
        this.signIn = new HttpSignIn(requests);
        this.blobs = new Blobs(requests, new BlobCache(folders.blobs(), folders.blobBytes()));
    }

    /// The same connections with another token.
    private HttpRelayClient(HttpRelayClient origin, String token) {
        this.base = origin.base;
        this.trust = origin.trust;
        this.folders = origin.folders;
        this.derived = true;
        this.workers = origin.workers;
        this.http = origin.http;
        this.requests = new Requests(base, http);
        this.requests.authorize(Optional.of(token));
        this.signIn = new HttpSignIn(requests);
        this.blobs = new Blobs(requests, new BlobCache(folders.blobs(), folders.blobBytes()));
    }

    @Override
    public RelayClient withToken(String token) {
        return new HttpRelayClient(this, token);
    }

    @Override
    public URI base() {
        return base;
    }

    @Override
    public RelaySignIn signIn() {
        return signIn;
    }

    @Override
    public CompletableFuture<Answer<Created>> create(CreateSession request) {
        return requests.post(SESSIONS + "/create", request, Created.class);
    }

    @Override
    public CompletableFuture<Answer<SessionList>> list() {
        return requests.get(SESSIONS, SessionList.class);
    }

    @Override
    public CompletableFuture<Answer<SessionView>> view(SessionId session) {
        return requests.get(SESSIONS + "/" + session, SessionView.class);
    }

    @Override
    public CompletableFuture<Answer<PolicyList>> policies() {
        return requests.get("/collaboration/policies", PolicyList.class);
    }

    @Override
    public CompletableFuture<Answer<RoomClient>> join(SessionId session, JoinSession request) {
        return join(session, request, new Arrival() {});
    }

    @Override
    public CompletableFuture<Answer<RoomClient>> join(
            SessionId session, JoinSession request, Arrival arrival) {
        return knock(session, request)
                .thenCompose(answer ->
                        switch (answer) {
                            case Answer.Success<Joined>(Joined joined) ->
                                    enter(session, request, joined, arrival);
                            case Answer.Refused<Joined>(var problem) ->
                                    CompletableFuture.completedFuture(
                                            new Answer.Refused<>(problem));
                            case Answer.Unreachable<Joined>(String reason) ->
                                    CompletableFuture.completedFuture(
                                            new Answer.Unreachable<>(reason));
                        });
    }

    private CompletableFuture<Answer<Joined>> knock(SessionId session, JoinSession request) {
        return requests.post(SESSIONS + "/" + session + "/join", request, Joined.class);
    }

    private CompletableFuture<Answer<Joined>> knockAgain(
            SessionId session, JoinSession request, AtomicReference<String> token) {
        return knock(session, request)
                .thenApply(answer -> {
                    answer.toOptional().ifPresent(joined -> token.set(joined.token()));
                    return answer;
                });
    }

    private CompletableFuture<Answer<RoomClient>> enter(
            SessionId session, JoinSession request, Joined joined, Arrival arrival) {
        OfflineQueue queue;
        try {
            queue =
                    OfflineQueue.open(
                            folders.queues(), base, session, request.userId(), IdSource.system());
        } catch (IOException unusable) {
            return CompletableFuture.completedFuture(
                    new Answer.Unreachable<>(
                            "unsent changes could not be kept: " + unusable.getMessage()));
        }
        AtomicReference<String> token = new AtomicReference<>(joined.token());
        RoomSession room =
                new RoomSession(
                        session,
                        request.userId(),
                        thread ->
                                new Rejoining(
                                        address(joined),
                                        () -> knockAgain(session, request, token),
                                        thread),
                        thread -> new TyrusTransport(thread, trust),
                        queue,
                        new HttpMeeting(requests, SESSIONS + "/" + session, token::get));
        return FirstDocument.of(room, arrival);
    }

    /// The relay says how it is reached as far as it knows; the way that worked is kept.
    static URI address(Joined joined) {
        return URI.create(joined.websocketUrl());
    }

    @Override
    public CompletableFuture<Answer<String>> putBlob(
            Path file, String mediaType, DoubleConsumer progress) {
        return work(() -> blobs.put(file, mediaType, progress));
    }

    @Override
    public CompletableFuture<Answer<Path>> getBlob(String sha256, DoubleConsumer progress) {
        return work(() -> blobs.get(sha256, progress));
    }

    private interface Work<T> {
        Answer<T> run() throws IOException, InterruptedException;
    }

    private <T> CompletableFuture<Answer<T>> work(Work<T> work) {
        try {
            return CompletableFuture.supplyAsync(() -> run(work), workers);
        } catch (RejectedExecutionException closed) {
            return CompletableFuture.completedFuture(
                    new Answer.Unreachable<>("the client is closed"));
        }
    }

    private static <T> Answer<T> run(Work<T> work) {
        try {
            return work.run();
        } catch (IOException | UncheckedIOException failure) {
            return Requests.unreachable(failure);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            return new Answer.Unreachable<>("the client is closed");
        }
    }

    /// Ends what is under way; rooms that were joined go on. One that came of another client ends with that one.
    @Override
    public void close() {
        if (derived) {
            return;
        }
        http.shutdownNow();
        workers.shutdownNow();
    }
}
