package org.orrery.ui.notice;

import java.util.HashMap;
import java.util.Map;
import javafx.animation.FadeTransition;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Toasts over the page, at the top right of what it lies on. They stay while the pointer is on them.
public final class ToastLayer extends VBox {
    private static final Duration SHORT = Duration.seconds(5);
    private static final Duration LONG = Duration.seconds(14);
    private final NoticeBoard board;
    private final Map<Notice, Node> cards = new HashMap<>();

    public ToastLayer(NoticeBoard board) {
        super(8);
        this.board = board;
        setId("toasts");
        getStyleClass().add("toast-layer");
        setAlignment(Pos.TOP_RIGHT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        board.toasts().addListener((ListChangeListener<Notice>) _ -> sync());
        sync();
    }

    private void sync() {
        cards.entrySet()
                .removeIf(entry -> {
                    boolean gone = !board.toasts().contains(entry.getKey());
                    if (gone) {
                        getChildren().remove(entry.getValue());
                    }
                    return gone;
                });
        for (Notice notice : board.toasts()) {
            if (!cards.containsKey(notice)) {
                add(notice);
            }
        }
    }

    private void add(Notice notice) {
        Node card = new NoticeCard(notice, () -> board.dismiss(notice), true);
        cards.put(notice, card);
        getChildren().add(card);
        FadeTransition appear = new FadeTransition(Duration.millis(160), card);
        appear.setFromValue(0);
        appear.setToValue(1);
        appear.play();
        PauseTransition stay = new PauseTransition(notice.actions().isEmpty() ? SHORT : LONG);
        stay.setOnFinished(_ -> board.dismiss(notice));
        stay.play();
        card.setOnMouseEntered(_ -> stay.pause());
        card.setOnMouseExited(_ -> stay.play());
    }
}
