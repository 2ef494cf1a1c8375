package org.orrery.relay;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.orrery.model.id.IdSource;
import org.orrery.relay.http.LoopThread;
import org.orrery.relay.http.Server;
import org.orrery.relay.log.MemorySessionLog;
import org.orrery.relay.log.SessionLog;
import org.orrery.relay.log.SnapshotStore;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.session.Directory;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.Tokens;

/// A running relay. It is a process of its own by [RelayMain], or embedded in another program. Safe on any thread.
public final class Relay {

    private static final long SWEEP_MILLIS = 5_000;

    private final RelaySettings settings;
    private final Vertx vertx;
    private final ExecutorService blocking;
    private final SessionLog log;
    private final Rooms rooms;
    private final HttpServer server;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Relay(
            RelaySettings settings,
            Vertx vertx,
            ExecutorService blocking,
            SessionLog log,
            Rooms rooms,
            HttpServer server) {
        this.settings = settings;
        this.vertx = vertx;
        this.blocking = blocking;
        this.log = log;
        this.rooms = rooms;
        this.server = server;
    }

    /// Opens the data directory and starts to listen. The stage completes exceptionally with the [IOException] that keeps
    /// the relay from starting: its message is meant for people.
    public static CompletionStage<Relay> start(RelaySettings settings) {
        ExecutorService blocking =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().name("relay-disk-", 0).daemon().factory());
        return CompletableFuture.supplyAsync(() -> open(settings, blocking), blocking)
                .thenCompose(stage -> stage);
    }

    private static CompletionStage<Relay> open(RelaySettings settings, ExecutorService blocking) {
        Vertx vertx = null;
        try {
            Path data = settings.dataDirectory();
            Files.createDirectories(data);
            Directory directory = Directory.open(data.resolve("sessions"));
            Tokens tokens =
                    Tokens.open(
                            data.resolve("tokens"),
                            new SecureRandom(),
                            InstantSource.system(),
                            settings.tokenLifetime());
            SessionLog log = new MemorySessionLog(InstantSource.system());
            RelayMeter meter = new RelayMeter();
            vertx = vertx(settings);
            var loops = ((VertxInternal) vertx).nettyEventLoopGroup();
            Rooms rooms =
                    new Rooms(
                            new Rooms.Parts(
                                    directory,
                                    log,
                                    SnapshotStore.none(),
                                    () -> new LoopThread(loops.next()),
                                    blocking,
                                    settings.limits(),
                                    meter,
                                    IdSource.system(),
                                    settings.unloadAfter(),
                                    settings.snapshotEvery()));
            Vertx running = vertx;
            running.setPeriodic(SWEEP_MILLIS, _ -> rooms.sweep());
            return Server.listen(running, settings, rooms, tokens, meter)
                    .toCompletionStage()
                    .thenApply(
                            server -> new Relay(settings, running, blocking, log, rooms, server));
        } catch (IOException failure) {
            if (vertx != null) {
                var _ = vertx.close();
            }
            blocking.shutdown();
            return CompletableFuture.failedFuture(failure);
        }
    }

    private static Vertx vertx(RelaySettings settings) {
        int loops =
                settings.eventLoops() > 0
                        ? settings.eventLoops()
                        : Runtime.getRuntime().availableProcessors();
        return Vertx.vertx(
                new VertxOptions()
                        .setEventLoopPoolSize(loops)
                        .setPreferNativeTransport(true)
                        .setFileSystemOptions(
                                new FileSystemOptions()
                                        .setClassPathResolvingEnabled(false)
                                        .setFileCachingEnabled(false)));
    }

    /// The port it listens on, also when any free one was asked for.
    public int port() {
        return server.actualPort();
    }

    /// Such as `http://127.0.0.1:8000`.
    public URI base() {
        String host = settings.host();
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return URI.create("http://" + shown + ":" + port());
    }

    /// Stops in order: nobody new is let in, connections are told to come back later, documents and logs are written out.
    public CompletionStage<Void> close() {
        if (closing.compareAndSet(false, true)) {
            var _ =
                    rooms.close()
                            .thenCompose(_ -> server.shutdown().toCompletionStage())
                            .thenCompose(_ -> vertx.close().toCompletionStage())
                            .whenComplete((_, failure) -> {
                                log.close();
                                blocking.shutdown();
                                if (failure == null) {
                                    closed.complete(null);
                                } else {
                                    closed.completeExceptionally(failure);
                                }
                            });
        }
        return closed;
    }
}
