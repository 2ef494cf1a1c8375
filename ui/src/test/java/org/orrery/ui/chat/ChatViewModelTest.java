package org.orrery.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class ChatViewModelTest {
    private final ModelRoom fake = new ModelRoom("observer");
    private final ChatViewModel chat = new ChatViewModel(fake.room());

    @Test
    void aMessageIsPendingUntilItIsDurable() {
        fake.client().hold();

        assertThat(chat.send("  hello  ")).isTrue();
        fake.settle();
        assertThat(chat.messages().getLast().pending()).isTrue();
        assertThat(chat.messages().getLast().body()).isEqualTo("hello");

        fake.client().release();
        fake.settle();
        assertThat(chat.messages().getLast().pending()).isFalse();
    }

    @Test
    void blankMessagesAreNotSent() {
        assertThat(chat.send(" \n ")).isFalse();
    }

    @Test
    void whatIHaveNotLookedAtIsUnread() {
        assertThat(chat.unreadProperty().get()).isZero();

        fake.sample().say(SampleRoom.BRAM, "one");
        fake.sample().say(SampleRoom.CHEN, "two");
        fake.settle();
        assertThat(chat.unreadProperty().get()).isEqualTo(2);

        chat.setAttentive(true);
        assertThat(chat.unreadProperty().get()).isZero();
        fake.sample().say(SampleRoom.BRAM, "three");
        fake.settle();
        assertThat(chat.unreadProperty().get()).isZero();
    }

    @Test
    void aMessageThatNamesMeStandsOut() {
        assertThat(chat.messages().stream().filter(ChatMessage::mentionsMe)).hasSize(1);
    }

    @Test
    void messagesOfOnePersonInARowBelongTogether() {
        assertThat(chat.messages().get(3).continued()).isTrue();
        assertThat(chat.messages().get(2).continued()).isFalse();
    }
}
