package org.orrery.ui.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class NoticeBoardTest {
    private final NoticeBoard board = new NoticeBoard(() -> Instant.EPOCH);

    @Test
    void whatIsOnTheScreenIsNotSaidTwice() {
        board.info("hello");
        board.info("hello");
        assertThat(board.history()).hasSize(1);

        board.dismiss(board.toasts().getFirst());
        board.info("hello");
        assertThat(board.history()).hasSize(2);
    }

    @Test
    void theScreenShowsFourAndTheHistoryAHundred() {
        for (int i = 0; i < 150; i++) {
            board.info("notice " + i);
        }

        assertThat(board.toasts()).hasSize(4);
        assertThat(board.toasts().getLast().text()).isEqualTo("notice 149");
        assertThat(board.history()).hasSize(100);
        assertThat(board.history().getFirst().text()).isEqualTo("notice 149");
    }

    @Test
    void readingTheListClearsTheCount() {
        board.warning("careful");
        assertThat(board.unreadProperty().get()).isEqualTo(1);

        board.markRead();
        assertThat(board.unreadProperty().get()).isZero();
    }
}
