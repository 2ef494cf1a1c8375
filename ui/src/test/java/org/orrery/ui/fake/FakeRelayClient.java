package org.orrery.ui.fake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.DoubleConsumer;
import org.orrery.model.id.SessionId;
import org.orrery.net.Answer;
import org.orrery.net.Arrival;
import org.orrery.net.RelayClient;
import org.orrery.net.RoomClient;
import org.orrery.net.Waiting;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;

/// A relay that answers as it is told.
public final class FakeRelayClient implements RelayClient {
    private final URI base;
    private final List<JoinSession> joins = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private final List<String> mediaTypes = new ArrayList<>();
    private final Map<String, Path> blobs = new HashMap<>();
    private final List<CreateSession> creations = new ArrayList<>();
    private CompletableFuture<Answer<RoomClient>> joinAnswer =
            CompletableFuture.completedFuture(new Answer.Unreachable<>("nothing set"));
    private Answer<SessionList> list = new Answer.Success<>(new SessionList(List.of(), 0));
    private Answer<SessionView> view = new Answer.Unreachable<>("nothing set");
    private Answer<PolicyList> policies = new Answer.Unreachable<>("nothing set");
    private final FakeSignIn signIn = new FakeSignIn();
    private Arrival arrival = new Arrival() {};
    private Answer<Created> created = new Answer.Unreachable<>("nothing set");

    public FakeRelayClient(URI base) {
        this.base = base;
    }

    public void answerJoin(CompletableFuture<Answer<RoomClient>> answer) {
        joinAnswer = answer;
    }

    public void answerList(Answer<SessionList> answer) {
        list = answer;
    }

    public void answerCreate(SessionView session) {
        created = new Answer.Success<>(new Created(session.sessionId(), session, "join"));
    }

    public void answerView(Answer<SessionView> answer) {
        view = answer;
    }

    public void answerPolicies(PolicyList list) {
        policies = new Answer.Success<>(list);
    }

    public List<CreateSession> creations() {
        return creations;
    }

    /// Media types of the blobs that were stored.
    public List<String> mediaTypes() {
        return mediaTypes;
    }

    public List<JoinSession> joins() {
        return joins;
    }

    @Override
    public URI base() {
        return base;
    }

    @Override
    public FakeSignIn signIn() {
        return signIn;
    }

    @Override
    public CompletableFuture<Answer<Created>> create(CreateSession request) {
        creations.add(request);
        return CompletableFuture.completedFuture(created);
    }

    @Override
    public CompletableFuture<Answer<SessionList>> list() {
        return CompletableFuture.completedFuture(list);
    }

    @Override
    public CompletableFuture<Answer<SessionView>> view(SessionId session) {
        return CompletableFuture.completedFuture(view);
    }

    @Override
    public CompletableFuture<Answer<PolicyList>> policies() {
        return CompletableFuture.completedFuture(policies);
    }

    @Override
    public CompletableFuture<Answer<RoomClient>> join(SessionId session, JoinSession request) {
        return join(session, request, new Arrival() {});
    }

    @Override
    public CompletableFuture<Answer<RoomClient>> join(
            SessionId session, JoinSession request, Arrival newArrival) {
        joins.add(request);
        arrival = newArrival;
        return joinAnswer;
    }

    /// Makes the one who joined last wait.
    public void makeWait(Waiting waiting, Runnable leave) {
        arrival.waiting(waiting, leave);
    }

    public void admit() {
        arrival.admitted();
    }

    @Override
    public RelayClient withToken(String token) {
        tokens.add(token);
        return this;
    }

    /// Tokens that were asked to be shown for one session.
    public List<String> tokens() {
        return tokens;
    }

    @Override
    public CompletableFuture<Answer<String>> putBlob(
            Path file, String mediaType, DoubleConsumer progress) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String sha256 =
                    HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
            Path kept = Files.createTempFile("fake-relay-", ".blob");
            kept.toFile().deleteOnExit();
            blobs.put(sha256, Files.write(kept, bytes));
            mediaTypes.add(mediaType);
            return CompletableFuture.completedFuture(new Answer.Success<>(sha256));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public CompletableFuture<Answer<Path>> getBlob(String sha256, DoubleConsumer progress) {
        Path kept = blobs.get(sha256);
        return CompletableFuture.completedFuture(
                kept == null
                        ? new Answer.Unreachable<>("no such blob")
                        : new Answer.Success<>(kept));
    }

    @Override
    public void close() {}
}
