package org.orrery.bench.relay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.orrery.bench.report.Figure;

/// Where a run works and what it leaves.
///
/// @param folder empty at first
/// @param figures what it measured
/// @param broken invariants that did not hold
/// @param say tells the user at once
record Ground(Path folder, List<Figure> figures, List<String> broken, Consumer<String> say) {

    void add(Figure figure) {
        figures.add(figure);
    }

    void add(String what, double value, String unit) {
        add(new Figure(what, value, unit));
    }

    /// A new folder within.
    Path room(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name));
    }

    static Figure millis(String what, Histogram nanos, double percentile) {
        double value =
                nanos.getTotalCount() == 0
                        ? Double.NaN
                        : nanos.getValueAtPercentile(percentile) / 1e6;
        return new Figure(what, value, "ms");
    }
}
