package org.orrery.relay;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.internal.VertxInternal;
import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.IdSource;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.history.SessionHistory;
import org.orrery.relay.http.Loops;
import org.orrery.relay.http.Records;
import org.orrery.relay.http.Server;
import org.orrery.relay.identity.Identity;
import org.orrery.relay.identity.oidc.OutgoingFetch;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.outgoing.OutgoingRequests;
import org.orrery.relay.privacy.PersonalData;
import org.orrery.relay.privacy.PersonalDataStore;
import org.orrery.relay.retention.FolderArchive;
import org.orrery.relay.retention.Retention;
import org.orrery.relay.retention.SessionArchive;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.setting.RecordSettings;
import org.orrery.relay.setting.RelaySettings;
import org.orrery.relay.tls.Certificates;

/// A running relay. It is a process of its own by [RelayMain], or embedded in another program. Safe on any thread.
public final class Relay {

    private static final long SWEEP_MILLIS = 5_000;

    private final RelaySettings settings;
    private final Vertx vertx;
    private final Storage storage;
    private final Rooms rooms;
    private final HttpServer server;
    private final Identity identity;
    private final Records records;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private Relay(
            RelaySettings settings,
            Vertx vertx,
            Storage storage,
            Rooms rooms,
            HttpServer server,
            Records records,
            Identity identity) {
        this.identity = identity;
        this.records = records;
        this.settings = settings;
        this.vertx = vertx;
        this.storage = storage;
        this.rooms = rooms;
        this.server = server;
        keepTime();
    }

    /// Opens the data directory and starts to listen. The stage completes exceptionally with the [IOException] that keeps
    /// the relay from starting; its message is meant for people.
    public static CompletionStage<Relay> start(RelaySettings settings) {
        CompletableFuture<Relay> started = new CompletableFuture<>();
        var _ =
                Thread.ofPlatform()
                        .name("relay-start")
                        .daemon()
                        .start(() -> {
                            try {
                                listen(settings, Storage.open(settings), started);
                            } catch (IOException | RuntimeException | LinkageError failure) {
                                started.completeExceptionally(failure);
                            }
                        });
        return started;
    }

    private static void listen(
            RelaySettings settings, Storage storage, CompletableFuture<Relay> started)
            throws IOException {
        RelayMeter meter = new RelayMeter();
        Optional<Certificates> certificates = certificates(settings, storage, meter);
        Vertx vertx = vertx(settings);
        Identity identity = identity(settings, storage, vertx);
        Rooms rooms = rooms(settings, storage, vertx, meter);
        Records records = records(settings, storage, rooms);
        var _ = vertx.setPeriodic(1, SWEEP_MILLIS, _ -> rooms.sweep());
        var _ =
                Server.listen(
                                vertx,
                                settings,
                                certificates,
                                rooms,
                                storage.tokens(),
                                storage.blobs(),
                                meter,
                                records,
                                identity)
                        .onSuccess(server ->
                                started.complete(
                                        new Relay(
                                                settings, vertx, storage, rooms, server, records,
                                                identity)))
                        .onFailure(failure -> {
                            var _ = vertx.close();
                            identity.close();
                            storage.close();
                            started.completeExceptionally(explained(settings, failure));
                        });
    }

    private static Records records(RelaySettings settings, Storage storage, Rooms rooms) {
        Path sessions = settings.storage().dataDirectory().resolve("sessions");
        Executor blocking = task -> Thread.ofVirtual().name("relay-records").start(task);
        SessionHistory history = new SessionHistory(sessions, storage.log(), storage.keys());
        return new Records(
                history,
                new FolderArchive(sessions, rooms, storage.keys(), storage.audit(), blocking),
                new PersonalDataStore(rooms, history, storage.keys(), storage.audit(), blocking),
                storage.audit(),
                storage.idempotency(),
                blocking);
    }

    private static Optional<Certificates> certificates(
            RelaySettings settings, Storage storage, RelayMeter meter) {
        try {
            return settings.network()
                    .tls()
                    .map(tls -> new Certificates(tls, settings.limits().helloTimeout(), meter));
        } catch (IllegalArgumentException unusable) {
            storage.close();
            throw unusable;
        }
    }

