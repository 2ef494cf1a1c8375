package org.orrery.relay.outgoing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.TrustOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.orrery.relay.outgoing.Destinations.Decision;
import org.orrery.relay.setting.OutgoingSettings;

/// Asks addresses that somebody else has named without becoming that somebody's way into the relay's own network (server-side
/// request forgery): only `https`, only public addresses unless a setting names them, each name resolved once and every
/// redirect looked at like the first address; answers bounded in size and time. No cookies, no proxies of the environment.
/// It ends with its Vert.x.
public final class OutgoingRequests {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int HEADER_BYTES = 16 * 1024;
    private static final int CONNECTIONS = 32;
    private static final int WAITING = 256;

    private final Vertx vertx;
    private final OutgoingSettings settings;
    private final Destinations destinations;
    private final HttpClient http;

    private OutgoingRequests(Vertx vertx, OutgoingSettings settings, NameResolver resolver) {
        this.vertx = vertx;
        this.settings = settings;
        this.destinations = new Destinations(settings, resolver);
        this.http = vertx.createHttpClient(options(settings), pool());
    }

    /// Requests as `settings` allow them.
    ///
    /// @throws IllegalArgumentException when the certificates to trust cannot be read
    public static OutgoingRequests open(Vertx vertx, OutgoingSettings settings) {
        return open(vertx, settings, NameResolver.system());
    }

    static OutgoingRequests open(Vertx vertx, OutgoingSettings settings, NameResolver resolver) {
        return new OutgoingRequests(vertx, settings, resolver);
    }

    private static HttpClientOptions options(OutgoingSettings settings) {
        HttpClientOptions options = new HttpClientOptions();
        // Connecting ends before the whole does: a client that is closed while it connects may
        // never be done with it.
        int connectMillis = Math.toIntExact(settings.patience().toMillis() * 3 / 4);
        options.setKeepAlive(false)
                .setMaxHeaderSize(HEADER_BYTES)
                .setMaxInitialLineLength(HEADER_BYTES)
                .setConnectTimeout(connectMillis)
                .setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setVerifyHost(true);
        settings.trust()
                .ifPresent(file -> options.setTrustOptions(TrustOptions.wrap(ExtraTrust.of(file))));
        return options;
    }

    private static PoolOptions pool() {
        return new PoolOptions().setHttp1MaxSize(CONNECTIONS).setMaxWaitQueueSize(WAITING);
    }

    /// Asks; the stage never completes exceptionally. It completes on an event loop.
    public CompletionStage<OutgoingAnswer> send(OutgoingRequest request) {
        Promise<OutgoingAnswer> answer = Promise.promise();
        long timer =
                vertx.setTimer(
                        settings.patience().toMillis(),
                        _ -> answer.tryComplete(new OutgoingAnswer.Failed("no answer in time")));
        var _ =
                hop(request, settings.redirects(), answer)
                        .otherwise(failure ->
                                new OutgoingAnswer.Failed(String.valueOf(failure.getMessage())))
                        .onSuccess(answer::tryComplete);
        return answer.future().onComplete(_ -> vertx.cancelTimer(timer)).toCompletionStage();
    }

    /// Shorthand for `GET`, for JSON.
    public CompletionStage<OutgoingAnswer> get(URI uri) {
        return send(OutgoingRequest.get(uri));
    }

    private Future<OutgoingAnswer> hop(
            OutgoingRequest request, int redirectsLeft, Promise<OutgoingAnswer> whole) {
        Promise<Decision> decided = Promise.promise();
        var _ =
                Thread.ofVirtual()
                        .name("relay-resolve")
                        .start(() -> decided.complete(destinations.look(request.uri())));
        return decided.future()
                .compose(decision ->
                        switch (decision) {
                            case Decision.Refused(String reason) ->
                                    Future.succeededFuture(new OutgoingAnswer.Refused(reason));
                            case Decision.Allowed allowed ->
                                    ask(request, allowed, whole)
                                            .compose(answer ->
                                                    follow(request, answer, redirectsLeft, whole));
                        });
    }

    private Future<OutgoingAnswer> follow(
            OutgoingRequest request,
            OutgoingAnswer.Answered answer,
            int redirectsLeft,
            Promise<OutgoingAnswer> whole) {
        boolean moved =
                REDIRECTS.contains(answer.status()) && answer.header("Location").isPresent();
        if (!moved) {
            return Future.succeededFuture(answer);
        }
        if (!request.mayBeRedirected() || redirectsLeft <= 0) {
            return Future.succeededFuture(new OutgoingAnswer.Refused("too many redirects"));
        }
        try {
            URI next = request.uri().resolve(answer.header("Location").orElseThrow());
            return hop(request.to(next), redirectsLeft - 1, whole);
        } catch (IllegalArgumentException malformed) {
            return Future.succeededFuture(new OutgoingAnswer.Refused("a malformed redirect"));
        }
    }

    private Future<OutgoingAnswer.Answered> ask(
            OutgoingRequest request, Decision.Allowed allowed, Promise<OutgoingAnswer> whole) {
        URI uri = allowed.uri();
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        RequestOptions options =
                new RequestOptions()
                        .setMethod(HttpMethod.valueOf(request.method()))
                        .setServer(SocketAddress.inetSocketAddress(allowed.socket()))
                        .setHost(Destinations.bare(uri.getHost()))
                        .setPort(allowed.socket().getPort())
                        .setSsl(allowed.tls())
                        .setURI(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
        request.headers().forEach(options::putHeader);
        return http.request(options).compose(sent -> answer(sent, request.body(), whole));
    }

    private Future<OutgoingAnswer.Answered> answer(
            HttpClientRequest sent, String body, Promise<OutgoingAnswer> whole) {
        // Whoever waits in vain ends the connection too.
        var _ = whole.future().onComplete(_ -> sent.reset());
        return sent.send(Buffer.buffer(body)).compose(response -> collect(sent, response));
    }

    private Future<OutgoingAnswer.Answered> collect(
            HttpClientRequest sent, HttpClientResponse response) {
        Promise<OutgoingAnswer.Answered> whole = Promise.promise();
        Buffer bytes = Buffer.buffer();
        var _ =
                response.handler(
                                part -> {
                                    if (bytes.length() + part.length() > settings.answerBytes()) {
                                        whole.tryFail("the answer is too large");
                                        var _ = sent.reset();
                                    } else {
                                        bytes.appendBuffer(part);
                                    }
                                })
                        .exceptionHandler(whole::tryFail)
                        .endHandler(_ ->
                                whole.tryComplete(
                                        new OutgoingAnswer.Answered(
                                                response.statusCode(),
                                                headers(response),
                                                bytes.toString(StandardCharsets.UTF_8))));
        return whole.future();
    }

    private static Map<String, String> headers(HttpClientResponse response) {
        Map<String, String> headers = new HashMap<>();
        response.headers().forEach((name, value) -> headers.put(name, value));
        return headers;
    }
}
