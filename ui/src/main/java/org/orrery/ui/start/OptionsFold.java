package org.orrery.ui.start;

import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckBox;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.ui.control.Icons;
import org.orrery.ui.meeting.LevelFields;
import org.orrery.ui.meeting.StartTimeFields;
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
        CheckBox waiting =
                check("start-waiting-room", "options.waiting", options.waitingRoomProperty());
        CheckBox lobby = check("start-lobby", "options.lobby", options.lobbyProperty());
        return new VBox(
                12,
                LevelFields.columns(new VBox(waiting), new VBox(lobby)),
                LevelFields.columns(
                        Cards.labelled("options.passcode", passcode),
                        Cards.labelled(
                                "options.start", new StartTimeFields(options.start(), "start"))),
                new LevelFields(options.levels(), "start"));
    }

    private static CheckBox check(String id, String key, BooleanProperty value) {
        CheckBox check = new CheckBox(Texts.of(key));
        check.setId(id);
        check.setWrapText(true);
        check.selectedProperty().bindBidirectional(value);
        return check;
    }
}
