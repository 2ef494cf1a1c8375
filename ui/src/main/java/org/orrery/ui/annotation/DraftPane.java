package org.orrery.ui.annotation;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// A new annotation that is being written: text, and pictures that are pasted, dropped or chosen.
final class DraftPane extends VBox {
    private static final KeyCombination PASTE =
            new KeyCodeCombination(KeyCode.V, KeyCombination.SHORTCUT_DOWN);
    private final PictureStore store;
    private final RoomModel room;
    private final PictureStrip strip;
    private final Label problem = Panels.wrapped("", "problem");
    private final List<Picture> pictures = new ArrayList<>();
    private final TextArea area = Writing.area("annotation-draft", Texts.of("annotation.write"));

    DraftPane(RoomModel room, AnnotationsViewModel model, PictureStore store) {
        super(8);
        this.room = room;
        this.store = store;
        strip = new PictureStrip(store, room.inbox());
        Runnable publish =
                () -> {
                    var _ = model.publish(area.getText(), List.copyOf(pictures));
                };
        Writing.submitOnEnter(area, publish, model::cancel);
        area.addEventFilter(KeyEvent.KEY_PRESSED, this::pasted);
        addEventHandler(DragEvent.DRAG_OVER, DraftPane::over);
        addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
        var buttons = Writing.buttons("annotation.publish", publish, model::cancel);
        buttons.getChildren()
                .addFirst(
                        Icons.button(
                                MaterialDesignI.IMAGE_PLUS,
                                "annotation-picture",
                                Texts.of("annotation.picture.add"),
                                this::choose));
        problem.setId("annotation-picture-problem");
        model.draftProperty()
                .get()
                .ifPresent(draft ->
                        getChildren()
                                .addAll(
                                        Panels.wrapped(Texts.of("annotation.new"), "section-title"),
                                        Panels.wrapped(draft.subject(), "annotation-subject")));
        getChildren()
                .addAll(
                        area,
                        strip,
                        problem,
                        Panels.wrapped(Texts.of("annotation.picture.hint"), "hint"),
                        buttons);
        showPictures();
        say("");
    }

    void begin() {
        area.requestFocus();
    }

    /// Adds a file, as choosing and dropping do.
    void add(File file) {
        add(file.getName(), () -> store.store(file.toPath()));
    }

    private interface Storing {
        CompletionStage<Picture> begin();
    }

    private void add(String name, Storing storing) {
        if (pictures.size() >= Picture.MOST) {
            say(Texts.of("annotation.picture.many", Picture.MOST));
            return;
        }
        say(Texts.of("annotation.picture.storing", name));
        var _ =
                storing.begin()
                        .whenCompleteAsync(
                                (picture, failure) -> {
                                    say(failure == null ? "" : PictureStore.reason(failure));
                                    boolean fits = pictures.size() < Picture.MOST;
                                    if (failure == null && fits && !pictures.contains(picture)) {
                                        pictures.add(picture);
                                        showPictures();
                                    }
                                },
                                room.inbox());
    }

    private void showPictures() {
        strip.setVisible(!pictures.isEmpty());
        strip.setManaged(strip.isVisible());
        strip.show(
                pictures,
                picture -> {
                    pictures.remove(picture);
                    showPictures();
                });
    }

    private void say(String sentence) {
        problem.setText(sentence);
        problem.setVisible(!sentence.isEmpty());
        problem.setManaged(problem.isVisible());
    }

    private void choose() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(Texts.of("annotation.picture.add"));
        chooser.getExtensionFilters()
                .add(
                        new FileChooser.ExtensionFilter(
                                Texts.of("annotation.picture.kind"),
                                "*.png",
                                "*.jpg",
                                "*.jpeg",
                                "*.gif"));
        List<File> chosen = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (chosen != null) {
            chosen.forEach(this::add);
        }
    }

    /// Text is pasted as ever.
    private void pasted(KeyEvent event) {
        Clipboard board = Clipboard.getSystemClipboard();
        if (PASTE.match(event) && !board.hasString() && board.hasImage()) {
            event.consume();
            Image image = board.getImage();
            add(Texts.of("annotation.pasted"), () -> store.store(image));
        } else if (PASTE.match(event) && !board.hasString() && board.hasFiles()) {
            event.consume();
            board.getFiles().forEach(this::add);
        }
    }

    private static void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.getDragboard().getFiles().forEach(this::add);
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
