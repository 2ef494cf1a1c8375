package org.orrery.ui.room;

import java.util.List;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.orrery.ui.action.ActionSet;
import org.orrery.ui.action.UiAction;
import org.orrery.ui.control.Icons;
import org.orrery.ui.meeting.MeetingModel;
import org.orrery.ui.text.Texts;

/// What leads the meeting, in one menu. Who may not lead it reads why.
final class MeetingMenu extends MenuButton {
    /// Ids of actions; an empty one is a line.
    static final List<String> ENTRIES =
            List.of(
                    "meeting.invites",
                    "",
                    "meeting.start",
                    "meeting.pause",
                    "meeting.schedule",
                    "",
                    "meeting.lock",
                    "meeting.waiting",
                    "meeting.passcode",
                    "meeting.levels",
                    "",
                    "meeting.admit.all",
                    "meeting.bans",
                    "meeting.rename",
                    "meeting.policy",
                    "",
                    "meeting.end");

    MeetingMenu(MeetingModel model, ActionSet actions) {
        super(Texts.of("meeting.menu"));
        setId("meeting-menu");
        setAccessibleText(Texts.of("meeting.menu"));
        setMinWidth(USE_PREF_SIZE);
        MenuItem why = new MenuItem();
        why.setId("meeting-why");
        why.setDisable(true);
        why.textProperty().bind(model.objection());
        why.visibleProperty().bind(model.objection().map(text -> !text.isEmpty()));
        getItems().add(why);
        for (String id : ENTRIES) {
            getItems().add(id.isEmpty() ? new SeparatorMenuItem() : item(actions.get(id)));
        }
    }

    private static MenuItem item(UiAction action) {
        MenuItem item = new MenuItem();
        item.setId("menu-" + action.id());
        item.setGraphic(Icons.icon(action.icon()));
        item.textProperty().bind(action.name());
        item.disableProperty().bind(action.objection().map(text -> !text.isEmpty()));
        item.setOnAction(_ -> action.fire());
        return item;
    }
}
