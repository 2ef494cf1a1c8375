package org.orrery.analytics.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RowNumbersTest {

    @Test
    @Tag("SE1")
    void whatIsEncodedIsReadAgain() throws IOException {
        Random random = new Random(1);
        BitSet some = new BitSet();
        random.ints(400_000, 0, 1_000_000).forEach(some::set);
        BitSet many = new BitSet();
        many.set(0, 1_000_000);

        for (BitSet rows : new BitSet[] {new BitSet(), some, many}) {
            byte[] bytes = RowNumbers.encode(rows);
            assertThat(bytes.length).isLessThan(140_000);
            assertThat(RowNumbers.decode(bytes, 1_000_000)).isEqualTo(rows);
        }
    }

    @Test
    void rowsThatDoNotExistAreNotTaken() throws IOException {
        BitSet rows = new BitSet();
        rows.set(3, 9);

        assertThat(RowNumbers.decode(RowNumbers.encode(rows), 5).stream()).containsExactly(3, 4);
    }

    @Test
    @Tag("SE2")
    void otherBytesAreRefused() {
        Random random = new Random(2);
        byte[] good = RowNumbers.encode(BitSet.valueOf(new long[] {5, 7, 9}));
        assertThatThrownBy(() -> RowNumbers.decode(new byte[0], 9)).isInstanceOf(IOException.class);
        for (int i = 0; i < 10_000; i++) {
            byte[] bad = good.clone();
            for (int flips = 0; flips <= i % 4; flips++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(RowNumbers.decode(bad, 200).length()).isLessThanOrEqualTo(200);
            } catch (IOException refused) {
                assertThat(refused).hasMessageNotContaining("null");
            }
        }
    }
}
