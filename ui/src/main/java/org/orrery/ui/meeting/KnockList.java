package org.orrery.ui.meeting;

import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.Member;
import org.orrery.ui.text.Texts;

/// Who is at the door, with what admins can do about it. Not there while nobody is.
public final class KnockList extends VBox {
    private static final double ROW = 34;
    private static final int MOST_ROWS = 4;
    private final MeetingModel model;

    public KnockList(MeetingModel model) {
        super(6);
        this.model = model;
        setId("knock-list");
        getStyleClass().add("knock-list");
        model.knocking().addListener((ListChangeListener<Member>) _ -> show());
        show();
    }

    private void show() {
        getChildren().clear();
        boolean any = !model.knocking().isEmpty();
        setVisible(any);
        setManaged(any);
        if (!any) {
            return;
        }
        HBox head =
                Panels.row(
                        Panels.label(
                                Texts.of("meeting.knocking", model.knocking().size()),
                                "section-title"),
                        Panels.spacer());
        if (model.knocking().size() > 1) {
            head.getChildren()
                    .add(button("admit-all", "meeting.admit.all", "", "accent", model::admitAll));
        }
        VBox people = new VBox(6);
        ScrollPane scroll = Panels.scrolling(people);
        double height = ROW * Math.min(MOST_ROWS, model.knocking().size());
        scroll.setMinHeight(height);
        scroll.setMaxHeight(height);
        getChildren().addAll(head, scroll);
        for (Member member : model.knocking()) {
            String user = member.user().value();
            HBox row =
                    Panels.row(
                            new AvatarCircle(member.initials(), member.colour(), 14),
                            Panels.label(member.name(), "person-name"),
                            Panels.spacer(),
                            button(
                                    "deny-" + user,
                                    "meeting.deny",
                                    member.name(),
                                    "flat",
                                    () -> model.deny(member)),
                            button(
                                    "admit-" + user,
                                    "meeting.admit",
                                    member.name(),
                                    "accent",
                                    () -> model.admit(member)));
            people.getChildren().add(row);
        }
    }

    private static Button button(
            String id, String key, String whom, String style, Runnable action) {
        Button button = new Button(Texts.of(key));
        button.setId(id);
        button.setAccessibleText((Texts.of(key) + " " + whom).strip());
        button.getStyleClass().addAll("small", style);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> action.run());
        return button;
    }
}
