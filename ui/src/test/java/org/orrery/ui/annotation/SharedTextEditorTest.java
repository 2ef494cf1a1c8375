package org.orrery.ui.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SharedTextEditorTest {
    @Test
    void bothChangesStayWhenTwoEditDifferentPlaces() {
        SharedTextEditor editor = new SharedTextEditor("one two three");
        editor.typed("ONE two three");

        assertThat(editor.merge("one two THREE")).isEqualTo("ONE two THREE");
        assertThat(editor.change("one two THREE").apply("one two THREE"))
                .isEqualTo("ONE two THREE");
    }

    @Test
    void whatOthersChangeAtTheLastMomentIsKept() {
        SharedTextEditor editor = new SharedTextEditor("abc");
        editor.typed("abcd");

        assertThat(editor.change("xabc").apply("xabc")).isEqualTo("xabcd");
    }

    @Test
    void nothingTypedIsNoChange() {
        SharedTextEditor editor = new SharedTextEditor("abc");

        assertThat(editor.change("changed by others").isNothing()).isTrue();
    }

    @Test
    void theCursorMovesWithWhatIsTypedBeforeIt() {
        assertThat(SharedTextEditor.caret("hello", "oh hello", 5)).isEqualTo(8);
        assertThat(SharedTextEditor.caret("hello", "hello you", 3)).isEqualTo(3);
    }
}
