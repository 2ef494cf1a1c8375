package org.orrery.analytics.file;

import java.time.Instant;
import java.util.Locale;
import org.dhatim.fastexcel.reader.Cell;
import org.jspecify.annotations.Nullable;

/// Days in workbooks: numbers that only their format tells from others (ECMA-376, 18.8.30 and 18.17.4).
final class ExcelDates {

    private static final double EPOCH_DAY = 25_569;
    private static final double DAYS_TO_1904 = 1_462;
    private static final double DAY_MILLIS = 86_400_000;

    /// Up to here the numbers are one too small, because the calendar of workbooks has a 29 February 1900.
    private static final double FIRST_RIGHT_DAY = 60;

    private ExcelDates() {}

    /// Whether the cell is shown as a date, with or without a time. A time alone is a number, a share of a day.
    static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        return id != null && isDate(id, cell.getDataFormatString());
    }

    static boolean isDate(int formatId, @Nullable String format) {
        boolean builtIn =
                (formatId >= 14 && formatId <= 17)
                        || formatId == 22
                        || (formatId >= 27 && formatId <= 31)
                        || formatId == 36
                        || (formatId >= 50 && formatId <= 58);
        return builtIn || (formatId > 49 && format != null && isDate(format));
    }

    /// Whether a format has a day or a year, beside what it only quotes.
    private static boolean isDate(String format) {
        String codes =
                format.replaceAll("\"[^\"]*\"", "")
                        .replaceAll("\\[[^\\]]*]", "")
                        .replaceAll("\\\\.", "")
                        .replaceAll("_.", "")
                        .toLowerCase(Locale.ROOT)
                        .replace("general", "");
        return codes.indexOf('y') >= 0 || codes.indexOf('d') >= 0;
    }

    static double epochMillis(double serial, boolean from1904) {
        double day =
                from1904 ? serial + DAYS_TO_1904 : serial < FIRST_RIGHT_DAY ? serial + 1 : serial;
        return Math.rint((day - EPOCH_DAY) * DAY_MILLIS);
    }

    static String iso(double epochMillis) {
        String text = Instant.ofEpochMilli((long) epochMillis).toString();
        return text.endsWith("T00:00:00Z") ? text.substring(0, 10) : text;
    }
}
