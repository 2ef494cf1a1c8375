package org.orrery.ui.annotation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The list of annotations, one thread in full, or a new one being written.
public final class AnnotationsPanel extends VBox {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", java.util.Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());
    private final RoomModel room;
    private final AnnotationsViewModel model;
    private final Consumer<AnnotationThread> show;
    private final VBox content = new VBox(8);
    private final TextField search = new TextField();
    private final ToggleButton resolvedToo = new ToggleButton(Texts.of("annotation.resolved.show"));
    private Optional<Editing> editing = Optional.empty();
    private String replyDraft = "";
    private String draftText = "";

    /// A text under edit, kept while others change the thread.
    private record Editing(EntityId id, SharedTextEditor editor) {}

    /// @param show brings a thread's subject into the picture
    public AnnotationsPanel(
            RoomModel room, AnnotationsViewModel model, Consumer<AnnotationThread> show) {
        super(0);
        this.room = room;
        this.model = model;
        this.show = show;
        setId("annotations-panel");
        getStyleClass().addAll("panel", "side-panel");
        search.setId("annotation-search");
        search.setPromptText(Texts.of("annotation.search"));
        search.setAccessibleText(Texts.of("annotation.search"));
        HBox.setHgrow(search, Priority.ALWAYS);
        resolvedToo.getStyleClass().addAll("small");
        resolvedToo.setId("annotation-resolved");
        content.getStyleClass().add("panel-content");
        HBox tools = Panels.row(search, resolvedToo);
        tools.getStyleClass().add("panel-tools");
        getChildren()
                .addAll(
                        Panels.header(Texts.of("annotation.title")),
                        tools,
                        Panels.scrolling(content));
        search.textProperty().subscribe((_, _) -> refresh());
        resolvedToo.selectedProperty().subscribe((_, _) -> refresh());
        model.threads().addListener((ListChangeListener<AnnotationThread>) _ -> refresh());
        model.openProperty()
                .subscribe((_, _) -> {
                    editing = Optional.empty();
                    replyDraft = "";
                    refresh();
                });
        model.draftProperty()
                .subscribe((_, _) -> {
                    draftText = "";
                    refresh();
                });
        refresh();
    }

    /// The fields are made anew; whoever was writing in one goes on writing.
    private void refresh() {
        Node focus = getScene() == null ? null : getScene().getFocusOwner();
        String writing = focus instanceof TextArea area && area.getId() != null ? area.getId() : "";
        int caret = focus instanceof TextArea area ? area.getCaretPosition() : 0;
        rebuild();
        if (!writing.isEmpty() && content.lookup("#" + writing) instanceof TextArea area) {
            area.requestFocus();
            area.positionCaret(Math.min(caret, area.getLength()));
        }
    }

    private void rebuild() {
        content.getChildren().clear();
        Optional<AnnotationThread> opened = model.openProperty().get().flatMap(model::thread);
        boolean list = opened.isEmpty() && model.draftProperty().get().isEmpty();
        search.getParent().setVisible(list);
        search.getParent().setManaged(list);
        if (model.draftProperty().get().isPresent()) {
            showDraft(model.draftProperty().get().get());
        } else if (opened.isPresent()) {
            showThread(opened.get());
        } else {
            showList();
        }
    }

    private void showList() {
        List<AnnotationThread> found =
                model.threads().stream()
                        .filter(thread -> resolvedToo.isSelected() || !thread.resolved())
                        .filter(thread -> thread.matches(search.getText()))
                        .toList();
        if (found.isEmpty()) {
            content.getChildren()
                    .add(
                            Panels.empty(
                                    MaterialDesignM.MESSAGE_OUTLINE,
                                    Texts.of(
                                            model.threads().isEmpty()
                                                    ? "annotation.none"
                                                    : "annotation.nothing")));
        }
        found.forEach(thread -> content.getChildren().add(card(thread)));
    }

