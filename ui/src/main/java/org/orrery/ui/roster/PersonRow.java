package org.orrery.ui.roster;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.orrery.model.role.Role;
import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Palette;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.Member;
import org.orrery.ui.text.Texts;

/// One person: circle, name, role, what they do, and what can be done with them.
final class PersonRow extends StackPane {
    private static final PseudoClass FOLLOWED = PseudoClass.getPseudoClass("followed");
    private final RosterViewModel model;
    private final AvatarCircle avatar = new AvatarCircle("", "", 16);
    private final Label name = Panels.label("", "person-name");
    private final Label tag = Panels.label(Texts.of("roster.simulated"), "tag");
    private final FontIcon crown = Icons.icon(MaterialDesignC.CROWN, "person-crown");
    private final Label detail = Panels.label("", "person-detail");
    private final FontIcon tool = Icons.icon(MaterialDesignC.CURSOR_DEFAULT_OUTLINE, "person-tool");
    private final Circle dot = new Circle(5);
    private final ToggleButton follow =
            Icons.toggle(MaterialDesignE.EYE_OUTLINE, "follow", Texts.of("roster.follow"));
    private final Button peek =
            Icons.button(MaterialDesignB.BINOCULARS, "peek", Texts.of("roster.peek"), () -> {});
    private final MenuButton more = new MenuButton();
    private @Nullable RosterRow row;

