package org.orrery.net.download;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;

/// One file from the web. Created and cancelled by one thread; the outcome comes on the HTTP client's.
///
/// Redirects are followed by hand, a few of them, and never from https to http. No cookies, no credentials.
public final class Download implements AutoCloseable {

    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration ANSWERING = Duration.ofSeconds(30);
    private static final int MOST_REDIRECTS = 5;
    private static final int LONGEST_NAME = 100;

    private final Limits limits;
    private final DoubleConsumer progress;
    private final HttpClient http;
    private final CompletableFuture<Fetched> outcome = new CompletableFuture<>();

    /// What a download may cost.
    ///
    /// @param whole how long all of it may take
    /// @param quiet how long nothing may come
    public record Limits(long maxBytes, Duration whole, Duration quiet) {
        public static final Limits DEFAULT =
                new Limits(200_000_000, Duration.ofMinutes(10), Duration.ofSeconds(30));
    }

    /// Begins.
    ///
    /// @param progress told the share that is here, from 0 to 1, where the server says how much there is
    public Download(URI address, Limits limits, DoubleConsumer progress) {
        this.limits = limits;
        this.progress = progress;
        this.http =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECTING)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
        if (isAllowed(address)) {
            fetch(address, 0);
            var _ =
                    outcome.completeOnTimeout(
                            new Fetched.Unreachable("it took too long"),
                            limits.whole().toMillis(),
                            TimeUnit.MILLISECONDS);
        } else {
            outcome.complete(new Fetched.NotAnAddress());
        }
        var _ = outcome.whenComplete((_, _) -> http.shutdownNow());
    }

    /// Whether this is an address that can be fetched from.
    public static boolean isAllowed(URI address) {
        String scheme = address.getScheme();
        boolean web = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        return web && address.getHost() != null && address.getUserInfo() == null;
    }

    /// Completes once, never exceptionally but for [#close()], which cancels it.
    public CompletableFuture<Fetched> outcome() {
        return outcome;
    }

    private void fetch(URI address, int redirects) {
        HttpRequest request =
                HttpRequest.newBuilder(address)
                        .timeout(ANSWERING)
                        .header("Accept", "*/*")
                        .header("User-Agent", "Orrery")
                        .GET()
                        .build();
        var _ =
                http.sendAsync(
                                request,
                                info -> {
                                    if (info.statusCode() != 200) {
                                        return HttpResponse.BodySubscribers.replacing(
                                                Optional.<Path>empty());
                                    }
                                    long announced =
                                            info.headers()
                                                    .firstValueAsLong("Content-Length")
                                                    .orElse(-1);
                                    return new FileBody(announced, limits, progress, outcome);
                                })
                        .whenComplete((response, failure) -> {
                            if (failure != null) {
                                outcome.complete(explain(failure));
                            } else {
                                answer(address, response, redirects);
                            }
                        });
    }

    private void answer(URI address, HttpResponse<Optional<Path>> response, int redirects) {
        if (response.body().isPresent()) {
            Path file = response.body().get();
            if (!outcome.complete(new Fetched.Whole(file, name(address)))) {
                FileBody.delete(file);
            }
            return;
        }
        int status = response.statusCode();
        boolean redirect =
                status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
        if (!redirect) {
            outcome.complete(new Fetched.Status(status));
            return;
        }
        Optional<URI> next =
                response.headers().firstValue("Location").flatMap(to -> resolved(address, to));
        boolean follow =
                next.isPresent()
                        && redirects < MOST_REDIRECTS
                        && isAllowed(next.get())
                        && !(isSecure(address) && !isSecure(next.get()));
        if (follow && !outcome.isDone()) {
            fetch(next.get(), redirects + 1);
        } else {
            outcome.complete(new Fetched.Redirected());
        }
    }

    private static Optional<URI> resolved(URI address, String location) {
        try {
            return Optional.of(address.resolve(location));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static Fetched explain(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (cause instanceof FileBody.TooMuch much) {
            return new Fetched.TooLarge(much.maxBytes());
        }
        return new Fetched.Unreachable(
                cause instanceof CancellationException
                        ? "stopped"
                        : String.valueOf(cause.getMessage()));
    }

    /// The last part of the path, else the host.
    private static String name(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        String last = path.substring(path.lastIndexOf('/') + 1).strip();
        String name = last.isEmpty() ? address.getHost().toLowerCase(Locale.ROOT) : last;
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }

    /// Gives it up, if it is not here yet.
    @Override
    public void close() {
        outcome.cancel(false);
    }
}
