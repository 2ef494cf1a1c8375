package org.orrery.ui.annotation;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.orrery.ui.control.Icons;
import org.orrery.ui.control.Panels;
import org.orrery.ui.markdown.MarkdownView;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// A thread as the list shows it.
final class ThreadCard extends Button {
    ThreadCard(RoomModel room, AnnotationThread thread, Runnable open) {
        setId("annotation-" + thread.id());
        setAccessibleText(
                Texts.of("annotation.spoken", room.nameOf(thread.author()), thread.body()));
        var body = Panels.wrapped(MarkdownView.words(thread.body()), "annotation-body");
        body.setMaxHeight(54);
        body.setMinHeight(0);
        VBox box = new Content();
        box.getChildren()
                .addAll(Authors.head(room, thread.author(), thread.millis()), body, foot(thread));
        thread.assignee()
                .ifPresent(user ->
                        box.getChildren()
                                .add(
                                        Panels.label(
                                                user.equals(room.me())
                                                        ? Texts.of("annotation.assigned.me")
                                                        : Texts.of(
                                                                "annotation.assigned",
                                                                room.nameOf(user)),
                                                "annotation-assigned")));
        setGraphic(box);
        box.maxWidthProperty().bind(widthProperty().subtract(26));
        box.prefWidthProperty().bind(widthProperty().subtract(26));
        setMaxWidth(Double.MAX_VALUE);
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().addAll("card-button");
        pseudoClassStateChanged(PseudoClass.getPseudoClass("resolved"), thread.resolved());
        setOnAction(_ -> open.run());
    }

    /// As high as its wrapped text is at the width of the card: a button asks for the height without saying how wide it is.
    private final class Content extends VBox {
        private static final double AT_FIRST = 230;

        Content() {
            super(6);
        }

        @Override
        protected double computePrefHeight(double width) {
            double card = ThreadCard.this.getWidth() - 26;
            return super.computePrefHeight(width > 0 ? width : card > 0 ? card : AT_FIRST);
        }
    }

    private static HBox foot(AnnotationThread thread) {
        HBox foot = Panels.row();
        if (thread.isDetached()) {
            foot.getChildren().add(Icons.icon(MaterialDesignL.LINK_OFF, "detached-icon"));
        }
        foot.getChildren()
                .addAll(Panels.label(thread.subject(), "annotation-subject"), Panels.spacer());
        if (!thread.pictures().isEmpty()) {
            foot.getChildren().add(Icons.icon(MaterialDesignI.IMAGE_OUTLINE, "foot-icon"));
        }
        if (thread.resolved()) {
            foot.getChildren().add(Icons.icon(MaterialDesignC.CHECK_CIRCLE, "resolved-icon"));
        }
        if (!thread.replies().isEmpty()) {
            Label replies =
                    Panels.label(
                            Texts.of("annotation.replies", thread.replies().size()),
                            "person-detail");
            replies.setMinWidth(USE_PREF_SIZE);
            foot.getChildren().add(replies);
        }
        return foot;
    }
}
