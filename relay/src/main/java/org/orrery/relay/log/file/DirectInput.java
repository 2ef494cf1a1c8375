package org.orrery.relay.log.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads a file from the device, not from the page cache (`O_DIRECT`). After a force that failed Linux may take pages for
/// written that never were.
final class DirectInput extends InputStream {

    private static final int BLOCKS = 256;

    private final FileChannel channel;
    private final ByteBuffer buffer;
    private boolean ended;

    private DirectInput(FileChannel channel, int block) {
        this.channel = channel;
        this.buffer =
                ByteBuffer.allocateDirect((BLOCKS + 1) * block)
                        .alignedSlice(block)
                        .slice(0, BLOCKS * block);
        buffer.limit(0);
    }

    /// Opens a file; empty when the file system, such as one in memory, cannot do this.
    static Optional<InputStream> open(Path file) throws IOException {
        int block = Math.toIntExact(Files.getFileStore(file).getBlockSize());
        try {
            return Optional.of(
                    new DirectInput(
                            FileChannel.open(file, StandardOpenOption.READ, direct()), block));
        } catch (IOException | UnsupportedOperationException unable) {
            return Optional.empty();
        }
    }

    /// The option is exported by the module `jdk.unsupported`, but javac warns of its name.
    private static OpenOption direct() {
        try {
            Class<?> options = Class.forName("com.sun.nio.file.ExtendedOpenOption");
            return Stream.of(options.getEnumConstants())
                    .filter(option -> option.toString().equals("DIRECT"))
                    .map(OpenOption.class::cast)
                    .findFirst()
                    .orElseThrow(UnsupportedOperationException::new);
        } catch (ClassNotFoundException otherJdk) {
            throw new UnsupportedOperationException(otherJdk);
        }
    }

    /// A read that ends within a block is the last one of the file.
    private boolean fill() throws IOException {
        if (buffer.hasRemaining()) {
            return true;
        }
        if (ended) {
            return false;
        }
        int read = channel.read(buffer.clear());
        buffer.flip();
        ended = read < buffer.capacity();
        return read > 0;
    }

    @Override
    public int read() throws IOException {
        return fill() ? Byte.toUnsignedInt(buffer.get()) : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.remaining());
        buffer.get(bytes, offset, count);
        return count;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
