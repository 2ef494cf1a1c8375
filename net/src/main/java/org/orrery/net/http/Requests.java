package org.orrery.net.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.orrery.net.Answer;
import org.orrery.net.trust.Distrust;
import org.orrery.protocol.codec.Mappers;
import org.orrery.protocol.rest.Problem;

/// JSON requests to one relay; what comes of them is always an [Answer].
final class Requests {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final int BAD_GATEWAY = 502;

    private final URI base;
    private final HttpClient http;
    private final ObjectMapper json = Mappers.json();

    /// What shows who is asking; set by whoever signs in, read by every request.
    private volatile Optional<String> token = Optional.empty();

    Requests(URI base, HttpClient http) {
        this.base = base;
        this.http = http;
    }

    HttpClient http() {
        return http;
    }

    /// Shows this token with every request from now on.
    void authorize(Optional<String> newToken) {
        token = newToken;
    }

    HttpRequest.Builder to(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(PATIENCE)
                        .header("Accept", "application/json, application/problem+json");
        return token.map(shown -> request.header("Authorization", "Bearer " + shown))
                .orElse(request);
    }

    <T> CompletableFuture<Answer<T>> post(String path, Object body, Class<T> type) {
        return ask(with(to(path), "POST", body).build(), type);
    }

    /// Asks in the name of the member whose token it is.
    <T> CompletableFuture<Answer<T>> as(
            String token, String method, String path, @Nullable Object body, Class<T> type) {
        HttpRequest.Builder request = to(path).setHeader("Authorization", "Bearer " + token);
        return ask(with(request, method, body).build(), type);
    }

    private HttpRequest.Builder with(
            HttpRequest.Builder request, String method, @Nullable Object body) {
        if (body == null) {
            return request.method(method, HttpRequest.BodyPublishers.noBody());
        }
        try {
            return request.header("Content-Type", "application/json")
                    .method(
                            method,
                            HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)));
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }

    <T> CompletableFuture<Answer<T>> get(String path, Class<T> type) {
        return ask(to(path).GET().build(), type);
    }

    private <T> CompletableFuture<Answer<T>> ask(HttpRequest request, Class<T> type) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> read(response, type))
                .exceptionally(Requests::unreachable);
    }

    private <T> Answer<T> read(HttpResponse<byte[]> response, Class<T> type) {
        if (response.statusCode() / 100 != 2) {
            return new Answer.Refused<>(problem(response.statusCode(), response.body()));
        }
        try {
            T answer = Mappers.read(json, response.body(), type);
            return answer == null
                    ? new Answer.Unreachable<>("the answer is empty")
                    : new Answer.Success<>(answer);
        } catch (IOException malformed) {
            return new Answer.Unreachable<>(
                    "the answer is no relay's: " + Mappers.reason(malformed));
        }
    }

    /// What an answer that is no success says.
    Problem problem(int status, byte[] body) {
        return parse(body)
                .orElseGet(() ->
                        Problem.of(
                                status,
                                status == BAD_GATEWAY ? "unreachable" : "unexpected",
                                "The relay could not be asked",
                                "The answer was " + status));
    }

    private Optional<Problem> parse(byte[] body) {
        try {
            return Optional.ofNullable(Mappers.read(json, body, Problem.class));
        } catch (IOException noProblem) {
            return Optional.empty();
        }
    }

    static <T> Answer<T> unreachable(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException wrapped && wrapped.getCause() != null
                        ? wrapped.getCause()
                        : failure;
        return Distrust.in(cause)
                .<Answer<T>>map(Answer.Refused::new)
                .orElseGet(() ->
                        new Answer.Unreachable<>(
                                cause.getClass().getSimpleName() + ": " + cause.getMessage()));
    }
}
