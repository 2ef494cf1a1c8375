package org.orrery.ui.page;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.orrery.analytics.csv.ColumnType;
import org.orrery.analytics.csv.ColumnType.As;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.page.DataPageModel.ColumnRow;
import org.orrery.ui.text.Texts;

/// Where somebody decides as what a column is read by everybody.
final class TypeForm extends VBox {
    private static final List<String> FORMATS =
            List.of(
                    "dd.MM.yyyy",
                    "dd/MM/yyyy",
                    "MM/dd/yyyy",
                    "yyyyMMdd",
                    "d MMM yyyy",
                    "yyyy",
                    "yyyy-MM",
                    "dd.MM.yyyy HH:mm",
                    "MM/dd/yyyy HH:mm:ss",
                    "unix",
                    "unix_ms");
    private final DataPageModel model;
    private final ComboBox<As> as = new ComboBox<>(FXCollections.observableArrayList(As.values()));
    private final ComboBox<String> decimal =
            new ComboBox<>(FXCollections.observableArrayList(".", ","));
    private final ComboBox<String> format =
            new ComboBox<>(FXCollections.observableArrayList(FORMATS));
    private final TextField missing = new TextField();
    private final Button apply = new Button(Texts.of("page.type.apply"));
    private final Button reset = new Button(Texts.of("page.type.reset"));
    private final Label problem = Panels.wrapped("", "problem");
    private final Node decimalField;
    private final Node formatField;
    private final Tooltip why = Icons.tooltip("");
    private Optional<ColumnRow> shown = Optional.empty();

    TypeForm(DataPageModel model) {
        super(6);
        this.model = model;
        as.setId("type-as");
        as.setConverter(converter(each -> Texts.of("type." + each.wireName())));
        decimal.setId("type-decimal");
        decimal.setConverter(
                converter(mark -> Texts.of(mark.equals(",") ? "page.comma" : "page.point")));
        format.setId("type-format");
        format.setEditable(true);
        format.setPrefWidth(170);
        format.setPromptText(Texts.of("page.type.iso"));
        missing.setId("type-missing");
        missing.setPrefColumnCount(11);
        missing.setPromptText(Texts.of("page.type.missing.prompt"));
        problem.setId("type-problem");
        apply.setId("type-apply");
        apply.getStyleClass().addAll("accent", "small");
        apply.setOnAction(_ -> decide());
        reset.setId("type-reset");
        reset.getStyleClass().addAll("flat", "small");
        reset.setOnAction(
                _ -> shown.ifPresent(row -> model.decide(row.column(), Optional.empty())));
        decimalField = field("page.type.decimal", decimal);
        formatField = field("page.type.format", format);
        FlowPane fields =
                new FlowPane(
                        10,
                        6,
                        field("page.type.as", as),
                        decimalField,
                        formatField,
                        field("page.type.missing", missing),
                        new VBox(3, Panels.label(" ", "field-label"), Panels.row(apply, reset)));
        as.valueProperty().subscribe(this::showFields);
        missing.setOnAction(_ -> decide());
        getChildren().addAll(fields, problem);
        setProblem("");
    }

    private static VBox field(String key, Node input) {
        Label label = Panels.label(Texts.of(key), "field-label");
        label.setLabelFor(input);
        input.setAccessibleText(Texts.of(key));
        input.getStyleClass().add("small");
        return new VBox(3, label, input);
    }

    private static <T> StringConverter<T> converter(java.util.function.Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException("only chosen");
            }
        };
    }

    void show(ColumnRow row) {
        boolean same = shown.filter(it -> it.column().equals(row.column())).isPresent();
        shown = Optional.of(row);
        String objection = row.derived() ? Texts.of("page.derived") : model.objection();
        apply.setDisable(!objection.isEmpty());
        reset.setDisable(!objection.isEmpty() || row.decided().isEmpty());
        for (Node input : List.of(as, decimal, format, missing)) {
            input.setDisable(!objection.isEmpty());
        }
        Tooltip.uninstall(this, why);
        why.setText(objection);
        if (!objection.isEmpty()) {
            Tooltip.install(this, why);
        }
        setAccessibleHelp(objection);
        if (!same) {
            fill(row);
        }
    }

    private void fill(ColumnRow row) {
        ColumnType type =
                row.decided()
                        .orElseGet(() ->
                                ColumnType.of(
                                        Arrays.stream(As.values())
                                                .filter(each ->
                                                        each.wireName()
                                                                .equals(
                                                                        ColumnCell.typeOf(
                                                                                row.column())))
                                                .findFirst()
                                                .orElseThrow()));
        as.setValue(type.as());
        decimal.setValue(String.valueOf(type.decimalMark()));
        format.setValue(type.format());
        missing.setText(String.join(", ", type.missing()));
        setProblem("");
    }

    private void showFields(As now) {
        show(decimalField, now == As.NUMBER);
        show(formatField, now == As.TIME);
    }

    private static void show(Node field, boolean wanted) {
        field.setVisible(wanted);
        field.setManaged(wanted);
    }

    private void decide() {
        if (shown.isEmpty() || apply.isDisabled()) {
            return;
        }
        As chosen = as.getValue();
        String written = format.getEditor().getText() == null ? "" : format.getEditor().getText();
        String form = chosen == As.TIME ? written.strip() : "";
        if (!ColumnType.isFormat(form)) {
            setProblem(Texts.of("page.type.badformat", form));
            return;
        }
        try {
            ColumnType type =
                    new ColumnType(
                            chosen,
                            decimal.getValue().charAt(0),
                            form,
                            Arrays.asList(missing.getText().split(",", -1)));
            setProblem("");
            model.decide(shown.get().column(), Optional.of(type));
        } catch (IllegalArgumentException tooMany) {
            setProblem(Texts.of("page.type.toomany"));
        }
    }

    private void setProblem(String sentence) {
        problem.setText(sentence);
        show(problem, !sentence.isEmpty());
    }
}
