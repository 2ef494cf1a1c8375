package org.orrery.model.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.schema.EntityKind;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

class FractionalIndexTest {

    @Test
    @Tag("FI1")
    @Tag("FI2")
    void thereIsAlwaysRoomBetweenTwoPositions() {
        Random random = new Random(1);
        List<String> list = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            int at = random.nextInt(list.size() + 1);
            String low = at == 0 ? null : list.get(at - 1);
            String high = at == list.size() ? null : list.get(at);
            String position = FractionalIndex.between(low, high);
            assertThat(position).doesNotEndWith("0");
            list.add(at, position);
        }
        assertThat(list).isSorted().doesNotHaveDuplicates();
    }

    @Test
    @Tag("FI1")
    void betweenNeighboursThereIsRoomAgainAndAgain() {
        String low = "1";
        String high = "2";
        for (int i = 0; i < 300; i++) {
            String middle = FractionalIndex.between(low, high);
            assertThat(middle).isGreaterThan(low).isLessThan(high);
            if (i % 2 == 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        assertThat(FractionalIndex.between("A", "A1")).isBetween("A", "A1");
        assertThat(FractionalIndex.between(null, "01")).isLessThan("01");
    }

    @Test
    @Tag("FI3")
    void aThousandItemsAtOneEndKeepShortPositions() {
        String last = FractionalIndex.between(null, null);
        String first = last;
        for (int i = 0; i < 1_000; i++) {
            last = FractionalIndex.between(last, null);
            first = FractionalIndex.between(null, first);
        }
        assertThat(last).hasSizeLessThan(32);
        assertThat(first).hasSizeLessThan(32);
        EntityKind bookmark = Kinds.SCHEMA.kind(Kinds.BOOKMARK).orElseThrow();
        assertThat(bookmark.problem("order", Value.of(last))).isEmpty();
        assertThat(bookmark.problem("order", Value.of(first))).isEmpty();
    }

    @Test
    @Tag("FI2")
    void whatIsNoPositionIsRefused() {
        for (String wrong : List.of("", "10", "0", "a-b", "ä")) {
            assertThatThrownBy(() -> FractionalIndex.between(wrong, null))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> FractionalIndex.between("b", "a"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FractionalIndex.between("a", "a"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
