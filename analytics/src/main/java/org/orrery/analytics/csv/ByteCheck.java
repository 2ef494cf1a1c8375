package org.orrery.analytics.csv;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.job.Progress;

/// The first look at a file's bytes: their hash, and whether they are text in UTF-8 at all.
///
/// A decoder would replace a wrong byte silently or report it without a line; this names the line.
final class ByteCheck {

    private static final int STEP = 1 << 18;

    private final byte[] bytes;
    private final int start;
    private int line = 1;

    ByteCheck(byte[] bytes) {
        this.bytes = bytes;
        this.start = hasUtf8Mark(bytes) ? 3 : 0;
    }

    /// Where the text begins, after a byte order mark.
    int textStart() {
        return start;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// The refusal, or null if the bytes are UTF-8 without NUL.
    @Nullable ReadOutcome check(Progress progress) {
        if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
            return ReadOutcome.Rejected.of("csv.utf16");
        }
        int next = start;
        int nextStep = STEP;
        while (next < bytes.length) {
            if (next >= nextStep) {
                nextStep = next + STEP;
                progress.report((double) next / bytes.length);
                if (progress.cancelled()) {
                    return new ReadOutcome.Cancelled();
                }
            }
            byte b = bytes[next];
            if (b > 0) {
                if (b == '\n' || (b == '\r' && !followedByNewline(next))) {
                    line++;
                }
                next++;
            } else if (b == 0) {
                return ReadOutcome.Rejected.of("csv.nul", line);
            } else {
                int length = sequenceLength(next);
                if (length == 0) {
                    String hex = HexFormat.of().withUpperCase().toHexDigits(b);
                    return ReadOutcome.Rejected.of("csv.notUtf8", line, hex);
                }
                next += length;
            }
        }
        return null;
    }

    private boolean followedByNewline(int at) {
        return at + 1 < bytes.length && bytes[at + 1] == '\n';
    }

    /// Length of the well-formed multi-byte sequence at `at`, 0 if there is none (Unicode standard, table 3-7).
    private int sequenceLength(int at) {
        int first = bytes[at] & 0xFF;
        int second = byteAt(at + 1);
        if (first >= 0xC2 && first <= 0xDF) {
            return isTail(second) ? 2 : 0;
        }
        if (first >= 0xE0 && first <= 0xEF) {
            int low = first == 0xE0 ? 0xA0 : 0x80;
            int high = first == 0xED ? 0x9F : 0xBF;
            return second >= low && second <= high && isTail(byteAt(at + 2)) ? 3 : 0;
        }
        if (first >= 0xF0 && first <= 0xF4) {
            int low = first == 0xF0 ? 0x90 : 0x80;
            int high = first == 0xF4 ? 0x8F : 0xBF;
            boolean well = second >= low && second <= high;
            return well && isTail(byteAt(at + 2)) && isTail(byteAt(at + 3)) ? 4 : 0;
        }
        return 0;
    }

    private int byteAt(int at) {
        return at < bytes.length ? bytes[at] & 0xFF : -1;
    }

    private static boolean isTail(int b) {
        return b >= 0x80 && b <= 0xBF;
    }

    private boolean startsWith(int first, int second) {
        return byteAt(0) == first && byteAt(1) == second;
    }

    private static boolean hasUtf8Mark(byte[] bytes) {
        return bytes.length >= 3
                && (bytes[0] & 0xFF) == 0xEF
                && (bytes[1] & 0xFF) == 0xBB
                && (bytes[2] & 0xFF) == 0xBF;
    }
}
