package org.orrery.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MentionsTest {
    private static final List<String> NAMES = List.of("Ada", "Ada Nowak", "Émile");

    @Test
    void theLongestNameThatFitsIsMeant() {
        assertThat(Mentions.of("Hi @Ada Nowak!", NAMES))
                .extracting(Mentions.Part::name)
                .containsExactly("", "Ada Nowak", "");
    }

    @Test
    void caseDoesNotMatter() {
        assertThat(Mentions.of("@émile", NAMES))
                .containsExactly(new Mentions.Part("@émile", "émile"));
    }

    @Test
    void aLongerWordIsNotTheName() {
        assertThat(Mentions.of("@Adaptive mail@Ada.example", List.of("Ada")))
                .extracting(Mentions.Part::name)
                .containsExactly("", "Ada", "");
    }

    @Test
    void nothingOfTheTextIsLost() {
        String text = "@ @@Ada x @Bob @";

        assertThat(String.join("", Mentions.of(text, NAMES).stream().map(p -> p.text()).toList()))
                .isEqualTo(text);
    }
}
