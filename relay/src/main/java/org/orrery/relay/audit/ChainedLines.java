package org.orrery.relay.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// A file of lines, each beginning with the SHA-256 of the line before in hex digits, zeros for the first. Appended to and
/// forced line by line. Confined to its owner's thread.
final class ChainedLines implements Closeable {

    static final int HASH = 64;
    private static final String NOTHING = "0".repeat(HASH);

    private final FileChannel channel;
    private String last = NOTHING;

    private ChainedLines(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens a file, cuts a torn last line, and checks the chain.
    ///
    /// @throws IOException naming the line that does not continue the one before
    static ChainedLines open(Path file) throws IOException {
        List<String> lines = read(file);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        ChainedLines chained = new ChainedLines(channel);
        long length = 0;
        for (String line : lines) {
            length += line.getBytes(StandardCharsets.UTF_8).length + 1L;
            chained.last = hash(line);
        }
        channel.truncate(length).position(length);
        channel.force(true);
        return chained;
    }

    /// The whole lines of a file, checked.
    ///
    /// @throws IOException naming the line that does not continue the one before
    static List<String> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = decoded(file);
        int end = text.lastIndexOf('\n');
        if (end < 0) {
            return List.of();
        }
        // A carriage return ends no line here.
        List<String> lines = List.of(text.substring(0, end).split("\n", -1));
        String before = NOTHING;
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).startsWith(before + " ")) {
                throw new IOException(
                        file
                                + ", line "
                                + (i + 1)
                                + " does not continue the one before: one of them was altered,"
                                + " dropped or moved");
            }
            before = hash(lines.get(i));
        }
        return lines;
    }

    private static String decoded(Path file) throws IOException {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException noText) {
            throw new IOException(file + " is no text: it was altered", noText);
        }
    }

    /// What a line says.
    static String text(String line) {
        return line.substring(HASH + 1);
    }

    void append(String text) throws IOException {
        String line = last + " " + text;
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long before = channel.position();
        try {
            while (bytes.hasRemaining()) {
                int _ = channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException failure) {
            channel.truncate(before).position(before);
            throw failure;
        }
        last = hash(line);
    }

    private static String hash(String line) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(line.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
