package org.orrery.ui.annotation;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// Pictures beside each other, as small as they must be.
final class PictureStrip extends FlowPane {
    private static final double WIDTH = 218;
    private final PictureStore store;
    private final Executor inbox;

    PictureStrip(PictureStore store, Executor inbox) {
        super(6, 6);
        this.store = store;
        this.inbox = inbox;
        getStyleClass().add("picture-strip");
    }

    /// Shows pictures to look at.
    void show(List<Picture> pictures) {
        getChildren().setAll(pictures.stream().map(each -> frame(each, WIDTH)).toList());
    }

    /// Shows pictures that can be taken out again.
    void show(List<Picture> pictures, Consumer<Picture> remove) {
        getChildren().clear();
        for (Picture picture : pictures) {
            StackPane frame = frame(picture, 96);
            Node cross =
                    Icons.button(
                            MaterialDesignC.CLOSE,
                            "picture-remove-" + picture.sha256().substring(0, 8),
                            Texts.of("annotation.picture.remove", picture.name()),
                            () -> remove.accept(picture));
            StackPane.setAlignment(cross, javafx.geometry.Pos.TOP_RIGHT);
            cross.getStyleClass().add("picture-remove");
            frame.getChildren().add(cross);
            getChildren().add(frame);
        }
    }

    private StackPane frame(Picture picture, double width) {
        Label waiting = Panels.label(picture.name(), "person-detail");
        StackPane frame = new StackPane(waiting);
        frame.setMinSize(width, width / 2);
        frame.getStyleClass().add("picture-frame");
        var _ =
                store.fetch(picture)
                        .whenCompleteAsync(
                                (file, failure) -> {
                                    if (failure == null) {
                                        load(file, picture, width, frame, waiting);
                                    } else {
                                        waiting.setText(Texts.of("annotation.picture.missing"));
                                    }
                                },
                                inbox);
        return frame;
    }

    /// Read in the background and no larger than it is shown.
    private static void load(
            Path file, Picture picture, double width, StackPane frame, Label waiting) {
        Image image = new Image(file.toUri().toString(), 2 * width, 0, true, true, true);
        ImageView view = new ImageView(image);
        view.setFitWidth(width);
        view.setPreserveRatio(true);
        view.setAccessibleText(Texts.of("annotation.picture.name", picture.name()));
        image.errorProperty()
                .subscribe(broken -> {
                    if (broken) {
                        waiting.setText(Texts.of("annotation.picture.missing"));
                    }
                });
        image.progressProperty()
                .subscribe(done -> {
                    if (done.doubleValue() >= 1 && !image.isError()) {
                        frame.setMinSize(0, 0);
                        frame.getChildren().set(0, view);
                    }
                });
    }
}
