package org.orrery.ui.room;

import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Separator;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.orrery.ui.action.ActionButton;
import org.orrery.ui.action.ActionSet;
import org.orrery.ui.control.Explained;
import org.orrery.ui.scene.Tool;

/// The pill of tools that floats over the scene.
final class SceneToolbar extends HBox {
    SceneToolbar(ActionSet actions, RoomViewModel model) {
        super(4);
        setId("toolbar");
        getStyleClass().add("toolbar-pill");
        setAlignment(Pos.CENTER);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Map<Tool, ToggleButton> tools = new EnumMap<>(Tool.class);
        addTool(tools, Tool.SELECT, actions, "select");
        addTool(tools, Tool.RECTANGLE, actions, "rectangle");
        addTool(tools, Tool.LASSO, actions, "lasso");
        addTool(tools, Tool.ANNOTATE, actions, "annotate");
        addTool(tools, Tool.POINT, actions, "point");
        addTool(tools, Tool.MEASURE, actions, "measure");
        model.scene
                .toolProperty()
                .subscribe(now -> tools.forEach((tool, button) -> button.setSelected(tool == now)));
        ToggleButton people = ActionButton.toggle(actions.get("people"), "button-circle");
        model.scene.peopleProperty().subscribe(people::setSelected);
        ToggleButton hand = ActionButton.toggle(actions.get("hand"), "button-circle", "hand");
        model.roster
                .rows()
                .addListener((javafx.beans.InvalidationListener) _ -> showHand(hand, model));
        showHand(hand, model);
        getChildren()
                .addAll(
                        line(),
                        plain(actions, "home"),
                        plain(actions, "frame"),
                        people,
                        line(),
                        plain(actions, "undo"),
                        plain(actions, "redo"),
                        line(),
                        hand,
                        ActionButton.of(actions.get("leave"), "button-circle", "danger"));
    }

    private void addTool(Map<Tool, ToggleButton> tools, Tool tool, ActionSet actions, String id) {
        ToggleButton button = ActionButton.toggle(actions.get(id), "button-circle", "tool");
        tools.put(tool, button);
        Node wrapper = button.getParent();
        getChildren().add(wrapper == null ? button : wrapper);
    }

    private static void showHand(ToggleButton hand, RoomViewModel model) {
        hand.setSelected(model.roster.me().filter(me -> me.handRaised()).isPresent());
    }

    private static Explained plain(ActionSet actions, String id) {
        return ActionButton.of(actions.get(id), "button-circle", "flat");
    }

    private static Separator line() {
        Separator line = new Separator(Orientation.VERTICAL);
        line.getStyleClass().add("toolbar-line");
        return line;
    }
}