    private Button card(AnnotationThread thread) {
        Button card = new Button();
        card.setId("annotation-" + thread.id());
        card.setAccessibleText(
                Texts.of("annotation.spoken", room.nameOf(thread.author()), thread.body()));
        var body = Panels.wrapped(thread.body(), "annotation-body");
        body.setMaxHeight(54);
        body.setMinHeight(0);
        HBox foot =
                Panels.row(Panels.label(thread.subject(), "annotation-subject"), Panels.spacer());
        if (thread.resolved()) {
            foot.getChildren().add(Icons.icon(MaterialDesignC.CHECK_CIRCLE, "resolved-icon"));
        }
        if (!thread.replies().isEmpty()) {
            foot.getChildren()
                    .add(
                            Panels.label(
                                    Texts.of("annotation.replies", thread.replies().size()),
                                    "person-detail"));
        }
        VBox box = new VBox(6, head(thread.author(), thread.millis()), body, foot);
        card.setGraphic(box);
        box.maxWidthProperty().bind(card.widthProperty().subtract(26));
        box.prefWidthProperty().bind(card.widthProperty().subtract(26));
        card.setMaxWidth(Double.MAX_VALUE);
        card.setAlignment(Pos.TOP_LEFT);
        card.getStyleClass().addAll("card-button");
        card.pseudoClassStateChanged(PseudoClass.getPseudoClass("resolved"), thread.resolved());
        card.setOnAction(_ -> {
            model.openProperty().set(Optional.of(thread.id()));
            show.accept(thread);
        });
        return card;
    }

    private void showThread(AnnotationThread thread) {
        HBox tools =
                Panels.row(
                        Icons.button(
                                MaterialDesignA.ARROW_LEFT,
                                "annotation-back",
                                Texts.of("annotation.back"),
                                () -> model.openProperty().set(Optional.empty())),
                        Panels.spacer());
        if (thread.resolvable()) {
            tools.getChildren()
                    .add(
                            Icons.button(
                                    thread.resolved()
                                            ? MaterialDesignC.CHECK_CIRCLE
                                            : MaterialDesignC.CHECK_CIRCLE_OUTLINE,
                                    "annotation-resolve",
                                    Texts.of(
                                            thread.resolved()
                                                    ? "annotation.reopen"
                                                    : "annotation.resolve"),
                                    () -> model.setResolved(thread, !thread.resolved())));
        }
        if (thread.deletable()) {
            tools.getChildren()
                    .add(
                            Icons.button(
                                    MaterialDesignT.TRASH_CAN_OUTLINE,
                                    "annotation-delete",
                                    Texts.of("annotation.delete"),
                                    () -> model.delete(thread)));
        }
        tools.setSpacing(4);
        content.getChildren().addAll(tools, Panels.wrapped(thread.subject(), "annotation-subject"));
        content.getChildren()
                .add(
                        entry(
                                thread.id(),
                                thread.author(),
                                thread.millis(),
                                thread.body(),
                                thread.editable(),
                                Optional.empty()));
        for (AnnotationThread.Reply reply : thread.replies()) {
            content.getChildren()
                    .add(
                            entry(
                                    reply.id(),
                                    reply.author(),
                                    reply.millis(),
                                    reply.body(),
                                    reply.editable(),
                                    reply.deletable()
                                            ? Optional.of(() -> model.deleteReply(reply))
                                            : Optional.empty()));
        }
        content.getChildren().add(replyBox(thread));
    }

    private VBox entry(
            EntityId id,
            UserId author,
            long millis,
            String body,
            boolean editable,
            Optional<Runnable> delete) {
        HBox head = head(author, millis);
        Node text = Panels.wrapped(body, "annotation-body");
        boolean edited = editing.filter(e -> e.id().equals(id)).isPresent();
        if (edited) {
            text = editor(editing.get());
        } else if (editable) {
            head.getChildren()
                    .add(
                            Icons.button(
                                    MaterialDesignP.PENCIL_OUTLINE,
                                    "edit-" + id,
                                    Texts.of("annotation.edit"),
                                    () -> {
                                        editing =
                                                Optional.of(
                                                        new Editing(
                                                                id,
                                                                new SharedTextEditor(
                                                                        model.body(id))));
                                        refresh();
                                    }));
        }
        delete.ifPresent(action ->
                head.getChildren()
                        .add(
                                Icons.button(
                                        MaterialDesignT.TRASH_CAN_OUTLINE,
                                        "delete-" + id,
                                        Texts.of("annotation.delete.reply"),
                                        action)));
        VBox entry = new VBox(6, head, text);
        entry.getStyleClass().add("thread-entry");
        return entry;
    }

