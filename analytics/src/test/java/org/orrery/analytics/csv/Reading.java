package org.orrery.analytics.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;

/// Reads a text in a test and takes the outcome apart.
public final class Reading {

    private Reading() {}

    public static ReadOutcome outcome(String text) {
        return outcome(text.getBytes(StandardCharsets.UTF_8));
    }

    static ReadOutcome outcome(byte[] bytes) {
        return new DataSetReader().read("test", bytes, Progress.NONE);
    }

    public static DataSet of(String text) {
        return loaded(outcome(text)).dataSet();
    }

    static List<String> warnings(String text) {
        return loaded(outcome(text)).warnings();
    }

    static ReadOutcome.Loaded loaded(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReadOutcome.Loaded.class);
        return (ReadOutcome.Loaded) outcome;
    }

    static ReadOutcome.Rejected rejected(ReadOutcome outcome) {
        assertThat(outcome).isInstanceOf(ReadOutcome.Rejected.class);
        ReadOutcome.Rejected rejected = (ReadOutcome.Rejected) outcome;
        assertThat(rejected.reason()).endsWith(".").doesNotContain("{", "}");
        assertThat(rejected.nextStep()).endsWith(".").doesNotContain("{", "}");
        return rejected;
    }

    /// The values of a column as a person reads them.
    static List<String> texts(DataSet dataSet, String column) {
        Column found = dataSet.column(column).orElseThrow();
        return IntStream.range(0, found.size()).mapToObj(found::textAt).toList();
    }

    static <C extends Column> C column(DataSet dataSet, String name, Class<C> type) {
        Column found = dataSet.column(name).orElseThrow();
        assertThat(found).as(name).isInstanceOf(type);
        return type.cast(found);
    }
}
