package org.orrery.ui.meeting;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import org.orrery.ui.text.Texts;

/// When a session is to start: a day and a time of this computer's zone, or nothing.
public final class StartTime {
    private static final DateTimeFormatter WORDS =
            DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter TYPED = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    private final InstantSource clock;
    private final ObjectProperty<@Nullable LocalDate> day = new SimpleObjectProperty<>();
    private final StringProperty time = new SimpleStringProperty("");

    public StartTime(InstantSource clock) {
        this.clock = clock;
    }

    public ObjectProperty<@Nullable LocalDate> dayProperty() {
        return day;
    }

    /// Such as `9:30`.
    public StringProperty timeProperty() {
        return time;
    }

    public void set(Optional<Instant> start) {
        day.set(start.map(at -> at.atZone(ZoneId.systemDefault()).toLocalDate()).orElse(null));
        time.set(start.map(at -> TIME.format(at.atZone(ZoneId.systemDefault()))).orElse(""));
    }

    /// The moment that is meant; empty for none, and while there is an objection. A time without a day is today's.
    public Optional<Instant> instant() {
        LocalDate date = day.get();
        Optional<LocalTime> typed = typed();
        if (typed.isEmpty()) {
            return Optional.empty();
        }
        LocalDate today = clock.instant().atZone(ZoneId.systemDefault()).toLocalDate();
        return Optional.of(
                (date == null ? today : date)
                        .atTime(typed.get())
                        .atZone(ZoneId.systemDefault())
                        .toInstant());
    }

    /// What is wrong with it, as a sentence.
    public Optional<String> objection() {
        boolean nothing = day.get() == null && time.get().isBlank();
        if (nothing) {
            return Optional.empty();
        }
        if (typed().isEmpty()) {
            return Optional.of(Texts.of("schedule.time.wrong"));
        }
        return instant().filter(at -> !at.isAfter(clock.instant())).isPresent()
                ? Optional.of(Texts.of("schedule.past"))
                : Optional.empty();
    }

    private Optional<LocalTime> typed() {
        try {
            return Optional.of(LocalTime.parse(time.get().strip(), TYPED));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    /// A moment as people say it.
    public static String words(Instant moment) {
        return WORDS.format(moment);
    }
}
