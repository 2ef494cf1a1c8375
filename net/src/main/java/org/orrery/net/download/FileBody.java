package org.orrery.net.download;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// Writes the body of a response to a file as it comes, and stops at the limit, when nothing comes any more, or when nobody
/// wants it.
final class FileBody implements HttpResponse.BodySubscriber<Optional<Path>> {

    private final CompletableFuture<Optional<Path>> body = new CompletableFuture<>();
    private final long announced;
    private final Download.Limits limits;
    private final DoubleConsumer progress;
    private final CompletableFuture<?> wanted;
    private final Path file;
    private final FileChannel channel;
    private Flow.@Nullable Subscription subscription;
    private long size;

    /// Written by the thread that brings bytes, read by the one that looks for silence.
    private volatile long heard = System.nanoTime();

    /// More came than may.
    static final class TooMuch extends IOException {
        private static final long serialVersionUID = 1;
        private final long maxBytes;

        TooMuch(long maxBytes) {
            super("more than " + maxBytes + " bytes");
            this.maxBytes = maxBytes;
        }

        long maxBytes() {
            return maxBytes;
        }
    }

    /// @param announced how many bytes the server promises, negative if it does not
    /// @param wanted done as soon as nobody waits any more
    FileBody(
            long announced,
            Download.Limits limits,
            DoubleConsumer progress,
            CompletableFuture<?> wanted) {
        this.announced = announced;
        this.limits = limits;
        this.progress = progress;
        this.wanted = wanted;
        try {
            this.file = Files.createTempFile("orrery-web-", ".data");
            file.toFile().deleteOnExit();
            this.channel = FileChannel.open(file, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        listen();
    }

    @Override
    public CompletionStage<Optional<Path>> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        if (announced > limits.maxBytes()) {
            stop(new TooMuch(limits.maxBytes()));
        } else {
            given.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        heard = System.nanoTime();
        if (body.isDone() || wanted.isDone()) {
            stop(new IOException("nobody wants it any more"));
            return;
        }
        try {
            for (ByteBuffer buffer : buffers) {
                size += buffer.remaining();
                if (size > limits.maxBytes()) {
                    stop(new TooMuch(limits.maxBytes()));
                    return;
                }
                while (buffer.hasRemaining()) {
                    var _ = channel.write(buffer);
                }
            }
        } catch (IOException e) {
            stop(e);
            return;
        }
        if (announced > 0) {
            progress.accept(Math.min(1, (double) size / announced));
        }
        Flow.Subscription going = subscription;
        if (going != null) {
            going.request(1);
        }
    }

    @Override
    public void onError(Throwable failure) {
        end();
        delete(file);
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end();
        if (!body.complete(Optional.of(file))) {
            delete(file);
        }
    }

    private void stop(IOException why) {
        Flow.Subscription going = subscription;
        if (going != null) {
            going.cancel();
        }
        onError(why);
    }

    /// Looks again and again whether anything has come.
    private void listen() {
        long quiet = limits.quiet().toNanos() - (System.nanoTime() - heard);
        if (body.isDone()) {
            return;
        }
        if (quiet <= 0 || wanted.isDone()) {
            stop(new IOException("nothing came for " + limits.quiet().toSeconds() + " seconds"));
            return;
        }
        CompletableFuture.delayedExecutor(
                        Math.min(quiet + 1, TimeUnit.SECONDS.toNanos(1)), TimeUnit.NANOSECONDS)
                .execute(this::listen);
    }

    private void end() {
        try {
            channel.close();
        } catch (IOException e) {
            body.completeExceptionally(e);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
