package org.orrery.analytics.csv;

import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.TimeColumn;

/// What all values of one column, seen so far, can be.
final class ColumnGuess {

    /// Share of numbers from which on a column of text looks like a mistake in the file.
    private static final double MOSTLY = 0.9;

    private static final int QUOTED_CHARS = 40;

    private int filled;
    private int missingWords;
    private int numeric;
    private int ways = NumberSyntax.ALL_WAYS;
    private int proofs;
    private boolean identifiers;
    private boolean times = true;
    private boolean datesOnly = true;
    private long intruderLine;
    private @Nullable String intruder;

    void see(long line, char[] buffer, int offset, int length) {
        int from = Chars.skipBlanks(buffer, offset, offset + length);
        int size = Chars.dropBlanks(buffer, from, offset + length) - from;
        if (size == 0) {
            return;
        }
        filled++;
        if (MissingWord.matches(buffer, from, size)) {
            missingWords++;
            return;
        }
        int found = NumberSyntax.waysOf(buffer, from, size);
        ways &= found;
        proofs |= found;
        if (found != 0) {
            numeric++;
        } else if (NumberSyntax.hasLeadingZero(buffer, from, from + size)) {
            identifiers = true;
        } else if (intruder == null) {
            intruder = new String(buffer, from, Math.min(size, QUOTED_CHARS));
            intruderLine = line;
        }
        if (times) {
            times = IsoTime.parse(buffer, from, size) != TimeColumn.MISSING;
            datesOnly &= size == IsoTime.DATE_LENGTH;
        }
    }

    boolean isEmpty() {
        return filled == 0;
    }

    boolean isTimes() {
        return times && hasValues();
    }

    boolean datesOnly() {
        return datesOnly;
    }

    /// The decimal mark by which every value is a number; 0 if there is none or more than one reading.
    char decimalMark(char delimiter) {
        if (!hasValues()) {
            return 0;
        }
        boolean pointGrouped = has(ways, NumberSyntax.POINT_GROUPED);
        boolean commaGrouped = has(ways, NumberSyntax.COMMA_GROUPED);
        boolean comma = has(ways, NumberSyntax.COMMA);
        if (delimiter == ';' && comma) {
            return ',';
        }
        if (has(ways, NumberSyntax.POINT)) {
            return '.';
        }
        if (pointGrouped && has(proofs, NumberSyntax.POINT_GROUPED_PROVED)) {
            return '.';
        }
        if (commaGrouped && has(proofs, NumberSyntax.COMMA_GROUPED_PROVED)) {
            return ',';
        }
        return comma && !pointGrouped ? ',' : 0;
    }

    /// True if the values are numbers that can be read in two ways.
    boolean isAmbiguous(char delimiter) {
        return hasValues() && ways != 0 && decimalMark(delimiter) == 0;
    }

    /// The first value that is no number, where nearly all others are; null if there is none to warn of.
    @Nullable String intruder() {
        return numeric >= MOSTLY * filled && ways == 0 && !identifiers ? intruder : null;
    }

    long intruderLine() {
        return intruderLine;
    }

    boolean hasMissingWords() {
        return missingWords > 0;
    }

    private boolean hasValues() {
        return filled > missingWords;
    }

    private static boolean has(int set, int bit) {
        return (set & bit) != 0;
    }
}
