package org.orrery.ui.annotation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.markdown.MarkdownView;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// One thread in full. It is made anew with each change; what is being written outlives that in its [Drafts].
final class ThreadPane extends VBox {
    private final RoomModel room;
    private final AnnotationsViewModel model;
    private final PictureStore pictures;
    private final Drafts drafts;
    private final Consumer<URI> ask;
    private final Runnable refresh;

    /// What is being written in a thread.
    static final class Drafts {
        private Optional<Editing> editing = Optional.empty();
        private String reply = "";

        void clear() {
            editing = Optional.empty();
            reply = "";
        }
    }

    /// A text under edit, kept while others change the thread.
    private record Editing(EntityId id, SharedTextEditor editor) {}

    /// @param ask is given what a link leads to
    /// @param refresh makes this pane anew
    ThreadPane(
            RoomModel room,
            AnnotationsViewModel model,
            PictureStore pictures,
            Drafts drafts,
            Consumer<URI> ask,
            Runnable refresh) {
        super(8);
        this.room = room;
        this.model = model;
        this.pictures = pictures;
        this.drafts = drafts;
        this.ask = ask;
        this.refresh = refresh;
    }

    void show(AnnotationThread thread) {
        getChildren().setAll(tools(thread), Panels.wrapped(thread.subject(), "annotation-subject"));
        if (thread.assignable()) {
            getChildren().add(assignment(thread));
        } else {
            thread.assignee()
                    .ifPresent(user ->
                            getChildren()
                                    .add(
                                            Panels.label(
                                                    Texts.of(
                                                            "annotation.assigned",
                                                            room.nameOf(user)),
                                                    "annotation-assigned")));
        }
        VBox first =
                entry(
                        thread.id(),
                        thread.author(),
                        thread.millis(),
                        thread.body(),
                        thread.editable(),
                        Optional.empty());
        if (!thread.pictures().isEmpty()) {
            PictureStrip strip = new PictureStrip(pictures, room.inbox());
            strip.show(thread.pictures());
            first.getChildren().add(strip);
        }
        getChildren().add(first);
        for (AnnotationThread.Reply reply : thread.replies()) {
            getChildren()
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
        getChildren().add(replyBox(thread));
    }

    private HBox tools(AnnotationThread thread) {
        HBox tools =
                Panels.row(
                        Icons.button(
                                MaterialDesignA.ARROW_LEFT,
                                "annotation-back",
                                Texts.of("annotation.back"),
                                () -> model.openProperty().set(Optional.empty())),
                        Panels.spacer());
        if (thread.changeable()) {
            tools.getChildren()
                    .add(
                            Icons.button(
                                    MaterialDesignL.LINK_VARIANT,
                                    "annotation-attach",
                                    Texts.of("annotation.attach"),
                                    () -> model.attachingProperty().set(Optional.of(thread.id()))));
        }
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
        return tools;
    }

    /// Somebody to see to it, or nobody; shown by the name.
    private record Choice(Optional<UserId> user, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    /// Nobody, or one of those who were let in.
    private HBox assignment(AnnotationThread thread) {
        ComboBox<Choice> who = new ComboBox<>();
        who.setId("annotation-assignee");
        who.setAccessibleText(Texts.of("annotation.assign"));
        who.getItems().add(new Choice(Optional.empty(), Texts.of("annotation.assign.nobody")));
        room.members().stream()
                .filter(member -> !member.simulated())
                .map(member -> new Choice(Optional.of(member.user()), member.name()))
                .forEach(who.getItems()::add);
        who.getItems().stream()
                .filter(choice -> choice.user().equals(thread.assignee()))
                .findFirst()
                .ifPresent(who::setValue);
        who.setOnAction(_ -> model.assign(thread, who.getValue().user()));
        who.getStyleClass().add("small-choice");
        return Panels.row(Panels.label(Texts.of("annotation.assign"), "field-label"), who);
    }

    private VBox entry(
            EntityId id,
            UserId author,
            long millis,
            String body,
            boolean editable,
            Optional<Runnable> delete) {
        HBox head = Authors.head(room, author, millis);
        Optional<Editing> edited = drafts.editing.filter(e -> e.id().equals(id));
        if (editable && edited.isEmpty()) {
            head.getChildren()
                    .add(
                            Icons.button(
                                    MaterialDesignP.PENCIL_OUTLINE,
                                    "edit-" + id,
                                    Texts.of("annotation.edit"),
                                    () -> edit(id)));
        }
        delete.ifPresent(action ->
                head.getChildren()
                        .add(
                                Icons.button(
                                        MaterialDesignT.TRASH_CAN_OUTLINE,
                                        "delete-" + id,
                                        Texts.of("annotation.delete.reply"),
                                        action)));
        VBox entry =
                new VBox(
                        6,
                        head,
                        edited.<VBox>map(this::editor)
                                .orElseGet(() -> new MarkdownView(body, names(), ask)));
        entry.getStyleClass().add("thread-entry");
        return entry;
    }

    /// All names that can be called, first names too.
    private List<String> names() {
        return room.members().stream()
                .flatMap(member -> java.util.stream.Stream.of(member.name(), member.firstName()))
                .distinct()
                .toList();
    }

    private void edit(EntityId id) {
        drafts.editing = Optional.of(new Editing(id, new SharedTextEditor(model.body(id))));
        refresh.run();
    }

    /// Others may change the text meanwhile: the field takes their changes in, and mine go on top of them.
    private VBox editor(Editing edited) {
        TextArea area = Writing.area("annotation-editor", Texts.of("annotation.edit"));
        String before = edited.editor().text();
        area.setText(edited.editor().merge(model.body(edited.id())));
        area.positionCaret(SharedTextEditor.caret(before, area.getText(), area.getText().length()));
        area.textProperty().subscribe((_, text) -> edited.editor().typed(text));
        Runnable save =
                () -> {
                    drafts.editing = Optional.empty();
                    model.edit(edited.id(), edited.editor());
                    refresh.run();
                };
        Runnable cancel =
                () -> {
                    drafts.editing = Optional.empty();
                    refresh.run();
                };
        Writing.submitOnEnter(area, save, cancel);
        return new VBox(8, area, Writing.buttons("annotation.save", save, cancel));
    }

    private VBox replyBox(AnnotationThread thread) {
        TextArea area = Writing.area("annotation-reply", Texts.of("annotation.reply"));
        area.setText(drafts.reply);
        area.textProperty().subscribe((_, text) -> drafts.reply = text);
        Runnable send =
                () -> {
                    String text = area.getText();
                    drafts.reply = "";
                    var _ = model.reply(thread.id(), text);
                };
        Writing.submitOnEnter(area, send, () -> model.openProperty().set(Optional.empty()));
        HBox foot =
                Panels.row(
                        Panels.spacer(),
                        Writing.button(
                                "annotation-reply-send", "annotation.reply.send", "accent", send));
        return new VBox(8, area, foot);
    }
}