    private static Identity identity(RelaySettings settings, Storage storage, Vertx vertx)
            throws IOException {
        try {
            return Identity.open(
                    settings.identity(),
                    settings.storage().dataDirectory(),
                    storage.tokens(),
                    new OutgoingFetch(OutgoingRequests.open(vertx, settings.outgoing())));
        } catch (IOException | RuntimeException failure) {
            var _ = vertx.close();
            storage.close();
            throw failure;
        }
    }

    private static IOException explained(RelaySettings settings, Throwable failure) {
        String place = settings.network().host() + " port " + settings.network().port();
        return isTaken(failure)
                ? new IOException(place + " is taken by another program", failure)
                : new IOException(
                        "cannot listen on " + place + ": " + failure.getMessage(), failure);
    }

    /// Native transports have an exception of their own for it.
    private static boolean isTaken(Throwable failure) {
        return failure instanceof BindException
                || String.valueOf(failure.getMessage()).contains("Address already in use");
    }

    private static Rooms rooms(
            RelaySettings settings, Storage storage, Vertx vertx, RelayMeter meter) {
        Loops loops = new Loops(((VertxInternal) vertx).nettyEventLoopGroup(), meter::sent);
        ExecutorService blocking =
                Executors.newCachedThreadPool(
                        Thread.ofPlatform().name("relay-disk-", 0).daemon().factory());
        return new Rooms(
                new Rooms.Parts(
                        storage.directory(),
                        storage.log(),
                        storage.snapshots(),
                        loops::thread,
                        blocking,
                        settings.limits(),
                        meter,
                        IdSource.system(),
                        settings.storage().unloadAfter(),
                        settings.storage().snapshotEvery()));
    }

    private static Vertx vertx(RelaySettings settings) {
        int loops =
                settings.network().eventLoops() > 0
                        ? settings.network().eventLoops()
                        : Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
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

    /// Export and erasure of a person.
    public PersonalData personalData() {
        return records.people();
    }

    /// Archiving and deleting of sessions.
    public SessionArchive archive() {
        return records.archive();
    }

    /// What ends sessions whose time is over, by a clock of the caller's.
    Retention retention(InstantSource clock) {
        RecordSettings settled = settings.records();
        return new Retention(
                settings.storage().dataDirectory().resolve("sessions"),
                rooms,
                records.archive(),
                session -> session.policy().retention().or(settled::keep),
                settled.delete() ? Retention.Ending.DELETE : Retention.Ending.ARCHIVE,
                clock);
    }

    /// Looks for sessions whose time is over now and then, one look at a time.
    private void keepTime() {
        Retention retention = retention(InstantSource.system());
        AtomicBoolean looking = new AtomicBoolean();
        var _ =
                vertx.setPeriodic(
                        settings.records().every().toMillis(),
                        _ -> {
                            if (looking.compareAndSet(false, true)) {
                                records.blocking()
                                        .execute(() -> {
                                            try {
                                                var _ = retention.sweep();
                                            } finally {
                                                looking.set(false);
                                            }
                                        });
                            }
                        });
    }

    /// The record of administrative acts.
    public AdminAudit audit() {
        return storage.audit();
    }

    /// The operations of its HTTP surface, by `METHOD path`.
    Map<String, String> operations() {
        return Server.operations(server);
    }

    /// Such as `http://127.0.0.1:8000`, or `https` with TLS.
    public URI base() {
        String host = settings.network().host();
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return URI.create(settings.network().scheme() + "://" + shown + ":" + port());
    }

    /// Stops in order: nobody new is let in, connections are told to come back later, documents and logs are written out.
    public CompletionStage<Void> close() {
        if (closing.compareAndSet(false, true)) {
            var _ =
                    rooms.close()
                            .thenCompose(_ -> server.shutdown().toCompletionStage())
                            .thenCompose(_ -> vertx.close().toCompletionStage())
                            .whenCompleteAsync(this::closed);
        }
        return closed;
    }

    private void closed(@Nullable Void nothing, @Nullable Throwable failure) {
        identity.close();
        storage.close();
        if (failure == null) {
            closed.complete(null);
        } else {
            closed.completeExceptionally(failure);
        }
    }
}
