package org.orrery.analytics.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What a file is, by its first bytes. Every member of a session decides alike, whatever the file is called.
public enum FileFormat {
    /// What is nothing else: text with commas, semicolons or tabs, or what is no table at all.
    DELIMITED("text/csv", null),
    PARQUET("application/vnd.apache.parquet", null),
    JSON("application/json", null),

    /// A workbook, or another archive; the reader looks into it.
    EXCEL("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", null),
    OLD_OFFICE("application/vnd.ms-excel", "file.oldOffice"),
    ENCRYPTED_PARQUET("application/vnd.apache.parquet", "parquet.encrypted"),
    COMPRESSED("application/gzip", "file.compressed"),
    ARROW("application/vnd.apache.arrow.file", "file.arrow"),
    PDF("application/pdf", "file.pdf");

    /// So many bytes are enough to tell.
    static final int HEAD = 4096;

    private final String mediaType;
    private final @Nullable String refusal;

    FileFormat(String mediaType, @Nullable String refusal) {
        this.mediaType = mediaType;
        this.refusal = refusal;
    }

    public String mediaType() {
        return mediaType;
    }

    /// Key of the sentence that says why this cannot be opened; null for what can.
    @Nullable String refusal() {
        return refusal;
    }

    public static FileFormat of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD));
        }
    }

    /// By the first [#HEAD] bytes, or all if there are fewer.
    public static FileFormat of(byte[] head) {
        if (begins(head, "PAR1")) {
            return PARQUET;
        } else if (begins(head, "PARE")) {
            return ENCRYPTED_PARQUET;
        } else if (begins(head, "PK\u0003\u0004") || begins(head, "PK\u0005\u0006")) {
            return EXCEL;
        } else if (begins(head, "\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1")) {
            return OLD_OFFICE;
        } else if (begins(head, "\u001F\u008B")) {
            return COMPRESSED;
        } else if (begins(head, "ARROW1") || begins(head, "FEA1")) {
            return ARROW;
        } else if (begins(head, "%PDF-")) {
            return PDF;
        }
        return isJson(head) ? JSON : DELIMITED;
    }

    /// An object with a first key, or an array of objects. A header of a text file may begin with a bracket too, but not so.
    private static boolean isJson(byte[] head) {
        int at = begins(head, "\u00EF\u00BB\u00BF") ? 3 : 0;
        int first = skipBlanks(head, at);
        int second = skipBlanks(head, first + 1);
        if (charAt(head, first) == '{') {
            char next = charAt(head, second);
            return next == '}' || (next == '"' && keyEnds(head, second + 1));
        }
        if (charAt(head, first) == '[') {
            char next = charAt(head, second);
            return next == '{'
                    || next == '['
                    || (next == ']' && skipBlanks(head, second + 1) == head.length);
        }
        return false;
    }

    /// Whether the text in quotes that begins here is followed by a colon.
    private static boolean keyEnds(byte[] head, int from) {
        int at = from;
        while (at < head.length && head[at] != '"') {
            at += head[at] == '\\' ? 2 : 1;
        }
        int colon = skipBlanks(head, at + 1);
        return colon >= head.length || head[colon] == ':';
    }

    private static int skipBlanks(byte[] head, int from) {
        int at = from;
        while (at < head.length
                && (head[at] == ' ' || head[at] == '\t' || head[at] == '\r' || head[at] == '\n')) {
            at++;
        }
        return at;
    }

    private static char charAt(byte[] head, int at) {
        return at < head.length ? (char) head[at] : 0;
    }

    private static boolean begins(byte[] head, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (head.length < wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (head[i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
