package org.orrery.ui.annotation;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The list of annotations, one thread in full, or a new one being written.
public final class AnnotationsPanel extends VBox {
    private final RoomModel room;
    private final AnnotationsViewModel model;
    private final PictureStore pictures;
    private final Actions actions;
    private final VBox content = new VBox(8);
    private final TextField search = new TextField();
    private final ComboBox<ThreadFilter> filter = new ComboBox<>();
    private final Label count = Panels.label("", "count-badge");
    private final ThreadPane.Drafts drafts = new ThreadPane.Drafts();
    private Optional<DraftPane> draft = Optional.empty();

    /// What the panel asks of the page around it.
    ///
    /// @param show brings a thread's subject into the picture
    /// @param takeSelection makes what is selected the subject of what is being written or attached
    /// @param ask is given what a link leads to
    public record Actions(
            Consumer<AnnotationThread> show, Runnable takeSelection, Consumer<URI> ask) {}

    public AnnotationsPanel(
            RoomModel room, AnnotationsViewModel model, PictureStore pictures, Actions actions) {
        super(0);
        this.room = room;
        this.model = model;
        this.pictures = pictures;
        this.actions = actions;
        setId("annotations-panel");
        getStyleClass().addAll("panel", "side-panel");
        search.setId("annotation-search");
        search.setPromptText(Texts.of("annotation.search"));
        search.setAccessibleText(Texts.of("annotation.search"));
        HBox.setHgrow(search, Priority.ALWAYS);
        filter.setId("annotation-filter");
        filter.setAccessibleText(Texts.of("annotation.filter"));
        filter.getItems().setAll(ThreadFilter.values());
        filter.setValue(ThreadFilter.OPEN);
        filter.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(@Nullable ThreadFilter shown) {
                        return shown == null ? "" : shown.title();
                    }

                    @Override
                    public ThreadFilter fromString(String name) {
                        return ThreadFilter.OPEN;
                    }
                });
        filter.setMinWidth(104);
        filter.setPrefWidth(104);
        filter.getStyleClass().add("small-choice");
        content.getStyleClass().add("panel-content");
        HBox tools = Panels.row(search, filter);
        tools.getStyleClass().add("panel-tools");
        getChildren()
                .addAll(
                        Panels.header(Texts.of("annotation.title"), count),
                        tools,
                        Panels.scrolling(content));
        search.textProperty().subscribe((_, _) -> refresh());
        filter.valueProperty().subscribe((_, _) -> refresh());
        model.threads().addListener((ListChangeListener<AnnotationThread>) _ -> refresh());
        model.attachingProperty().subscribe((_, _) -> refresh());
        model.openProperty()
                .subscribe((_, _) -> {
                    drafts.clear();
                    refresh();
                });
        model.draftProperty()
                .subscribe((_, now) -> {
                    draft = now.map(_ -> new DraftPane(room, model, pictures));
                    refresh();
                    draft.ifPresent(DraftPane::begin);
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
        boolean list = opened.isEmpty() && draft.isEmpty();
        search.getParent().setVisible(list);
        search.getParent().setManaged(list);
        long open = model.threads().stream().filter(thread -> !thread.resolved()).count();
        count.setText(String.valueOf(open));
        if (model.attachingProperty().get().isPresent()) {
            showAttaching();
        }
        if (draft.isPresent()) {
            content.getChildren().add(draft.get());
        } else if (opened.isPresent()) {
            ThreadPane thread =
                    new ThreadPane(room, model, pictures, drafts, actions.ask(), this::refresh);
            thread.show(opened.get());
            content.getChildren().add(thread);
        } else {
            showList();
        }
    }

    private void showAttaching() {
        VBox hint =
                new VBox(
                        8,
                        Panels.wrapped(Texts.of("annotation.attaching"), "annotation-body"),
                        Panels.row(
                                Writing.button(
                                        "attach-selection",
                                        "annotation.attach.selection",
                                        "accent",
                                        actions.takeSelection()),
                                Writing.button(
                                        "attach-cancel",
                                        "annotation.cancel",
                                        "flat",
                                        () -> model.attachingProperty().set(Optional.empty()))));
        hint.setId("attaching");
        hint.getStyleClass().add("attaching");
        content.getChildren().add(hint);
    }

    private void showList() {
        showTray();
        List<AnnotationThread> found =
                model.threads().stream()
                        .filter(thread -> filter.getValue().passes(thread, room.me()))
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
        found.forEach(thread ->
                content.getChildren().add(new ThreadCard(room, thread, () -> open(thread))));
    }

    /// What has lost its data is not to be forgotten.
    private void showTray() {
        long detached = model.threads().stream().filter(AnnotationThread::isDetached).count();
        if (detached > 0 && filter.getValue() != ThreadFilter.DETACHED) {
            VBox tray =
                    new VBox(
                            6,
                            Panels.wrapped(Texts.of("annotation.detached.hint", detached), "hint"),
                            Writing.button(
                                    "detached-show",
                                    "annotation.detached.show",
                                    "flat",
                                    () -> filter.setValue(ThreadFilter.DETACHED)));
            tray.setId("detached-tray");
            tray.getStyleClass().add("attaching");
            content.getChildren().add(tray);
        }
    }

    private void open(AnnotationThread thread) {
        model.openProperty().set(Optional.of(thread.id()));
        actions.show().accept(thread);
    }
}
