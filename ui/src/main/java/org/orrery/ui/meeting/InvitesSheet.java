package org.orrery.ui.meeting;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.InviteView;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// What is on the sheet of invites: what a new one gives, its link, and those that there are.
final class InvitesSheet extends VBox {
    private static final List<Role> ROLES =
            List.of(Role.COLLABORATOR, Role.ANALYST, Role.OBSERVER, Role.ENTERPRISE_PARTNER);
    private static final List<Integer> USES = List.of(1, 2, 5, 10, 25, 50);
    private static final List<Duration> LIFETIMES =
            List.of(
                    Duration.ofHours(1),
                    Duration.ofDays(1),
                    Duration.ofDays(7),
                    Duration.ofDays(30));
    private static final double MOST_HEIGHT = 190;
    private final InvitesModel model;
    private final VBox list = new VBox(6);

    /// Kept here because the model only knows it weakly: the sheet comes and goes.
    private final ListChangeListener<InviteView> onChange = _ -> show();

    InvitesSheet(InvitesModel model) {
        super(14);
        this.model = model;
        getChildren()
                .addAll(
                        Panels.wrapped(Texts.of("invites.sentence"), "hint"),
                        choices(),
                        make(),
                        link(),
                        problem(),
                        Panels.label(Texts.of("invites.list"), "section-title"),
                        scrolling());
        model.invites().addListener(new WeakListChangeListener<>(onChange));
        show();
        model.open();
    }

    private HBox choices() {
        HBox row =
                new HBox(
                        10,
                        labelled(
                                "invites.role",
                                box(
                                        "invite-role",
                                        "invites.role",
                                        ROLES,
                                        role -> Texts.of("role." + role.wireName()),
                                        model.roleProperty())),
                        labelled(
                                "invites.uses",
                                box(
                                        "invite-uses",
                                        "invites.uses",
                                        USES,
                                        uses -> Texts.of("invites.people", uses),
                                        model.usesProperty())),
                        labelled(
                                "invites.lifetime",
                                box(
                                        "invite-lifetime",
                                        "invites.lifetime",
                                        LIFETIMES,
                                        InvitesModel::words,
                                        model.lifetimeProperty())));
        row.getChildren().forEach(each -> HBox.setHgrow(each, Priority.ALWAYS));
        return row;
    }

    private Button make() {
        Button make =
                new Button(
                        Texts.of("invites.make"), Icons.icon(MaterialDesignE.EMAIL_PLUS_OUTLINE));
        make.setId("invite-make");
        make.getStyleClass().add("accent");
        make.setDefaultButton(true);
        make.setMaxWidth(Double.MAX_VALUE);
        make.setOnAction(_ -> model.make());
        return make;
    }

    private VBox link() {
        TextField field = new TextField();
        field.setId("invite-link");
        field.setEditable(false);
        field.setAccessibleText(Texts.of("invites.link"));
        field.textProperty().bind(model.linkProperty());
        HBox.setHgrow(field, Priority.ALWAYS);
        Button copy =
                Icons.button(
                        MaterialDesignC.CONTENT_COPY,
                        "invite-copy",
                        Texts.of("invites.copy"),
                        model::copyLink);
        VBox box =
                new VBox(
                        5,
                        Panels.row(field, copy),
                        Panels.wrapped(Texts.of("invites.once"), "hint"));
        box.visibleProperty().bind(model.linkProperty().isNotEmpty());
        box.managedProperty().bind(box.visibleProperty());
        return box;
    }

    private Label problem() {
        Label problem = Panels.wrapped("", "problem");
        problem.setId("invite-problem");
        problem.textProperty().bind(model.problemProperty());
        problem.visibleProperty().bind(model.problemProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        return problem;
    }

    private ScrollPane scrolling() {
        list.setId("invite-list");
        ScrollPane scroll = Panels.scrolling(list);
        scroll.setMaxHeight(MOST_HEIGHT);
        scroll.setMinHeight(Region.USE_PREF_SIZE);
        // Not while the layout that found the height out still runs: it would be forgotten.
        list.heightProperty()
                .subscribe(height ->
                        Platform.runLater(() ->
                                scroll.setPrefHeight(Math.min(MOST_HEIGHT, height.doubleValue()))));
        return scroll;
    }

    private void show() {
        list.getChildren().clear();
        if (model.invites().isEmpty()) {
            list.getChildren().add(Panels.wrapped(Texts.of("invites.none"), "hint"));
        }
        model.invites().forEach(each -> list.getChildren().add(row(each)));
    }

    private HBox row(InviteView invite) {
        String role = Texts.of("role." + invite.role().wireName());
        String detail =
                Texts.of(
                        "invites.left",
                        invite.usesLeft(),
                        invite.uses(),
                        StartTime.words(Instant.parse(invite.expiresAt())));
        Button revoke = new Button(Texts.of("invites.revoke"));
        revoke.setId("revoke-" + invite.inviteId());
        revoke.setAccessibleText(Texts.of("invites.revoke.which", role, detail));
        revoke.getStyleClass().add("small");
        revoke.setMinWidth(Region.USE_PREF_SIZE);
        revoke.setOnAction(_ -> model.revoke(invite));
        return Panels.row(
                new VBox(
                        1,
                        Panels.label(role, "person-name"),
                        Panels.label(detail, "person-detail")),
                Panels.spacer(),
                revoke);
    }

    private static VBox labelled(String key, Node control) {
        Label label = Panels.label(Texts.of(key), "field-label");
        label.setLabelFor(control);
        return new VBox(5, label, control);
    }

    private static <T> ComboBox<T> box(
            String id,
            String key,
            List<T> choices,
            Function<T, String> words,
            ObjectProperty<T> value) {
        ComboBox<T> box = new ComboBox<>();
        box.setId(id);
        box.setAccessibleText(Texts.of(key));
        box.getItems().setAll(choices);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable T choice) {
                        return choice == null ? "" : words.apply(choice);
                    }

                    @Override
                    public @Nullable T fromString(String text) {
                        return null;
                    }
                });
        box.valueProperty().bindBidirectional(value);
        return box;
    }
}
