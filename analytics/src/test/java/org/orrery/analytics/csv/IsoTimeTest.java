package org.orrery.analytics.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.analytics.data.TimeColumn;

class IsoTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2018-02-07,2018-02-07T00:00:00Z",
        "1535-01-18,1535-01-18T00:00:00Z",
        "2018-02-07T01:26,2018-02-07T01:26:00Z",
        "2018-02-07 01:26:13,2018-02-07T01:26:13Z",
        "2018-02-07T01:26:13.8401239Z,2018-02-07T01:26:13.840Z",
        "2018-02-07T01:26:13+01:30,2018-02-06T23:56:13Z",
        "2018-02-07T01:26:13-0800,2018-02-07T09:26:13Z",
        "2018-02-07T01:26:13+02,2018-02-06T23:26:13Z",
        "2000-02-29,2000-02-29T00:00:00Z",
    })
    void theseAreTimes(String text, Instant expected) {
        assertThat(parse(text)).isEqualTo(expected.toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2018-2-7",
                "2018-02-30",
                "1900-02-29",
                "2018-13-01",
                "2018/02/07",
                "07.02.2018",
                "2018-02-07T",
                "2018-02-07T24:00",
                "2018-02-07T01",
                "2018-02-07T01:60",
                "2018-02-07x",
                "2018-02-07T01:26:13.",
                "2018-02-07T01:26Zx",
                "2018-02-07T01:26+",
                "2018-02-07 remark",
                "20180207",
                "2018",
                "2018-02",
                "-2018-02-07"
            })
    void theseAreNot(String text) {
        assertThat(parse(text)).isEqualTo(TimeColumn.MISSING);
    }

    private static long parse(String text) {
        return IsoTime.parse(text.toCharArray(), 0, text.length());
    }
}
