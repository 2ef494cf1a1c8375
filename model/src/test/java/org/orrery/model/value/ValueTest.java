package org.orrery.model.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("SD17")
class ValueTest {

    @Test
    void numbersAreFinite() {
        for (double wrong : new double[] {Double.NaN, 1.0 / 0, -1.0 / 0}) {
            assertThatThrownBy(() -> Value.of(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void negativeZeroIsZero() {
        assertThat(Value.of(-0.0)).isEqualTo(Value.of(0.0));
    }

    @Test
    void stringsAndKeysAreWellFormed() {
        for (String wrong : List.of("\ud83d", "\ude00", "a\ude00\ud83d", "\ud83d\ud83d\ude00")) {
            assertThatThrownBy(() -> Value.of(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Value.MapOf(Map.of(wrong, Value.of(1))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(Value.of("a\ud83d\ude00b")).isEqualTo(new Value.Str("a\ud83d\ude00b"));
    }

    @Test
    void eightLevelsAreEnough() {
        Value nested = Value.of(1);
        for (int i = 0; i < Value.MAX_DEPTH; i++) {
            nested = new Value.ListOf(List.of(nested));
        }
        Value deepest = nested;
        assertThat(Value.depth(deepest)).isEqualTo(Value.MAX_DEPTH);
        assertThatThrownBy(() -> new Value.ListOf(List.of(deepest)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Value.MapOf(Map.of("k", deepest)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sizeCountsCharactersItemsAndKeys() {
        assertThat(Value.size(Value.of("four"))).isEqualTo(4);
        assertThat(Value.size(Value.ofNumbers(1, 2, 3))).isEqualTo(6);
        assertThat(Value.size(new Value.MapOf(Map.of("key", Value.of("ab"))))).isEqualTo(5);
    }

    @Test
    void readersFallBackWhenTheSortIsAnother() {
        assertThat(Value.text(Value.of(1), "x")).isEqualTo("x");
        assertThat(Value.number(Value.of("1"), 2)).isEqualTo(2);
        assertThat(Value.flag(null, true)).isTrue();
        assertThat(Value.strings(new Value.ListOf(List.of(Value.of("a"), Value.of(1)))))
                .containsExactly("a");
        assertThat(Value.numbers(Value.ofNumbers(1, 2))).containsExactly(1, 2);
        assertThat(Value.numbers(Value.of(1))).isEmpty();
    }
}
