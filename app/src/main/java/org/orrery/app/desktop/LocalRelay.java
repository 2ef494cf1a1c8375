package org.orrery.app.desktop;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.orrery.net.Answer;
import org.orrery.relay.Relay;
import org.orrery.relay.setting.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The relay inside this program, started when somebody first asks for it. Safe on any thread.
public final class LocalRelay implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalRelay.class);

    private final RelaySettings settings;
    private @Nullable CompletableFuture<Relay> starting;

    public LocalRelay(RelaySettings settings) {
        this.settings = settings;
    }

    /// Starts the relay, or says where it listens. After a failure the next call tries again.
    public CompletableFuture<Answer<URI>> start() {
        return relay().<Answer<URI>>thenApply(relay -> new Answer.Success<>(relay.base()))
                .exceptionally(failure -> {
                    LOG.warn("the relay inside the program did not start", failure);
                    return new Answer.Unreachable<>(Cause.of(failure));
                });
    }

    private synchronized CompletableFuture<Relay> relay() {
        CompletableFuture<Relay> relay = starting;
        if (relay == null || relay.isCompletedExceptionally()) {
            relay = Relay.start(settings).toCompletableFuture();
            starting = relay;
        }
        return relay;
    }

    /// Stops it in good order, when it runs.
    @Override
    public synchronized void close() {
        CompletableFuture<Relay> relay = starting;
        if (relay != null && relay.isDone() && !relay.isCompletedExceptionally()) {
            relay.join().close().toCompletableFuture().join();
        }
    }
}
