package org.orrery.analytics.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/// Many row numbers as bytes: the portable format of Roaring bitmaps. A million rows are at most 128 KB.
public final class RowNumbers {

    public static final String MEDIA_TYPE = "application/x-roaring-bitmap";

    private RowNumbers() {}

    public static byte[] encode(BitSet rows) {
        RoaringBitmap bitmap = BitSetUtil.bitmapOf(rows);
        bitmap.runOptimize();
        ByteBuffer bytes = ByteBuffer.allocate(bitmap.serializedSizeInBytes());
        bitmap.serialize(bytes);
        return bytes.array();
    }

    /// Reads what was encoded.
    ///
    /// @param rowCount numbers from here on are not taken
    /// @throws IOException when the bytes are no such bitmap
    public static BitSet decode(byte[] bytes, int rowCount) throws IOException {
        RoaringBitmap bitmap = new RoaringBitmap();
        BitSet rows = new BitSet();
        try {
            bitmap.deserialize(ByteBuffer.wrap(bytes));
            bitmap.forEach((int row) -> {
                if (row >= 0 && row < rowCount) {
                    rows.set(row);
                }
            });
        } catch (RuntimeException malformed) {
            throw new IOException("no bitmap", malformed);
        }
        return rows;
    }
}
