package org.orrery.ui.meeting;

import java.util.List;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.Member;
import org.orrery.ui.text.Texts;

/// The sheets of the meeting: what has to be confirmed, typed or read. Each closes by Esc, by its buttons, or by a click
/// beside it.
public final class MeetingSheets {
    private static final int SHORTEST = 4;
    private static final int LONGEST = 64;
    private static final int LONGEST_TITLE = 100;
    private final MeetingModel model;
    private final InvitesModel invites;
    private final MeetingTerms terms;
    private final Runnable close;

    /// @param close takes the sheet off the screen
    public MeetingSheets(
            MeetingModel model, InvitesModel invites, MeetingTerms terms, Runnable close) {
        this.model = model;
        this.invites = invites;
        this.terms = terms;
        this.close = close;
    }

    public Region confirm(Question question) {
        Button go = button("confirm-go", question.confirm(), question.run());
        go.getStyleClass().add("danger");
        VBox sheet =
                sheet(
                        "confirm-sheet",
                        question.title(),
                        Panels.wrapped(question.sentence(), "join-sentence"),
                        foot(go));
        return sheet;
    }

    public Region passcode() {
        TextField field = new TextField();
        field.setId("passcode-field");
        field.setPromptText(Texts.of("meeting.passcode.prompt"));
        field.setAccessibleText(Texts.of("options.passcode"));
        Button go =
                button(
                        "passcode-set",
                        Texts.of("meeting.passcode.go"),
                        () -> model.setPasscode(field.getText().strip()));
        go.setDefaultButton(true);
        go.getStyleClass().add("accent");
        go.disableProperty()
                .bind(
                        field.textProperty()
                                .map(text ->
                                        text.strip().length() < SHORTEST
                                                || text.strip().length() > LONGEST));
        HBox foot = foot(go);
        if (model.stand().passcode()) {
            foot.getChildren()
                    .add(
                            1,
                            button(
                                    "passcode-clear",
                                    Texts.of("meeting.passcode.clear"),
                                    model::clearPasscode));
        }
        return sheet(
                "passcode-sheet",
                Texts.of("meeting.passcode.title"),
                Panels.wrapped(Texts.of("meeting.passcode.sentence"), "hint"),
                field,
                foot);
    }

    public Region rename(String title) {
        TextField field = new TextField(title);
        field.setId("rename-field");
        field.setAccessibleText(Texts.of("start.title"));
        Button go =
                button(
                        "rename-go",
                        Texts.of("meeting.rename.go"),
                        () -> model.rename(field.getText()));
        go.setDefaultButton(true);
        go.getStyleClass().add("accent");
        go.disableProperty()
                .bind(
                        field.textProperty()
                                .map(text -> text.isBlank() || text.length() > LONGEST_TITLE));
        return sheet("rename-sheet", Texts.of("meeting.rename.title"), field, foot(go));
    }

    public Region invites() {
        VBox sheet = sheet("invites-sheet", Texts.of("invites.title"), new InvitesSheet(invites));
        sheet.getStyleClass().add("wide-sheet");
        return sheet;
    }

    public Region levels() {
        terms.openLevels();
        Button go = button("levels-set", Texts.of("meeting.levels.go"), terms::saveLevels);
        go.setDefaultButton(true);
        go.getStyleClass().add("accent");
        VBox sheet =
                sheet(
                        "levels-sheet",
                        Texts.of("meeting.levels.title"),
                        Panels.wrapped(Texts.of("meeting.levels.sentence"), "hint"),
                        new LevelFields(terms.levels(), "levels"),
                        foot(go));
        sheet.getStyleClass().add("wide-sheet");
        return sheet;
    }

    public Region schedule() {
        terms.openStart();
        StartTime start = terms.start();
        Button go = button("schedule-set", Texts.of("meeting.schedule.go"), terms::saveStart);
        go.setDefaultButton(true);
        go.getStyleClass().add("accent");
        Label wrong = Panels.wrapped("", "problem");
        wrong.setId("schedule-problem");
        Runnable check =
                () -> {
                    String objection = start.objection().orElse("");
                    wrong.setText(objection);
                    wrong.setVisible(!objection.isEmpty());
                    wrong.setManaged(!objection.isEmpty());
                    go.setDisable(!objection.isEmpty());
                };
        StartTimeFields fields = new StartTimeFields(start, "schedule");
        // Both live as long as the sheet, as the fields do.
        fields.setUserData(
                List.of(
                        start.dayProperty().subscribe(_ -> check.run()),
                        start.timeProperty().subscribe(_ -> check.run())));
        HBox foot = foot(go);
        if (model.stand().scheduledStart().isPresent()) {
            foot.getChildren()
                    .add(
                            1,
                            button(
                                    "schedule-clear",
                                    Texts.of("meeting.schedule.clear"),
                                    () -> {
                                        start.set(Optional.empty());
                                        terms.saveStart();
                                    }));
        }
        return sheet(
                "schedule-sheet",
                Texts.of("meeting.schedule.title"),
                Panels.wrapped(Texts.of("meeting.schedule.sentence"), "hint"),
                fields,
                wrong,
                foot);
    }

    public Region policy() {
        Stand stand = model.stand();
        return sheet(
                "policy-sheet",
                Texts.of("policy.title"),
                new PolicyLines(stand.policy(), stand.compliance(), stand.security()));
    }

    public Region bans() {
        VBox list = new VBox(6);
        ListChangeListener<Member> show = _ -> showBans(list);
        model.banned().addListener(new javafx.collections.WeakListChangeListener<>(show));
        list.setUserData(show);
        showBans(list);
        return sheet("bans-sheet", Texts.of("action.meeting.bans"), list);
    }

    private void showBans(VBox list) {
        list.getChildren().clear();
        if (model.banned().isEmpty()) {
            list.getChildren().add(Panels.wrapped(Texts.of("meeting.bans.none"), "hint"));
        }
        for (Member member : model.banned()) {
            Button lift = new Button(Texts.of("meeting.lift"));
            lift.setId("lift-" + member.user().value());
            lift.setAccessibleText(Texts.of("step.lift", member.name()));
            lift.getStyleClass().add("small");
            lift.setOnAction(_ -> model.lift(member));
            list.getChildren()
                    .add(
                            Panels.row(
                                    Panels.label(member.name(), "person-name"),
                                    Panels.label(member.user().value(), "person-detail"),
                                    Panels.spacer(),
                                    lift));
        }
    }

    private VBox sheet(String id, String title, Node... content) {
        Label head = Panels.wrapped(title, "sheet-title");
        HBox row =
                Panels.row(
                        head,
                        Panels.spacer(),
                        Icons.button(
                                MaterialDesignC.CLOSE,
                                id + "-close",
                                Texts.of("sheet.close"),
                                close));
        VBox sheet = new VBox(12, row);
        sheet.getChildren().addAll(content);
        sheet.setId(id);
        sheet.getStyleClass().addAll("sheet", "meeting-sheet");
        return sheet;
    }

    private HBox foot(Button go) {
        Button cancel = new Button(Texts.of("start.cancel"));
        cancel.setId(go.getId() + "-cancel");
        cancel.setOnAction(_ -> close.run());
        return Panels.row(Panels.spacer(), cancel, go);
    }

    private Button button(String id, String text, Runnable run) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(_ -> {
            close.run();
            run.run();
        });
        return button;
    }
}
