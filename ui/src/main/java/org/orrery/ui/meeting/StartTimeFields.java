package org.orrery.ui.meeting;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.orrery.ui.text.Texts;

/// Where a day and a time are chosen.
public final class StartTimeFields extends HBox {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    /// @param id what the ids of both fields begin with
    public StartTimeFields(StartTime model, String id) {
        super(8);
        DatePicker day = new DatePicker();
        day.setId(id + "-day");
        day.setPromptText(Texts.of("schedule.day"));
        day.setAccessibleText(Texts.of("schedule.day"));
        day.getEditor().setAccessibleText(Texts.of("schedule.day"));
        day.setConverter(converter());
        day.setMaxWidth(Double.MAX_VALUE);
        day.setMinWidth(120);
        day.valueProperty().bindBidirectional(model.dayProperty());
        TextField time = new TextField();
        time.setId(id + "-time");
        time.setPromptText(Texts.of("schedule.time.prompt"));
        time.setAccessibleText(Texts.of("schedule.time"));
        time.setPrefColumnCount(5);
        time.setMinWidth(80);
        time.textProperty().bindBidirectional(model.timeProperty());
        HBox.setHgrow(day, Priority.ALWAYS);
        getChildren().setAll(day, time);
    }

    private static StringConverter<LocalDate> converter() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable LocalDate date) {
                return date == null ? "" : DAY.format(date);
            }

            @Override
            public @Nullable LocalDate fromString(@Nullable String text) {
                try {
                    return text == null || text.isBlank()
                            ? null
                            : LocalDate.parse(text.strip(), DAY);
                } catch (DateTimeParseException malformed) {
                    return null;
                }
            }
        };
    }
}
