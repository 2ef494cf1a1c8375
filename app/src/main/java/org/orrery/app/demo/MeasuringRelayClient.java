package org.orrery.app.demo;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.orrery.model.id.SessionId;
import org.orrery.net.Answer;
import org.orrery.net.Arrival;
import org.orrery.net.RelayClient;
import org.orrery.net.RelaySignIn;
import org.orrery.net.RoomClient;
import org.orrery.protocol.rest.CreateSession;
import org.orrery.protocol.rest.Created;
import org.orrery.protocol.rest.JoinSession;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.protocol.rest.SessionList;
import org.orrery.protocol.rest.SessionView;

/// A relay's client whose rooms are measured; each is shown to the demo as it is joined.
record MeasuringRelayClient(RelayClient client, Consumer<MeasuredRoom> joined)
        implements RelayClient {

    @Override
    public URI base() {
        return client.base();
    }

    @Override
    public RelaySignIn signIn() {
        return client.signIn();
    }

    @Override
    public CompletableFuture<Answer<Created>> create(CreateSession request) {
        return client.create(request);
    }

    @Override
    public CompletableFuture<Answer<SessionList>> list() {
        return client.list();
    }

    @Override
    public CompletableFuture<Answer<SessionView>> view(SessionId session) {
        return client.view(session);
    }

    @Override
    public CompletableFuture<Answer<PolicyList>> policies() {
        return client.policies();
    }

    @Override
    public CompletableFuture<Answer<RoomClient>> join(SessionId session, JoinSession request) {
        return join(session, request, new Arrival() {});
    }

    @Override
    public CompletableFuture<Answer<RoomClient>> join(
            SessionId session, JoinSession request, Arrival arrival) {
        return client.join(session, request, arrival)
                .thenApply(answer ->
                        answer.map(room -> {
                            MeasuredRoom measured = new MeasuredRoom(room);
                            joined.accept(measured);
                            return measured;
                        }));
    }

    @Override
    public RelayClient withToken(String token) {
        return new MeasuringRelayClient(client.withToken(token), joined);
    }

    @Override
    public CompletableFuture<Answer<String>> putBlob(
            Path file, String mediaType, DoubleConsumer progress) {
        return client.putBlob(file, mediaType, progress);
    }

    @Override
    public CompletableFuture<Answer<Path>> getBlob(String sha256, DoubleConsumer progress) {
        return client.getBlob(sha256, progress);
    }

    @Override
    public void close() {
        client.close();
    }
}
