package org.orrery.protocol.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.orrery.protocol.rest.JoinSession;

class MappersTest {

    private static String reason(String json) {
        try {
            Mappers.read(Mappers.json(), json.getBytes(StandardCharsets.UTF_8), JoinSession.class);
            throw new AssertionError(json + " is read");
        } catch (IOException unfit) {
            return Mappers.reason(unfit);
        }
    }

    @ParameterizedTest
    @Tag("RS2")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"user_id\": \"ada\", \"role\": \"observer\"} | username is required",
                "{\"simulated\": \"secret\"} | simulated: it is not true or false",
                "{\"username\": [\"secret\"]} | username: it is not a text",
                "[\"secret\"] | it is not of the right kind"
            })
    void whatIsWrongIsSaidWithoutClassesAndWithoutTheInput(String json, String sentence) {
        assertThat(reason(json)).isEqualTo(sentence);
    }
}
