package org.orrery.analytics.csv;

import java.time.DateTimeException;
import java.util.List;

/// As what a column is to be read, whatever it looks like; for columns whose type was recognised wrongly.
///
/// @param decimalMark of numbers: a point or a comma; the other one may group digits
/// @param format of times: empty for ISO 8601, `unix` or `unix_ms` for seconds or milliseconds since 1970, else a pattern such as
///     `dd.MM.yyyy HH:mm`
/// @param missing words that count as missing here
public record ColumnType(As as, char decimalMark, String format, List<String> missing) {

    private static final int MOST_WORDS = 20;
    private static final int LONGEST = 60;

    /// What values can be.
    public enum As {
        NUMBER("number"),
        CATEGORY("category"),
        TEXT("text"),
        TIME("time");

        private final String wireName;

        As(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /// @throws IllegalArgumentException if this is no description of a type
    public ColumnType {
        missing = missing.stream().map(String::strip).filter(word -> !word.isEmpty()).toList();
        if (decimalMark != '.' && decimalMark != ',') {
            throw new IllegalArgumentException("decimal mark " + decimalMark);
        }
        if (missing.size() > MOST_WORDS || missing.stream().anyMatch(w -> w.length() > LONGEST)) {
            throw new IllegalArgumentException("too many or too long words");
        }
        if (format.length() > LONGEST || (as == As.TIME && !TimeFormat.isValid(format))) {
            throw new IllegalArgumentException("format " + format);
        }
    }

    public static ColumnType of(As as) {
        return new ColumnType(as, '.', "", List.of());
    }

    /// Whether times can be read by this format.
    public static boolean isFormat(String format) {
        try {
            return format.length() <= LONGEST && TimeFormat.isValid(format);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
