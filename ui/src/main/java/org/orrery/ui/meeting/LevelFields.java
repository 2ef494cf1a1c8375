package org.orrery.ui.meeting;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// Where the levels of a session are chosen, with what they ask for.
public final class LevelFields extends VBox {
    private static final double COLUMN = 300;
    private final Levels model;
    private final VBox words = new VBox(4);

    /// @param id what the ids of both fields begin with
    public LevelFields(Levels model, String id) {
        super(12);
        this.model = model;
        Label unknown = Panels.wrapped("", "hint");
        unknown.textProperty().bind(model.problemProperty());
        unknown.visibleProperty().bind(model.problemProperty().isNotEmpty());
        unknown.managedProperty().bind(unknown.visibleProperty());
        HBox row =
                columns(
                        field(
                                id + "-compliance",
                                "options.compliance",
                                model.complianceLevels(),
                                model.complianceProperty()),
                        field(
                                id + "-security",
                                "options.security",
                                model.securityLevels(),
                                model.securityProperty()));
        words.managedProperty().bind(javafx.beans.binding.Bindings.isNotEmpty(words.getChildren()));
        getChildren().addAll(row, unknown, words);
        model.complianceProperty().subscribe(_ -> explain());
        model.securityProperty().subscribe(_ -> explain());
        model.complianceLevels().addListener((ListChangeListener<PolicyList.Level>) _ -> explain());
        model.securityLevels().addListener((ListChangeListener<PolicyList.Level>) _ -> explain());
    }

    /// Two things of the same width beside each other.
    public static HBox columns(VBox left, VBox right) {
        HBox row = new HBox(16, left, right);
        row.setAlignment(Pos.TOP_LEFT);
        for (VBox each : List.of(left, right)) {
            each.setPrefWidth(COLUMN);
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        return row;
    }

    private static VBox field(
            String id, String key, ObservableList<PolicyList.Level> levels, StringProperty value) {
        ComboBox<String> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(Texts.of(key));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable String level) {
                        return level == null || level.isEmpty()
                                ? Texts.of("options.level.none")
                                : PolicyWords.level(level);
                    }

                    @Override
                    public String fromString(String text) {
                        return "";
                    }
                });
        Runnable fill =
                () -> {
                    String chosen = value.get();
                    box.getItems().setAll("");
                    levels.forEach(each -> box.getItems().add(each.level()));
                    box.setValue(box.getItems().contains(chosen) ? chosen : "");
                    if (levels.isEmpty()) {
                        value.set(chosen);
                    }
                };
        levels.addListener((ListChangeListener<PolicyList.Level>) _ -> fill.run());
        fill.run();
        box.valueProperty()
                .subscribe(level -> {
                    if (level != null && (!level.isEmpty() || !levels.isEmpty())) {
                        value.set(level);
                    }
                });
        Label label = Panels.label(Texts.of(key), "field-label");
        label.setLabelFor(box);
        return new VBox(5, label, box);
    }

    /// What the chosen levels ask for.
    private void explain() {
        words.getChildren().clear();
        explain(model.complianceLevels(), model.complianceProperty().get());
        explain(model.securityLevels(), model.securityProperty().get());
    }

    private void explain(List<PolicyList.Level> levels, String chosen) {
        levels.stream()
                .filter(each -> each.level().equals(chosen))
                .map(LevelFields::line)
                .findFirst()
                .ifPresent(words.getChildren()::add);
    }

    private static Label line(PolicyList.Level level) {
        return Panels.wrapped(
                PolicyWords.level(level.level()) + ": " + PolicyWords.summary(level.policy()),
                "hint");
    }
}
