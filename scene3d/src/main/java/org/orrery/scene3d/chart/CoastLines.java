package org.orrery.scene3d.chart;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/// The coasts of the earth, coarse: Natural Earth's land at 1:110 million, see `ATTRIBUTION.md` beside the resource.
final class CoastLines {
    private static final double PER_DEGREE = 100;
    private static final List<double[]> ALL = read();

    private CoastLines() {}

    /// Lines of degrees east and north in turn.
    static List<double[]> all() {
        return ALL;
    }

    private static List<double[]> read() {
        try (InputStream in = CoastLines.class.getResourceAsStream("coast-110m.txt");
                BufferedReader reader =
                        new BufferedReader(
                                new InputStreamReader(
                                        Objects.requireNonNull(in), StandardCharsets.US_ASCII))) {
            return reader.lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line ->
                            Arrays.stream(line.split(" "))
                                    .mapToDouble(number -> Integer.parseInt(number) / PER_DEGREE)
                                    .toArray())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
