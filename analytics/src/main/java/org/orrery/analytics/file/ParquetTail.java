package org.orrery.analytics.file;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The end of a Parquet file, which repeats its magic number: a file that lacks it was cut off.
final class ParquetTail {

    private static final int SHORTEST = 12;

    private ParquetTail() {}

    static boolean isWhole(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            if (bytes.length() < SHORTEST) {
                return false;
            }
            byte[] end = new byte[4];
            bytes.seek(bytes.length() - end.length);
            bytes.readFully(end);
            return new String(end, StandardCharsets.ISO_8859_1).equals("PAR1");
        }
    }
}
