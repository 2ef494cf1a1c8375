package org.orrery.scene3d.chart;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A range of moments from one round date to another, and the round dates in it: years, months, days, hours, minutes or seconds, whichever
/// gives about as many as are wanted. Milliseconds since 1970, UTC.
///
/// @param every how many units from one tick to the next
record TimeTicks(double low, double high, ChronoUnit unit, int every) {
    private static final Step[] STEPS = {
        new Step(ChronoUnit.SECONDS, 1),
        new Step(ChronoUnit.SECONDS, 5),
        new Step(ChronoUnit.SECONDS, 15),
        new Step(ChronoUnit.SECONDS, 30),
        new Step(ChronoUnit.MINUTES, 1),
        new Step(ChronoUnit.MINUTES, 5),
        new Step(ChronoUnit.MINUTES, 15),
        new Step(ChronoUnit.MINUTES, 30),
        new Step(ChronoUnit.HOURS, 1),
        new Step(ChronoUnit.HOURS, 3),
        new Step(ChronoUnit.HOURS, 6),
        new Step(ChronoUnit.HOURS, 12),
        new Step(ChronoUnit.DAYS, 1),
        new Step(ChronoUnit.DAYS, 2),
        new Step(ChronoUnit.WEEKS, 1),
        new Step(ChronoUnit.WEEKS, 2),
        new Step(ChronoUnit.MONTHS, 1),
        new Step(ChronoUnit.MONTHS, 3),
        new Step(ChronoUnit.MONTHS, 6),
        new Step(ChronoUnit.YEARS, 1),
        new Step(ChronoUnit.YEARS, 2),
        new Step(ChronoUnit.YEARS, 5),
        new Step(ChronoUnit.YEARS, 10),
        new Step(ChronoUnit.YEARS, 20),
        new Step(ChronoUnit.YEARS, 50),
        new Step(ChronoUnit.YEARS, 100),
        new Step(ChronoUnit.YEARS, 200),
        new Step(ChronoUnit.YEARS, 500),
        new Step(ChronoUnit.YEARS, 1000)
    };
    private static final double FARTHEST = 2e14;

    private record Step(ChronoUnit unit, int every) {
        double millis() {
            return every * (double) unit.getDuration().toMillis();
        }
    }

    /// The range is widened to whole steps.
    ///
    /// @param wanted ticks, about
    static TimeTicks covering(double low, double high, int wanted) {
        double from = Math.clamp(low, -FARTHEST, FARTHEST);
        double to = Math.clamp(high, -FARTHEST, FARTHEST);
        Step chosen = STEPS[STEPS.length - 1];
        for (Step step : STEPS) {
            if ((to - from) / step.millis() <= wanted) {
                chosen = step;
                break;
            }
        }
        LocalDateTime begin = floor(moment(from), chosen);
        LocalDateTime end = floor(moment(to), chosen);
        if (millis(end) < to || millis(end) <= millis(begin)) {
            end = next(end, chosen.unit(), chosen.every());
        }
        return new TimeTicks(millis(begin), millis(end), chosen.unit(), chosen.every());
    }

    private static LocalDateTime moment(double millis) {
        return LocalDateTime.ofInstant(
                Instant.ofEpochMilli((long) Math.floor(millis)), ZoneOffset.UTC);
    }

    private static double millis(LocalDateTime moment) {
        return moment.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static LocalDateTime floor(LocalDateTime moment, Step step) {
        int every = step.every();
        LocalDateTime day = moment.truncatedTo(ChronoUnit.DAYS);
        return switch (step.unit()) {
            case YEARS -> {
                int year = Math.floorDiv(moment.getYear(), every) * every;
                yield LocalDateTime.of(year, 1, 1, 0, 0);
            }
            case MONTHS -> {
                int month = (moment.getMonthValue() - 1) / every * every + 1;
                yield LocalDateTime.of(moment.getYear(), month, 1, 0, 0);
            }
            case WEEKS -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case DAYS -> day.minusDays(Math.floorMod(day.toLocalDate().toEpochDay(), every));
            case HOURS -> day.plusHours((long) moment.getHour() / every * every);
            case MINUTES ->
                    moment.truncatedTo(ChronoUnit.HOURS)
                            .plusMinutes((long) moment.getMinute() / every * every);
            default ->
                    moment.truncatedTo(ChronoUnit.MINUTES)
                            .plusSeconds((long) moment.getSecond() / every * every);
        };
    }

    private static LocalDateTime next(LocalDateTime moment, ChronoUnit unit, int every) {
        return moment.plus(every, unit);
    }

    double fraction(double value) {
        return (value - low) / (high - low);
    }

    List<Double> values() {
        List<Double> values = new ArrayList<>();
        LocalDateTime at = moment(low);
        while (millis(at) <= high) {
            values.add(millis(at));
            at = next(at, unit, every);
        }
        return values;
    }

    /// As long as it has to be to tell a tick from the others.
    String label(double value) {
        LocalDateTime at = moment(value);
        String pattern =
                switch (unit) {
                    case YEARS -> "uuuu";
                    case MONTHS -> "MMM uuuu";
                    case WEEKS, DAYS ->
                            moment(low).getYear() == moment(high).getYear()
                                    ? "d MMM"
                                    : "d MMM uuuu";
                    case HOURS -> at.getHour() == 0 ? "d MMM" : "d MMM HH:mm";
                    case MINUTES -> at.getHour() + at.getMinute() == 0 ? "d MMM" : "HH:mm";
                    default -> "HH:mm:ss";
                };
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
    }

    /// A moment in full; without its time of day where that is midnight.
    static String text(double value) {
        if (!(Math.abs(value) <= FARTHEST)) {
            return "–";
        }
        LocalDateTime at = moment(value);
        boolean midnight = at.equals(at.truncatedTo(ChronoUnit.DAYS));
        String pattern =
                midnight
                        ? "d MMM uuuu"
                        : at.getSecond() == 0 ? "d MMM uuuu HH:mm" : "d MMM uuuu HH:mm:ss";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(at);
    }
}