    PersonRow(RosterViewModel model) {
        this.model = model;
        getStyleClass().add("person-row");
        name.setMinWidth(20);
        tag.setMinWidth(Region.USE_PREF_SIZE);
        crown.setAccessibleText(Texts.of("roster.host"));
        HBox title = Panels.row(name, crown, tag);
        title.setSpacing(6);
        VBox text = new VBox(1, title, detail);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMinWidth(0);
        more.setGraphic(Icons.icon(MaterialDesignD.DOTS_VERTICAL));
        more.getStyleClass().addAll("button-icon", "flat", "icon-button", "no-arrow");
        more.setOnShowing(_ -> with(this::fillMenu));
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER && event.getTarget() == this) {
                event.consume();
                with(this::visit);
            }
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                with(this::visit);
            }
        });
        follow.setOnAction(_ -> with(member -> model.follow().toggle(member.user())));
        peek.setOnMousePressed(_ -> with(member -> model.follow().peek(member.user())));
        peek.setOnMouseReleased(_ -> model.follow().endPeek());
        peek.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.SPACE) {
                with(member -> model.follow().peek(member.user()));
            }
        });
        peek.setOnKeyReleased(_ -> model.follow().endPeek());
        peek.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        model.follow().endPeek();
                    }
                });
        HBox marks = new HBox(8, tool, dot);
        marks.setAlignment(Pos.CENTER_RIGHT);
        marks.getStyleClass().add("person-marks");
        HBox face = new HBox(10, avatar, text, marks);
        face.setAlignment(Pos.CENTER_LEFT);
        HBox actions = new HBox(peek, follow, more);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.getStyleClass().add("person-actions");
        actions.setMaxWidth(Region.USE_PREF_SIZE);
        StackPane.setAlignment(actions, Pos.CENTER_RIGHT);
        getChildren().addAll(face, actions);
    }

    void show(RosterRow newRow) {
        if (newRow.equals(row)) {
            return;
        }
        boolean menuMatters =
                row == null || !row.member().equals(newRow.member()) || more.getItems().isEmpty();
        row = newRow;
        Member member = newRow.member();
        setId("person-" + member.user().value());
        avatar.show(member.initials(), member.colour());
        avatar.setStale(newRow.stale());
        name.setText(member.me() ? Texts.of("roster.me", member.name()) : member.name());
        tag.setVisible(member.simulated());
        tag.setManaged(member.simulated());
        crown.setId("crown-" + member.user().value());
        crown.setVisible(member.host());
        crown.setManaged(member.host());
        String role = Texts.of(member.host() ? "roster.host" : "role." + member.role().wireName());
        detail.setText(Texts.of("roster.detail", role, newRow.activity()));
        tool.setIconCode(
                member.handRaised() ? MaterialDesignH.HAND_FRONT_LEFT : icon(newRow.tool()));
        tool.pseudoClassStateChanged(PseudoClass.getPseudoClass("raised"), member.handRaised());
        dot.setFill(Palette.of(member.colour()));
        follow.setSelected(newRow.followedByMe());
        follow.setId("follow-" + member.user().value());
        follow.setAccessibleText(
                Texts.of(
                        newRow.followedByMe() ? "roster.unfollow.name" : "roster.follow.name",
                        member.name()));
        peek.setId("peek-" + member.user().value());
        peek.setAccessibleText(Texts.of("roster.peek.name", member.name()));
        for (var node : new javafx.scene.Node[] {peek, follow}) {
            node.setVisible(!member.me());
            node.setManaged(!member.me());
        }
        more.setId("person-menu-" + member.user().value());
        more.setAccessibleText(Texts.of("roster.more", member.name()));
        setAccessibleText(member.name() + ", " + detail.getText());
        setAccessibleHelp(member.me() ? "" : Texts.of("roster.visit.name", member.name()));
        pseudoClassStateChanged(FOLLOWED, newRow.followedByMe());
        if (menuMatters) {
            fillMenu(member);
        }
    }

    private void visit(Member member) {
        if (!member.me()) {
            model.follow().visit(member.user());
        }
    }

    private void fillMenu(Member member) {
        more.getItems().clear();
        if (member.me()) {
            more.getItems()
                    .add(
                            item(
                                    member.handRaised() ? "roster.hand.lower" : "roster.hand.raise",
                                    model::toggleHand));
            more.getItems().add(item("roster.lead.all", () -> model.follow().invite(null)));
            if (model.mayChangeRoles()) {
                more.getItems().add(item("roster.force", model.follow()::force));
            }
        } else {
            more.getItems().add(item("roster.visit", () -> visit(member)));
            more.getItems().add(item("roster.follow", () -> model.follow().follow(member.user())));
            more.getItems().add(item("roster.lead", () -> model.follow().invite(member.user())));
        }
        if (model.mayChangeRoles()) {
            Menu roles = new Menu(Texts.of("roster.role.menu"));
            for (Role each : Role.values()) {
                RadioMenuItem choice = new RadioMenuItem(Texts.of("role." + each.wireName()));
                choice.setSelected(each == member.role());
                choice.setOnAction(_ -> model.changeRole(member, each));
                roles.getItems().add(choice);
            }
            more.getItems().add(roles);
            addHostItems(member);
        }
    }

    /// The host is neither put out nor replaced but by passing on.
    private void addHostItems(Member member) {
        if (member.host()) {
            return;
        }
        more.getItems().add(item("meeting.make.host", () -> model.meeting().passHost(member)));
        if (!member.me()) {
            more.getItems().add(new SeparatorMenuItem());
            more.getItems().add(item("meeting.remove.menu", () -> model.meeting().remove(member)));
            more.getItems().add(item("meeting.ban.menu", () -> model.meeting().ban(member)));
        }
    }

    private static MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem(Texts.of(key));
        item.setOnAction(_ -> action.run());
        return item;
    }

    private void with(java.util.function.Consumer<Member> action) {
        RosterRow shown = row;
        if (shown != null) {
            action.accept(shown.member());
        }
    }

    private static Ikon icon(MemberPose.Tool tool) {
        return switch (tool) {
            case SELECT -> MaterialDesignC.CURSOR_DEFAULT_OUTLINE;
            case FLY -> MaterialDesignA.AIRPLANE;
            case ANNOTATE -> MaterialDesignP.PENCIL_OUTLINE;
            case BRUSH -> MaterialDesignB.BRUSH;
            case POINT -> MaterialDesignL.LASER_POINTER;
        };
    }
}
