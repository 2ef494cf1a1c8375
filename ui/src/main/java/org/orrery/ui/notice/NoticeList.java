package org.orrery.ui.notice;

import javafx.collections.ListChangeListener;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.orrery.ui.control.Panels;
import org.orrery.ui.text.Texts;

/// Everything the user was told in this room, newest first.
public final class NoticeList extends VBox {
    private final VBox rows = new VBox(2);

    public NoticeList(NoticeBoard board) {
        super(8);
        setId("notice-list");
        getStyleClass().add("notice-list");
        getChildren().addAll(Panels.header(Texts.of("notice.title")), Panels.scrolling(rows));
        board.history().addListener((ListChangeListener<Notice>) _ -> fill(board));
        fill(board);
    }

    private void fill(NoticeBoard board) {
        rows.getChildren().clear();
        if (board.history().isEmpty()) {
            rows.getChildren()
                    .add(Panels.empty(MaterialDesignB.BELL_OUTLINE, Texts.of("notice.none")));
        }
        for (Notice notice : board.history()) {
            rows.getChildren().add(new NoticeCard(notice, () -> {}, false));
        }
    }
}
