package org.orrery.relay.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.relay.access.TenantId;
import org.orrery.relay.blob.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/collaboration/blobs/{sha256}`: storing and fetching what documents refer to by hash. Bytes are streamed; nothing is ever
/// held whole in memory.
final class BlobRoutes {

    private static final Logger LOG = LoggerFactory.getLogger(BlobRoutes.class);
    private static final String PATH = "/collaboration/blobs/:sha256";

    private final Vertx vertx;
    private final BlobStore blobs;
    private final long maxBytes;

    BlobRoutes(Vertx vertx, BlobStore blobs, long maxBytes) {
        this.vertx = vertx;
        this.blobs = blobs;
        this.maxBytes = maxBytes;
    }

    List<Endpoint> endpoints() {
        return List.of(
                // Bytes say nothing until an operation in a session refers to them.
                Endpoint.stream("blob_put", HttpMethod.PUT, PATH, this::put).inSessionLog(),
                Endpoint.stream("blob_get", HttpMethod.GET, PATH, call -> get(call, true)),
                Endpoint.stream("blob_get", HttpMethod.HEAD, PATH, call -> get(call, false)));
    }

    private static Optional<String> name(Call call) {
        String name = call.context().pathParam("sha256");
        if (name == null || !BlobStore.isName(name)) {
            call.problem(Problems.malformed("a blob's name is its SHA-256 in 64 hex digits"));
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private void get(Call call, boolean withBody) {
        name(call).ifPresent(name -> get(call, name, withBody));
    }

    private void get(Call call, String name, boolean withBody) {
        RoutingContext context = call.context();
        TenantId tenant = call.caller().tenant();
        String tag = "\"" + name + "\"";
        HttpServerResponse response = context.response();
        var _ =
                vertx.executeBlocking(() -> size(tenant, name), false)
                        .onFailure(failure -> fail(context, failure))
                        .onSuccess(size -> {
                            if (size < 0) {
                                Replies.problem(
                                        context, Problems.notFound("no blob has this hash"));
                                return;
                            }
                            var _ =
                                    response.putHeader("ETag", tag)
                                            .putHeader(
                                                    "Cache-Control",
                                                    "private, max-age=31536000, immutable")
                                            .putHeader("Content-Type", "application/octet-stream")
                                            .putHeader("X-Content-Type-Options", "nosniff");
                            if (tag.equals(context.request().getHeader("If-None-Match"))) {
                                var _ = response.setStatusCode(304).end();
                            } else if (withBody) {
                                var _ =
                                        response.sendFile(
                                                blobs.find(tenant, name).orElseThrow().toString());
                            } else {
                                var _ =
                                        response.putHeader("Content-Length", String.valueOf(size))
                                                .end();
                            }
                        });
    }

    private long size(TenantId tenant, String name) throws IOException {
        Optional<Path> file = blobs.find(tenant, name);
        return file.isPresent() ? Files.size(file.get()) : -1;
    }

    private void put(Call call) {
        RoutingContext context = call.context();
        Optional<String> name = name(call);
        if (name.isEmpty()) {
            return;
        }
        HttpServerRequest request = context.request();
        long announced = announced(request.getHeader("Content-Length"));
        if (announced < 0) {
            Replies.problem(context, Problems.lengthRequired());
        } else if (announced > maxBytes) {
            Replies.problem(context, Problems.tooLarge(maxBytes));
        } else if (!blobs.reserve(announced)) {
            Replies.problem(context, Problems.quotaExceeded());
        } else {
            var _ = request.pause();
            receive(call, name.get(), announced);
        }
    }

    private static long announced(@Nullable String length) {
        try {
            return length == null ? -1 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return -1;
        }
    }

    private void receive(Call call, String name, long bytes) {
        RoutingContext context = call.context();
        Path upload = blobs.newUpload();
        var _ =
                vertx.fileSystem()
                        .open(upload.toString(), new OpenOptions().setCreateNew(true))
                        .compose(file -> {
                            HashingStream hashing = new HashingStream(file);
                            return context.request().pipeTo(hashing).map(_ -> hashing.sha256());
                        })
                        .compose(sha256 ->
                                sha256.equals(name)
                                        ? keep(call.caller().tenant(), upload, name)
                                        : Future.failedFuture(new Mismatch()))
                        .onSuccess(isNew -> {
                            if (!isNew) {
                                blobs.giveBack(bytes);
                            }
                            var _ =
                                    context.response()
                                            .setStatusCode(isNew ? 201 : 200)
                                            .putHeader("ETag", "\"" + name + "\"")
                                            .end();
                        })
                        .onFailure(failure -> {
                            blobs.giveBack(bytes);
                            var _ = vertx.fileSystem().delete(upload.toString());
                            fail(context, failure);
                        });
    }

    private Future<Boolean> keep(TenantId tenant, Path upload, String name) {
        return vertx.executeBlocking(() -> blobs.keep(tenant, upload, name), false)
                .map(Boolean.TRUE::equals);
    }

    private static void fail(RoutingContext context, Throwable failure) {
        if (failure instanceof Mismatch) {
            Replies.problem(context, Problems.hashMismatch());
        } else {
            boolean isClients = Turnstile.isLate(context) || context.response().closed();
            (isClients ? LOG.atDebug() : LOG.atWarn())
                    .log("a blob was not transferred: {}", failure.getMessage());
            Replies.problem(context, Problems.internal());
        }
    }

    private static final class Mismatch extends IOException {
        private static final long serialVersionUID = 1;
    }
}
