package org.orrery.ui.roster;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.orrery.model.id.UserId;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// The people in the room.
public final class RosterView extends VBox {
    private final RosterViewModel model;
    private final VBox list = new VBox(2);
    private final Map<UserId, PersonRow> shown = new HashMap<>();

    /// @param door who wants to come in
    /// @param cameras shows the cameras of all people
    /// @param invite copies the link of the room
    public RosterView(RosterViewModel model, Node door, Node cameras, Runnable invite) {
        super(4);
        this.model = model;
        setId("roster");
        getStyleClass().addAll("panel", "roster");
        Label count = Panels.label("", "count-badge");
        getChildren()
                .addAll(
                        Panels.header(
                                Texts.of("roster.title"),
                                count,
                                cameras,
                                Icons.button(
                                        MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                                        "roster-invite",
                                        Texts.of("action.invite"),
                                        invite)),
                        door,
                        Panels.scrolling(list));
        model.rows()
                .addListener(
                        (ListChangeListener<RosterRow>)
                                _ -> {
                                    count.setText(String.valueOf(model.rows().size()));
                                    sync();
                                });
        count.setText(String.valueOf(model.rows().size()));
        sync();
    }

    /// Rows are kept from one state to the next, so that a menu that is open stays open.
    private void sync() {
        Set<UserId> present = new HashSet<>();
        int at = 0;
        for (RosterRow row : model.rows()) {
            UserId user = row.member().user();
            present.add(user);
            PersonRow node = shown.computeIfAbsent(user, _ -> new PersonRow(model));
            node.show(row);
            int now = list.getChildren().indexOf(node);
            if (now != at) {
                list.getChildren().remove(node);
                list.getChildren().add(at, node);
            }
            at++;
        }
        list.getChildren().remove(at, list.getChildren().size());
        shown.keySet().retainAll(present);
    }
}
