package org.orrery.model.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.text.TextDelta.Component;
import org.orrery.model.text.TextDelta.Delete;
import org.orrery.model.text.TextDelta.Insert;
import org.orrery.model.text.TextDelta.Retain;
import org.orrery.model.value.Value;

class TextDeltaTest {

    private static final int ROUNDS = 5_000;

    @Test
    @Tag("TX1")
    void thereIsOneNormalForm() {
        assertThat(
                        new TextDelta(
                                        List.of(
                                                new Retain(1),
                                                new Retain(2),
                                                new Delete(1),
                                                new Insert("a"),
                                                new Delete(1),
                                                new Insert("b"),
                                                new Retain(4)))
                                .components())
                .containsExactly(new Retain(3), new Insert("ab"), new Delete(2));
        assertThat(new TextDelta(List.of(new Retain(9)))).isEqualTo(TextDelta.NOTHING);
    }

    @Test
    @Tag("TX1")
    void everyChangeIsInNormalForm() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.text(20);
            TextDelta a = random.change(text);
            TextDelta b = random.change(text);
            for (TextDelta delta : List.of(a, a.after(b), a.before(b), a.inverse(text))) {
                assertThat(isNormal(delta.components())).as("seed %d: %s", seed, delta).isTrue();
            }
        }
    }

    @Test
    @Tag("TX1")
    void emptyAndNegativeStepsAreRefused() {
        assertThatThrownBy(() -> new Retain(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Delete(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Insert("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TextDelta.insert(-1, "x"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new TextDelta(
                                List.of(
                                        new Retain(Integer.MAX_VALUE),
                                        new Retain(Integer.MAX_VALUE))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @Tag("TX3")
    void twoChangesConvergeInEitherOrder() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.text(20);
            TextDelta first = random.change(text);
            TextDelta second = random.change(text);
            String one = second.after(first).apply(first.apply(text));
            String other = first.before(second).apply(second.apply(text));
            assertThat(one).as("seed %d", seed).isEqualTo(other);
            assertThat(Value.isWellFormed(one)).isTrue();
        }
    }

    @Test
    @Tag("TX3")
    void sequencesOfChangesConvergeInEitherOrder() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.text(20);
            List<TextDelta> committed = sequence(random, text);
            List<TextDelta> mine = sequence(random, text);
            List<TextDelta> carried = committed;
            List<TextDelta> rebased = new ArrayList<>();
            for (TextDelta own : mine) {
                List<TextDelta> next = new ArrayList<>();
                TextDelta moving = own;
                for (TextDelta theirs : carried) {
                    next.add(theirs.before(moving));
                    moving = moving.after(theirs);
                }
                rebased.add(moving);
                carried = next;
            }
            assertThat(applied(applied(text, committed), rebased))
                    .as("seed %d", seed)
                    .isEqualTo(applied(applied(text, mine), carried));
        }
    }

    @Test
    @Tag("TX4")
    void atOnePlaceTheEarlierInsertionStandsInFront() {
        TextDelta first = TextDelta.insert(1, "1");
        TextDelta second = TextDelta.insert(1, "2");
        assertThat(second.after(first).apply(first.apply("()"))).isEqualTo("(12)");
        assertThat(first.before(second).apply(second.apply("()"))).isEqualTo("(12)");
    }

    @Test
    @Tag("TX9")
    void theInverseTakesAChangeBack() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String text = random.text(20);
            TextDelta change = random.change(text);
            String after = change.apply(text);
            assertThat(change.inverse(text).apply(after)).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    @Tag("TX8")
    void theDifferenceOfTwoTextsTurnsOneIntoTheOtherAndSplitsNoCharacter() {
        for (int seed = 0; seed < ROUNDS; seed++) {
            RandomText random = new RandomText(seed);
            String before = random.text(6);
            String after = seed % 2 == 0 ? random.text(6) : random.change(before).apply(before);
            TextDelta difference = TextDelta.between(before, after);
            assertThat(difference.fits(before)).as("seed %d", seed).isTrue();
            assertThat(difference.apply(before)).as("seed %d", seed).isEqualTo(after);
        }
        assertThat(TextDelta.between("same", "same")).isEqualTo(TextDelta.NOTHING);
        assertThat(TextDelta.between("\ud83d\ude00", "\ud83d\ude01").components())
                .containsExactly(new Insert("\ud83d\ude01"), new Delete(2));
    }

    @Test
    @Tag("TX8")
    void halfACharacterCannotBeInserted() {
        assertThatThrownBy(() -> new Insert("\ud83d")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Insert("\ude00\ud83d"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(TextDelta.insert(1, "x").fits("\ud83d\ude00")).isFalse();
        assertThatThrownBy(() -> TextDelta.insert(1, "x").apply("\ud83d\ude00"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<TextDelta> sequence(RandomText random, String text) {
        List<TextDelta> deltas = new ArrayList<>();
        String now = text;
        for (int i = 0; i < 3; i++) {
            TextDelta delta = random.change(now);
            now = delta.apply(now);
            deltas.add(delta);
        }
        return deltas;
    }

    private static String applied(String text, List<TextDelta> deltas) {
        String now = text;
        for (TextDelta delta : deltas) {
            now = delta.apply(now);
        }
        return now;
    }

    private static boolean isNormal(List<Component> components) {
        for (int i = 1; i < components.size(); i++) {
            Component before = components.get(i - 1);
            Component here = components.get(i);
            if (before.getClass() == here.getClass()
                    || (before instanceof Delete && here instanceof Insert)) {
                return false;
            }
        }
        return components.isEmpty() || !(components.getLast() instanceof Retain);
    }
}
