package org.orrery.analytics.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.sample.SampleData;

class DataSetWriterTest {

    static java.util.List<SampleData> samples() {
        return SampleData.all();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatIsWrittenIsReadAgain(SampleData sample) throws IOException {
        DataSet data = read(sample.bytes());
        BitSet all = new BitSet();
        all.set(0, data.rowCount());

        DataSet again = read(written(data, all).getBytes(StandardCharsets.UTF_8));

        assertThat(again.rowCount()).isEqualTo(data.rowCount());
        for (int c = 0; c < data.columns().size(); c++) {
            var before = data.columns().get(c);
            var after = again.columns().get(c);
            assertThat(after.name()).isEqualTo(before.name());
            assertThat(after.getClass()).isEqualTo(before.getClass());
            for (int row = 0; row < data.rowCount(); row++) {
                assertThat(after.textAt(row)).isEqualTo(before.textAt(row));
            }
        }
    }

    @Test
    void onlyTheRowsThatAreAskedForAreWritten() throws IOException {
        DataSet data =
                Reading.of(
                        """
                        name,size
                        "a, b",1.5
                        "say ""c"" now",20000
                        d,
                        """);
        BitSet rows = new BitSet();
        rows.set(1, 3);

        assertThat(written(data, rows).lines())
                .containsExactly("name,size", "\"say \"\"c\"\" now\",20000", "d,");
    }

    private static String written(DataSet data, BitSet rows) throws IOException {
        StringWriter out = new StringWriter();
        assertThat(DataSetWriter.write(data, rows, out, Progress.NONE)).isTrue();
        return out.toString();
    }

    private static DataSet read(byte[] bytes) {
        return ((ReadOutcome.Loaded) new DataSetReader().read("again", bytes, Progress.NONE))
                .dataSet();
    }
}
