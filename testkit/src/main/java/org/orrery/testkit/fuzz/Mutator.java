package org.orrery.testkit.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes new inputs of old ones, as AFL's "havoc" stage does: flipped bits, numbers at their edges, pieces that are left out,
/// said twice or taken from another input.
public final class Mutator {

    private static final int[] EDGES = {0, 1, 0x7F, 0x80, 0xFF, 0x5B, 0x7B, 0x22, 0x9F, 0xBF};
    private static final int MOST_CHANGES = 6;
    private static final int MOST_BYTES = 64 * 1024;

    private final List<byte[]> corpus;
    private final RandomGenerator random;

    /// @param corpus inputs to begin with, at least one
    public Mutator(List<byte[]> corpus, RandomGenerator random) {
        this.corpus = List.copyOf(corpus);
        this.random = random;
    }

    /// One more input.
    public byte[] next() {
        byte[] input = any().clone();
        int changes = 1 + random.nextInt(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            input = change(input);
        }
        return input;
    }

    private byte[] any() {
        return corpus.get(random.nextInt(corpus.size()));
    }

    private byte[] change(byte[] input) {
        int at = random.nextInt(input.length + 1);
        int to = Math.min(input.length, at + 1 + random.nextInt(32));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(input, at);
            case 1 ->
                    spliced(input, at, new byte[] {(byte) EDGES[random.nextInt(EDGES.length)]}, at);
            case 2 -> spliced(input, at, new byte[0], to);
            case 3 -> spliced(input, at, piece(input, at, to), at);
            case 4 -> spliced(input, at, foreign(), to);
            default -> spliced(input, at, noise(), Math.min(to, input.length));
        };
    }

    private byte[] flipped(byte[] input, int at) {
        if (at < input.length) {
            input[at] ^= (byte) (1 << random.nextInt(8));
        }
        return input;
    }

    private byte[] foreign() {
        byte[] other = any();
        int from = random.nextInt(other.length + 1);
        return piece(other, from, Math.min(other.length, from + random.nextInt(64)));
    }

    private byte[] noise() {
        byte[] bytes = new byte[1 + random.nextInt(8)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] piece(byte[] from, int start, int end) {
        ByteArrayOutputStream piece = new ByteArrayOutputStream();
        piece.write(from, start, Math.max(0, end - start));
        return piece.toByteArray();
    }

    private static byte[] spliced(byte[] input, int from, byte[] piece, int to) {
        if (input.length + piece.length > MOST_BYTES) {
            return input;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream(input.length + piece.length);
        whole.write(input, 0, from);
        whole.writeBytes(piece);
        whole.write(input, to, input.length - to);
        return whole.toByteArray();
    }
}
