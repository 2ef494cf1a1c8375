package org.orrery.net.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.DoubleConsumer;
import org.orrery.net.Answer;
import org.orrery.protocol.rest.Problem;

/// Stores and brings blobs. Blocking; to be run on threads of its own.
final class Blobs {

    private static final String PATH = "/collaboration/blobs/";
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int CHUNK = 64 * 1024;
    private static final int OK = 200;

    private final Requests requests;
    private final BlobCache cache;

    Blobs(Requests requests, BlobCache cache) {
        this.requests = requests;
        this.cache = cache;
    }

    Answer<String> put(Path file, String mediaType, DoubleConsumer progress)
            throws IOException, InterruptedException {
        String sha256 = Sha256.of(file);
        cache.keepCopy(file, sha256);
        if (!isThere(sha256)) {
            long bytes = Files.size(file);
            HttpRequest request =
                    requests.to(PATH + sha256)
                            .timeout(PATIENCE)
                            .header("Content-Type", mediaType)
                            .PUT(body(file, bytes, progress))
                            .build();
            HttpResponse<byte[]> response =
                    requests.http().send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() / 100 != 2) {
                return new Answer.Refused<>(
                        requests.problem(response.statusCode(), response.body()));
            }
        }
        progress.accept(1);
        return new Answer.Success<>(sha256);
    }

    private static HttpRequest.BodyPublisher body(Path file, long bytes, DoubleConsumer progress) {
        return bytes == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(
                                () -> new Counted(open(file), bytes, progress)),
                        bytes);
    }

    private boolean isThere(String sha256) throws IOException, InterruptedException {
        HttpRequest request =
                requests.to(PATH + sha256)
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build();
        return requests.http().send(request, HttpResponse.BodyHandlers.discarding()).statusCode()
                == OK;
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    Answer<Path> get(String sha256, DoubleConsumer progress)
            throws IOException, InterruptedException {
        if (!Sha256.isOne(sha256)) {
            return new Answer.Refused<>(
                    Problem.of(
                            400, "invalid", "This is no blob", "a blob is named by its SHA-256"));
        }
        var cached = cache.find(sha256);
        if (cached.isPresent()) {
            progress.accept(1);
            return new Answer.Success<>(cached.get());
        }
        HttpRequest request = requests.to(PATH + sha256).timeout(PATIENCE).GET().build();
        HttpResponse<InputStream> response =
                requests.http().send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != OK) {
                return new Answer.Refused<>(
                        requests.problem(response.statusCode(), body.readNBytes(CHUNK)));
            }
            long bytes = response.headers().firstValueAsLong("Content-Length").orElse(-1);
            return receive(new Counted(body, bytes, progress), sha256);
        }
    }

    private Answer<Path> receive(InputStream body, String sha256) throws IOException {
        Path unfinished = cache.unfinished(sha256);
        try {
            MessageDigest digest = Sha256.digest();
            try (OutputStream out =
                    new DigestOutputStream(Files.newOutputStream(unfinished), digest)) {
                body.transferTo(out);
            }
            return Sha256.hex(digest).equals(sha256)
                    ? new Answer.Success<>(cache.keep(unfinished, sha256))
                    : new Answer.Unreachable<>("the blob came damaged");
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /// Tells how much has been read.
    private static final class Counted extends FilterInputStream {
        private final long total;
        private final DoubleConsumer progress;
        private long done;

        Counted(InputStream in, long total, DoubleConsumer progress) {
            super(in);
            this.total = total;
            this.progress = progress;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int count = super.read(bytes, from, Math.min(length, CHUNK));
            if (count > 0 && total > 0) {
                done += count;
                progress.accept(Math.min(1, (double) done / total));
            }
            return count;
        }
    }
}
