package org.orrery.bench.fuzz;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.orrery.model.document.Document;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.RecordCodec;

/// What stands behind the checksums of the log's records and snapshots. What can be read is written and read alike again.
final class RecordTarget implements Target {

    @Override
    public List<byte[]> seeds() {
        Entry entry = Samples.entry(1);
        return List.of(
                RecordCodec.encode(entry),
                RecordCodec.encode(entry.batch()),
                RecordCodec.encode(Samples.document()));
    }

    @Override
    public void read(byte[] input) throws IOException {
        try {
            Entry entry = RecordCodec.decodeEntry(input);
            byte[] written = RecordCodec.encode(entry);
            same(written, RecordCodec.encode(RecordCodec.decodeEntry(written)));
        } catch (IOException refused) {
            check(refused);
        }
        try {
            Document document = RecordCodec.decodeDocument(input);
            byte[] written = RecordCodec.encode(document);
            same(written, RecordCodec.encode(RecordCodec.decodeDocument(written)));
        } catch (IOException refused) {
            check(refused);
        }
        try {
            var _ = RecordCodec.decodeBatch(input);
        } catch (IOException refused) {
            check(refused);
        }
    }

    private static void same(byte[] before, byte[] after) {
        if (!Arrays.equals(before, after)) {
            throw new AssertionError("what was written is read as something else");
        }
    }

    private static void check(IOException refused) {
        if (refused.getMessage() == null) {
            throw new AssertionError("no reason is given", refused);
        }
    }
}
