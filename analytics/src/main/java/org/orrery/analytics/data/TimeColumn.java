package org.orrery.analytics.data;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Moments as milliseconds since 1970-01-01T00:00Z; a date is its midnight in UTC, a time without an offset is taken as UTC.
public final class TimeColumn implements Column {

    /// The stored value of a missing moment.
    public static final long MISSING = Long.MIN_VALUE;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final ColumnName header;
    private final long[] epochMillis;
    private final boolean datesOnly;
    private final int missing;

    /// Takes over `epochMillis`, which must not be changed afterwards.
    ///
    /// @param datesOnly true if the source has days without a time of day
    public TimeColumn(ColumnName header, long[] epochMillis, boolean datesOnly) {
        int absent = 0;
        for (long moment : epochMillis) {
            if (moment == MISSING) {
                absent++;
            }
        }
        this.header = header;
        this.epochMillis = epochMillis;
        this.datesOnly = datesOnly;
        this.missing = absent;
    }

    public long epochMillisAt(int row) {
        return epochMillis[row];
    }

    public boolean datesOnly() {
        return datesOnly;
    }

    @Override
    public ColumnName header() {
        return header;
    }

    @Override
    public int size() {
        return epochMillis.length;
    }

    @Override
    public int missingCount() {
        return missing;
    }

    @Override
    public double positionAt(int row) {
        return epochMillis[row] == MISSING ? Double.NaN : epochMillis[row];
    }

    @Override
    public String textAt(int row) {
        return epochMillis[row] == MISSING ? "" : format((double) epochMillis[row]);
    }

    /// Any moment in this column's style (for axis ticks and summaries), in UTC.
    public String format(double moment) {
        long millis = Math.round(moment);
        DateTimeFormatter style = datesOnly ? DATE : millis % 1000 == 0 ? SECONDS : MILLIS;
        return style.format(Instant.ofEpochMilli(millis));
    }
}
