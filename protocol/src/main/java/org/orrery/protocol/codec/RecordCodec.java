package org.orrery.protocol.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.orrery.model.document.Document;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Entry;

/// What is kept on disk, in CBOR: log entries, snapshots, and a client's unsent batches. Safe on any thread.
public final class RecordCodec {

    private static final ObjectMapper MAPPER = Mappers.cbor();

    private RecordCodec() {}

    public static byte[] encode(Entry entry) {
        return write(entry);
    }

    public static byte[] encode(Document document) {
        return write(document);
    }

    public static byte[] encode(Batch batch) {
        return write(batch);
    }

    /// Reads a log entry.
    ///
    /// @throws IOException when the bytes are no entry
    public static Entry decodeEntry(byte[] bytes) throws IOException {
        return read(bytes, Entry.class);
    }

    /// Reads a document.
    ///
    /// @throws IOException when the bytes are no document
    public static Document decodeDocument(byte[] bytes) throws IOException {
        return read(bytes, Document.class);
    }

    /// Reads a batch.
    ///
    /// @throws IOException when the bytes are no batch
    public static Batch decodeBatch(byte[] bytes) throws IOException {
        return read(bytes, Batch.class);
    }

    private static <T> T read(byte[] bytes, Class<T> type) throws IOException {
        T value = Mappers.read(MAPPER, bytes, type);
        if (value == null) {
            throw new IOException("there is nothing");
        }
        return value;
    }

    private static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
