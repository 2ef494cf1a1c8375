package org.orrery.net.http;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.orrery.net.Answer;
import org.orrery.net.connection.Admission;
import org.orrery.protocol.rest.Joined;

/// Gets a new token by joining again.
final class Rejoining implements Admission {

    private final URI url;
    private final Supplier<CompletableFuture<Answer<Joined>>> knock;
    private final Executor roomThread;

    Rejoining(URI url, Supplier<CompletableFuture<Answer<Joined>>> knock, Executor roomThread) {
        this.url = url;
        this.knock = knock;
        this.roomThread = roomThread;
    }

    @Override
    public URI url() {
        return url;
    }

    @Override
    public void renew(Consumer<Answer<URI>> then) {
        var _ =
                knock.get()
                        .thenAcceptAsync(
                                answer -> then.accept(answer.map(HttpRelayClient::address)),
                                roomThread);
    }
}
