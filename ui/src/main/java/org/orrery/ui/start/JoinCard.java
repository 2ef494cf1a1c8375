package org.orrery.ui.start;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.meeting.PolicyLines;
import org.orrery.ui.text.Texts;

/// What I am about to join: whose session it is, who is there, how it stands, and what holds in it.
final class JoinCard extends VBox {
    private static final int NAMES = 4;
    private final StartViewModel model;

    JoinCard(StartViewModel model, Outlook session) {
        super(12);
        this.model = model;
        setId("join-card");
        getStyleClass().addAll("sheet", "join-card");
        Label title = Panels.wrapped(session.title(), "join-title");
        Label state = Panels.label(Texts.of("state." + session.state()), "state-chip");
        state.getStyleClass().add("state-" + session.state());
        state.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = Panels.row(title, Panels.spacer(), state);
        Region line = new Region();
        line.getStyleClass().add("card-line");
        getChildren().addAll(head, facts(session), line);
        getChildren().add(Panels.label(Texts.of("join.policy"), "section-title"));
        getChildren()
                .add(new PolicyLines(session.policy(), session.compliance(), session.security()));
        getChildren()
                .addAll(passcode(), new ProblemBox(model.attempt(), "join-problem"), foot(session));
    }

    private VBox facts(Outlook session) {
        List<Node> facts = new ArrayList<>();
        session.invitation()
                .ifPresent(invite ->
                        facts.add(
                                fact(
                                        MaterialDesignE.EMAIL_OPEN_OUTLINE,
                                        Texts.of(
                                                "join.invited",
                                                Texts.of("role." + invite.highest().wireName())))));
        session.host()
                .ifPresent(host ->
                        facts.add(
                                fact(MaterialDesignC.CROWN_OUTLINE, Texts.of("join.host", host))));
        session.here()
                .ifPresent(here ->
                        facts.add(fact(MaterialDesignA.ACCOUNT_MULTIPLE_OUTLINE, people(here))));
        session.scheduledStart()
                .ifPresent(start ->
                        facts.add(
                                fact(
                                        MaterialDesignC.CALENDAR_CLOCK,
                                        Texts.of("wait.start", Standing.when(start)))));
        String stands = "join.state." + session.state();
        if (Texts.has(stands)) {
            facts.add(fact(MaterialDesignC.CLOCK_OUTLINE, Texts.of(stands)));
        }
        if (session.waitingRoom()) {
            facts.add(fact(MaterialDesignD.DOOR, Texts.of("join.waiting")));
        }
        if (session.locked()) {
            facts.add(fact(MaterialDesignL.LOCK_OUTLINE, Texts.of("join.locked")));
        }
        VBox box = new VBox(7);
        box.getChildren().setAll(facts);
        return box;
    }

    private static HBox fact(Ikon icon, String text) {
        HBox row = Panels.row(Icons.icon(icon, "fact-icon"), Panels.wrapped(text, "join-fact"));
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private static String people(List<String> here) {
        if (here.isEmpty()) {
            return Texts.of("join.nobody");
        }
        String names = here.stream().limit(NAMES).collect(Collectors.joining(", "));
        return here.size() > NAMES
                ? Texts.of("join.people.more", names, here.size() - NAMES)
                : Texts.of("join.people", names);
    }

    private HBox passcode() {
        PasswordField field = new PasswordField();
        field.setId("join-passcode");
        field.setPromptText(Texts.of("join.passcode.prompt"));
        field.setAccessibleText(Texts.of("join.passcode"));
        field.textProperty().bindBidirectional(model.joining().passcodeProperty());
        HBox row =
                Panels.row(
                        Icons.icon(MaterialDesignK.KEY_OUTLINE, "fact-icon"),
                        Panels.label(Texts.of("join.passcode"), "join-fact"),
                        field);
        row.visibleProperty().bind(model.joining().passcodeAskedProperty());
        row.managedProperty().bind(row.visibleProperty());
        return row;
    }

    private HBox foot(Outlook session) {
        boolean over = Standing.isOver(session.state());
        Label me =
                Panels.wrapped(
                        over
                                ? Texts.of("join.over")
                                : Texts.of(
                                        "join.as",
                                        model.profile().nameProperty().get().strip(),
                                        Texts.of(
                                                "role."
                                                        + model.joining()
                                                                .askedRole(session)
                                                                .wireName())),
                        "hint");
        Button back = new Button(Texts.of("join.back"));
        back.setId("join-back");
        back.setOnAction(_ -> model.joining().back());
        HBox foot = Panels.row(me, Panels.spacer(), back);
        Button go = new Button(Texts.of("start.join"), Icons.icon(MaterialDesignL.LOGIN_VARIANT));
        go.setId("join-now");
        go.getStyleClass().add("accent");
        go.setOnAction(_ -> model.joining().enter());
        for (Button each : List.of(back, go)) {
            each.setMinWidth(Region.USE_PREF_SIZE);
        }
        if (!over) {
            foot.getChildren().add(go);
            go.setDefaultButton(true);
        }
        Button first = over ? back : go;
        sceneProperty()
                .subscribe(scene -> {
                    if (scene != null) {
                        first.requestFocus();
                    }
                });
        return foot;
    }
}
