package org.orrery.analytics.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;

class SampleDataTest {

    @ParameterizedTest
    @MethodSource("org.orrery.analytics.sample.SampleData#all")
    void aSampleIsReadWithoutWarningAndIsWhatItSays(SampleData sample) {
        byte[] bytes = sample.bytes();
        ReadOutcome outcome = new DataSetReader().read(sample.title(), bytes, Progress.NONE);

        assertThat(bytes).hasSizeLessThan(300_000);
        assertThat(outcome).isInstanceOf(ReadOutcome.Loaded.class);
        ReadOutcome.Loaded loaded = (ReadOutcome.Loaded) outcome;
        assertThat(loaded.warnings()).isEmpty();
        DataSet data = loaded.dataSet();
        assertThat(data.sha256()).isEqualTo(sample.sha256());
        assertThat(data.rowCount()).isEqualTo(sample.rowCount());
        assertThat(SampleData.byId(sample.id())).contains(sample);
    }

    @ParameterizedTest
    @MethodSource("org.orrery.analytics.sample.SampleData#all")
    void itsSourceAndLicenceLieBesideIt(SampleData sample) throws IOException {
        String text;
        try (InputStream in =
                SampleData.class.getResourceAsStream(
                        "/org/orrery/analytics/builtin/ATTRIBUTION.md")) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        int start = text.indexOf("## " + sample.id() + ".csv");

        assertThat(start).isPositive();
        int end = text.indexOf("\n## ", start);
        String section = text.substring(start, end < 0 ? text.length() : end);
        assertThat(section).contains("**Source:**", "**Licence:**", "**Changes made:**");
        assertThat(section).contains(sample.licence());
    }

    @Test
    void theDefaultIsGapminder() {
        assertThat(SampleData.all().getFirst()).isEqualTo(SampleData.GAPMINDER);
        assertThat(SampleData.byId("stocks")).isEmpty();
    }
}
