package org.orrery.analytics.csv;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.orrery.analytics.data.TimeColumn;

/// Reads moments of one written form. Words of a pattern are English; without an offset a time is taken as UTC, and a year or month
/// alone is its first day.
final class TimeFormat {

    static final String UNIX = "unix";
    static final String UNIX_MILLIS = "unix_ms";

    /// Beyond it the year has more than four digits.
    private static final double LARGEST_MILLIS = 253_402_300_800_000.0;

    private final String format;
    private final DateTimeFormatter formatter;

    TimeFormat(String format) {
        this.format = format;
        this.formatter = isWord(format) ? DateTimeFormatter.ISO_DATE : formatter(format);
    }

    static boolean isValid(String format) {
        try {
            // Without a year nothing is a moment.
            boolean years = format.indexOf('y') >= 0 || format.indexOf('u') >= 0;
            return isWord(format) || (years && !formatter(format).toString().isEmpty());
        } catch (IllegalArgumentException notAPattern) {
            return false;
        }
    }

    private static boolean isWord(String format) {
        return format.isEmpty() || format.equals(UNIX) || format.equals(UNIX_MILLIS);
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /// Whether values are days without a time of day; of ISO 8601 the values decide.
    boolean isOfDays() {
        String letters = format.replaceAll("'[^']*'", "");
        return !isWord(format) && letters.chars().noneMatch(c -> "HhKkmsSAnNa".indexOf(c) >= 0);
    }

    /// Epoch milliseconds, or [TimeColumn#MISSING] if this is no such time.
    long parse(char[] buffer, int offset, int length) {
        if (format.isEmpty()) {
            return IsoTime.parse(buffer, offset, length);
        }
        if (format.equals(UNIX) || format.equals(UNIX_MILLIS)) {
            return sinceEpoch(buffer, offset, length);
        }
        try {
            return millis(formatter.parse(new String(buffer, offset, length)));
        } catch (DateTimeException noSuchTime) {
            return TimeColumn.MISSING;
        }
    }

    private long sinceEpoch(char[] buffer, int offset, int length) {
        if ((NumberSyntax.waysOf(buffer, offset, length) & NumberSyntax.POINT) == 0) {
            return TimeColumn.MISSING;
        }
        double number = NumberParser.parse(buffer, offset, length, '.');
        double millis = format.equals(UNIX) ? number * 1000 : number;
        return Math.abs(millis) < LARGEST_MILLIS ? Math.round(millis) : TimeColumn.MISSING;
    }

    private static long millis(TemporalAccessor parsed) {
        if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
            return Instant.from(parsed).toEpochMilli();
        }
        LocalDate date = parsed.query(TemporalQueries.localDate());
        if (date == null) {
            if (!parsed.isSupported(ChronoField.YEAR)) {
                return TimeColumn.MISSING;
            }
            boolean month = parsed.isSupported(ChronoField.MONTH_OF_YEAR);
            date =
                    LocalDate.of(
                            parsed.get(ChronoField.YEAR),
                            month ? parsed.get(ChronoField.MONTH_OF_YEAR) : 1,
                            1);
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        ZoneOffset offset = parsed.query(TemporalQueries.offset());
        return date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                .toInstant(offset == null ? ZoneOffset.UTC : offset)
                .toEpochMilli();
    }
}
