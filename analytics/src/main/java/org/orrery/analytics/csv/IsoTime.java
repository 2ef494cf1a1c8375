package org.orrery.analytics.csv;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.orrery.analytics.data.TimeColumn;

/// ISO 8601 dates and date-times in the extended form: `2018-02-07`, `2018-02-07T01:26:13.840Z`, `2018-02-07 01:26+01:00`.
///
/// Digits of a second beyond milliseconds are cut. Without an offset a time is taken as UTC.
final class IsoTime {

    /// Length of a date alone.
    static final int DATE_LENGTH = 10;

    private static final int LONGEST = 35;

    private final char[] buffer;
    private final int end;
    private int at;
    private boolean wrong;

    private IsoTime(char[] buffer, int offset, int length) {
        this.buffer = buffer;
        this.at = offset;
        this.end = offset + length;
    }

    /// Epoch milliseconds, or [TimeColumn#MISSING] if this is no such time.
    static long parse(char[] buffer, int offset, int length) {
        if (length < DATE_LENGTH || length > LONGEST || buffer[offset + 4] != '-') {
            return TimeColumn.MISSING;
        }
        return new IsoTime(buffer, offset, length).parse();
    }

    private long parse() {
        long day = date();
        if (at == end || wrong) {
            return wrong ? TimeColumn.MISSING : day * 86_400_000;
        }
        if (!accept('T') && !accept('t') && !accept(' ')) {
            return TimeColumn.MISSING;
        }
        long millis = timeOfDay();
        long offset = at == end ? 0 : zoneOffset();
        return wrong || at != end ? TimeColumn.MISSING : day * 86_400_000 + millis - offset;
    }

    private long date() {
        int year = digits(4, 9999);
        expect('-');
        int month = digits(2, 12);
        expect('-');
        int dayOfMonth = digits(2, 31);
        if (wrong) {
            return 0;
        }
        try {
            return LocalDate.of(year, month, dayOfMonth).toEpochDay();
        } catch (DateTimeException e) {
            wrong = true;
            return 0;
        }
    }

    private long timeOfDay() {
        long millis = digits(2, 23) * 3_600_000L;
        expect(':');
        millis += digits(2, 59) * 60_000L;
        if (accept(':')) {
            millis += digits(2, 59) * 1000L;
            if (accept('.') || accept(',')) {
                millis += fraction();
            }
        }
        return millis;
    }

    private int fraction() {
        int millis = 0;
        int weight = 100;
        int start = at;
        while (at < end && Chars.isDigit(buffer[at])) {
            millis += (buffer[at] - '0') * weight;
            weight /= 10;
            at++;
        }
        wrong |= at == start;
        return millis;
    }

    private long zoneOffset() {
        if (accept('Z') || accept('z')) {
            return 0;
        }
        boolean behind = accept('-');
        if (!behind) {
            expect('+');
        }
        long minutes = digits(2, 18) * 60L;
        if (at < end) {
            accept(':');
            minutes += digits(2, 59);
        }
        return (behind ? -minutes : minutes) * 60_000;
    }

    private int digits(int count, int atMost) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            if (at >= end || !Chars.isDigit(buffer[at])) {
                wrong = true;
                return 0;
            }
            value = value * 10 + (buffer[at] - '0');
            at++;
        }
        wrong |= value > atMost;
        return value;
    }

    private boolean accept(char c) {
        if (at < end && buffer[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        wrong |= !accept(c);
    }
}