    /// Others may change the text meanwhile: the field takes their changes in, and mine go on top of them.
    private VBox editor(Editing edited) {
        TextArea area = area("annotation-editor", Texts.of("annotation.edit"));
        String before = edited.editor().text();
        area.setText(edited.editor().merge(model.body(edited.id())));
        area.positionCaret(SharedTextEditor.caret(before, area.getText(), area.getText().length()));
        area.textProperty().subscribe((_, text) -> edited.editor().typed(text));
        Runnable save =
                () -> {
                    editing = Optional.empty();
                    model.edit(edited.id(), edited.editor());
                    refresh();
                };
        Runnable cancel =
                () -> {
                    editing = Optional.empty();
                    refresh();
                };
        submitOnEnter(area, save, cancel);
        return new VBox(8, area, buttons("annotation.save", save, cancel));
    }

    private void showDraft(AnnotationsViewModel.Draft draft) {
        TextArea area = area("annotation-draft", Texts.of("annotation.write"));
        area.setText(draftText);
        area.textProperty().subscribe((_, text) -> draftText = text);
        Runnable publish =
                () -> {
                    var _ = model.publish(area.getText());
                };
        submitOnEnter(area, publish, model::cancel);
        content.getChildren()
                .addAll(
                        Panels.wrapped(Texts.of("annotation.new"), "section-title"),
                        Panels.wrapped(draft.subject(), "annotation-subject"),
                        area,
                        buttons("annotation.publish", publish, model::cancel));
        area.requestFocus();
    }

    private VBox replyBox(AnnotationThread thread) {
        TextArea area = area("annotation-reply", Texts.of("annotation.reply"));
        area.setText(replyDraft);
        area.textProperty().subscribe((_, text) -> replyDraft = text);
        Runnable send =
                () -> {
                    String text = area.getText();
                    replyDraft = "";
                    var _ = model.reply(thread.id(), text);
                };
        submitOnEnter(area, send, () -> model.openProperty().set(Optional.empty()));
        Button button = new Button(Texts.of("annotation.reply.send"));
        button.setId("annotation-reply-send");
        button.getStyleClass().addAll("small", "accent");
        button.setOnAction(_ -> send.run());
        HBox foot = Panels.row(Panels.spacer(), button);
        return new VBox(8, area, foot);
    }

    private HBox head(UserId author, long millis) {
        Optional<Member> member = room.member(author);
        HBox head =
                Panels.row(
                        new AvatarCircle(
                                member.map(Member::initials).orElse("?"),
                                member.map(Member::colour).orElse("#6E7681"),
                                11),
                        Panels.label(room.nameOf(author), "annotation-author"),
                        Panels.label(TIME.format(Instant.ofEpochMilli(millis)), "chat-time"),
                        Panels.spacer());
        head.setSpacing(6);
        return head;
    }

    private static TextArea area(String id, String prompt) {
        TextArea area = new TextArea();
        area.setId(id);
        area.setPromptText(prompt);
        area.setAccessibleText(prompt);
        area.setWrapText(true);
        area.setPrefRowCount(3);
        return area;
    }

    private static void submitOnEnter(TextArea area, Runnable submit, Runnable cancel) {
        area.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ENTER && !event.isShiftDown()) {
                        event.consume();
                        submit.run();
                    } else if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        cancel.run();
                    }
                });
    }

    private static HBox buttons(String submitKey, Runnable submit, Runnable cancel) {
        Button save = new Button(Texts.of(submitKey));
        save.setId("annotation-submit");
        save.getStyleClass().addAll("small", "accent");
        save.setOnAction(_ -> submit.run());
        Button back = new Button(Texts.of("annotation.cancel"));
        back.setId("annotation-cancel");
        back.getStyleClass().addAll("small", "flat");
        back.setOnAction(_ -> cancel.run());
        return Panels.row(Panels.spacer(), back, save);
    }
}
