package org.orrery.ui.start;

import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.protocol.rest.PolicyList;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.meeting.PolicyWords;
import org.orrery.ui.text.Texts;

/// How a new session is guarded, folded away because most need nothing of it.
final class OptionsFold extends VBox {
    private final MeetingOptions options;

    OptionsFold(Creation creation) {
        super(10);
        this.options = creation.options();
        ToggleButton fold =
                new ToggleButton(
                        Texts.of("options.title"), Icons.icon(MaterialDesignC.CHEVRON_RIGHT));
        fold.setId("start-options");
        fold.getStyleClass().addAll("flat", "fold");
        VBox content = content();
        content.visibleProperty().bind(fold.selectedProperty());
        content.managedProperty().bind(fold.selectedProperty());
        fold.selectedProperty()
                .subscribe(open -> {
                    fold.setGraphic(
                            Icons.icon(
                                    open
                                            ? MaterialDesignC.CHEVRON_DOWN
                                            : MaterialDesignC.CHEVRON_RIGHT));
                    if (open) {
                        creation.openOptions();
                    }
                });
        getChildren().addAll(fold, content);
    }

    private VBox content() {
        PasswordField passcode = new PasswordField();
        passcode.setId("start-passcode");
        passcode.setPromptText(Texts.of("options.passcode.prompt"));
        passcode.setAccessibleText(Texts.of("options.passcode"));
        passcode.textProperty().bindBidirectional(options.passcodeProperty());
        Label unknown = Panels.wrapped("", "hint");
        unknown.textProperty().bind(options.problemProperty());
        unknown.visibleProperty().bind(options.problemProperty().isNotEmpty());
        unknown.managedProperty().bind(unknown.visibleProperty());
        VBox words = new VBox(4);
        options.complianceProperty().subscribe(_ -> explain(words));
        options.securityProperty().subscribe(_ -> explain(words));
        HBox levels =
                columns(
                        Cards.labelled(
                                "options.compliance",
                                levels(
                                        "start-compliance",
                                        "options.compliance",
                                        options.complianceLevels(),
                                        options.complianceProperty())),
                        Cards.labelled(
                                "options.security",
                                levels(
                                        "start-security",
                                        "options.security",
                                        options.securityLevels(),
                                        options.securityProperty())));
        VBox checks =
                new VBox(
                        8,
                        check(
                                "start-waiting-room",
                                "options.waiting",
                                options.waitingRoomProperty()),
                        check("start-lobby", "options.lobby", options.lobbyProperty()));
        HBox guards = columns(checks, Cards.labelled("options.passcode", passcode));
        return new VBox(12, guards, levels, unknown, words);
    }

    private static HBox columns(VBox left, VBox right) {
        HBox row = new HBox(16, left, right);
        row.setAlignment(Pos.TOP_LEFT);
        for (VBox each : List.of(left, right)) {
            each.setPrefWidth(300);
            HBox.setHgrow(each, Priority.ALWAYS);
        }
        return row;
    }

    private static CheckBox check(String id, String key, BooleanProperty value) {
        CheckBox check = new CheckBox(Texts.of(key));
        check.setId(id);
        check.setWrapText(true);
        check.selectedProperty().bindBidirectional(value);
        return check;
    }

    private static Node levels(
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
                };
        levels.addListener((ListChangeListener<PolicyList.Level>) _ -> fill.run());
        fill.run();
        box.valueProperty()
                .subscribe(level -> {
                    if (level != null) {
                        value.set(level);
                    }
                });
        return box;
    }

    /// What the chosen levels ask for.
    private void explain(VBox words) {
        words.getChildren().clear();
        options.complianceLevels().stream()
                .filter(each -> each.level().equals(options.complianceProperty().get()))
                .findFirst()
                .ifPresent(each -> words.getChildren().add(line(each)));
        options.securityLevels().stream()
                .filter(each -> each.level().equals(options.securityProperty().get()))
                .findFirst()
                .ifPresent(each -> words.getChildren().add(line(each)));
    }

    private static Label line(PolicyList.Level level) {
        return Panels.wrapped(
                PolicyWords.level(level.level()) + ": " + PolicyWords.summary(level.policy()),
                "hint");
    }
}
