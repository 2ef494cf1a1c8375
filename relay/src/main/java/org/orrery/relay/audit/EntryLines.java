package org.orrery.relay.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.orrery.model.id.SessionId;
import org.orrery.model.operation.Entry;
import org.orrery.protocol.codec.Mappers;

/// Log entries as lines of an export, without the end of the line.
public final class EntryLines {

    /// The first line of a CSV export.
    public static final String HEADER =
            "session,sequence,time,user,client,client_sequence,label,operations";

    private static final ObjectMapper JSON = Mappers.json();

    private EntryLines() {}

    /// An entry with its session and its time in words.
    public static ObjectNode node(SessionId session, Entry entry) {
        ObjectNode line = JSON.createObjectNode();
        line.put("session", session.toString()).put("time", time(entry));
        line.setAll((ObjectNode) JSON.valueToTree(entry));
        return line;
    }

    /// One object of JSON lines.
    public static String json(SessionId session, Entry entry) {
        return text(node(session, entry));
    }

    /// One record of CSV (RFC 4180), every cell quoted.
    public static String csv(SessionId session, Entry entry) {
        return Stream.of(
                        session.toString(),
                        String.valueOf(entry.sequence()),
                        time(entry),
                        entry.author().user().value(),
                        entry.author().client().toString(),
                        String.valueOf(entry.clientSequence()),
                        entry.batch().label(),
                        text(entry.batch().operations()))
                .map(EntryLines::cell)
                .collect(Collectors.joining(","));
    }

    /// A quoted cell; what a spreadsheet would take for a formula is made a text.
    public static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    private static String time(Entry entry) {
        return Instant.ofEpochMilli(entry.timeMillis()).toString();
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException bug) {
            throw new UncheckedIOException(bug);
        }
    }
}
