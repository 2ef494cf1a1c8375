package org.orrery.analytics.csv;

/// What a file may be at most. Beyond a limit it is refused with a sentence that names the limit.
///
/// @param maxCells bounds the memory, whatever the shape: a cell takes 4 to 8 bytes, plus its text if it is free text
public record ReadSettings(
        long maxBytes, int maxRows, int maxColumns, long maxCells, int maxFieldLength) {

    public static final ReadSettings DEFAULT =
            new ReadSettings(200_000_000, 2_000_000, 16_384, 50_000_000, 1_000_000);

    public ReadSettings withMaxRows(int rows) {
        return new ReadSettings(maxBytes, rows, maxColumns, maxCells, maxFieldLength);
    }

    public ReadSettings withMaxBytes(long bytes) {
        return new ReadSettings(bytes, maxRows, maxColumns, maxCells, maxFieldLength);
    }
}
