package org.orrery.analytics.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberSyntaxTest {

    /// Short names of the bits, the lowest first.
    private static final List<String> WAYS = List.of("P", "C", "PG", "CG", "PG!", "CG!");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "-",
                "+",
                ".",
                ",",
                "e5",
                "1e",
                "1e+",
                "1d",
                "0x10",
                "1f",
                "1_000",
                "12%",
                "$5",
                "1 000",
                "--1",
                "1-2",
                "007",
                "00",
                "-01",
                "1.2.3",
                "1,2,3",
                "1,23,456",
                "1.2,3.4",
                "12,34.5",
                "1,234.567,8",
                ",123,456",
                "0,123,456",
                "1e5,5",
                "1.2.3e4",
                "2020-01-01",
                "\u0661"
            })
    void theseAreNoNumbers(String text) {
        assertThat(ways(text)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|P C PG CG",
                "1234|P C",
                "-0|P C PG CG",
                "1.5|P PG",
                ".5|P PG",
                "5.|P PG",
                "0.125|P PG",
                "1234.5|P",
                "1.234|P PG CG",
                "1,234|C PG CG",
                "1,5|C CG",
                "0,125|C CG",
                "1.5e-3|P",
                "1,5E+10|C",
                "12e3|P C",
                "+12.5|P PG",
                "\u221212.5|P PG",
                "1,234,567|PG PG!",
                "1.234.567|CG CG!",
                "1,234.5|PG PG!",
                "1.234,5|CG CG!",
                "12,345,678.25|PG PG!",
            })
    void theseAreNumbersInTheseWays(String text, String expected) {
        int ways = ways(text);
        List<String> found =
                IntStream.range(0, WAYS.size())
                        .filter(bit -> (ways >> bit & 1) == 1)
                        .mapToObj(WAYS::get)
                        .toList();

        assertThat(String.join(" ", found)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "'1,234,567.5',.,1234567.5",
        "'-1.234,5',',',-1234.5",
        "+7,.,7",
        "'1,5e3',',',1500"
    })
    void groupedNumbersHaveTheirValue(String text, char decimalMark, double expected) {
        assertThat(parse(text, decimalMark)).isEqualTo(expected);
    }

    @Test
    void everyDoubleComesBackExactly() {
        Random random = new Random(5);
        for (int i = 0; i < 200_000; i++) {
            double value =
                    i % 2 == 0
                            ? Double.longBitsToDouble(random.nextLong())
                            : Math.round(random.nextGaussian() * 1e6) / 1e3;
            if (!Double.isFinite(value)) {
                continue;
            }
            String text = Double.toString(value);
            assertThat(ways(text) & NumberSyntax.POINT).as(text).isNotZero();
            assertThat(parse(text, '.')).as(text).isEqualTo(value);
        }
    }

    private static int ways(String text) {
        return NumberSyntax.waysOf(text.toCharArray(), 0, text.length());
    }

    private static double parse(String text, char decimalMark) {
        return NumberParser.parse(text.toCharArray(), 0, text.length(), decimalMark);
    }
}
