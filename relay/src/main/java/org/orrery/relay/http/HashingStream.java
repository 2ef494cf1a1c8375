package org.orrery.relay.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.streams.WriteStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Writes to a file and computes the SHA-256 of what passes.
final class HashingStream implements WriteStream<Buffer> {

    private final AsyncFile file;
    private final MessageDigest digest;

    HashingStream(AsyncFile file) {
        this.file = file;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /// The hash in hex digits; once, at the end.
    String sha256() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public Future<Void> write(Buffer data) {
        digest.update(data.getBytes());
        return file.write(data);
    }

    @Override
    public Future<Void> end() {
        return file.end();
    }

    @Override
    public boolean writeQueueFull() {
        return file.writeQueueFull();
    }

    @Override
    public HashingStream exceptionHandler(@Nullable Handler<Throwable> handler) {
        var _ = file.exceptionHandler(handler);
        return this;
    }

    @Override
    public HashingStream setWriteQueueMaxSize(int maxSize) {
        var _ = file.setWriteQueueMaxSize(maxSize);
        return this;
    }

    @Override
    public HashingStream drainHandler(@Nullable Handler<Void> handler) {
        var _ = file.drainHandler(handler);
        return this;
    }
}
