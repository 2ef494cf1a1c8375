package org.orrery.scene3d.chart;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What stands out in a chart, in sentences: ranges, how strongly columns go together, the largest and smallest groups, extremes. All of
/// it is of the rows that pass the filters.
final class Findings {
    private static final int FEWEST_PAIRS = 5;
    private final ChartData data;
    private final ChartSpec spec;
    private final BitSet rows;
    private final List<String> sentences = new ArrayList<>();

    Findings(ChartData data, ChartSpec spec) {
        this.data = data;
        this.spec = spec;
        rows = (BitSet) spec.visible().clone();
        rows.clear(data.rows(), Math.max(data.rows(), rows.length()));
        if (!rows.isEmpty()) {
            find();
        }
    }

    List<String> sentences() {
        return sentences;
    }

    private void find() {
        ChartSpec.Encoding by = spec.encoding();
        switch (spec.type()) {
            case SCATTER -> {
                ranges(by.x(), by.y(), by.z());
                strongest(
                        List.of(pair(by.x(), by.y()), pair(by.z(), by.y()), pair(by.x(), by.z())));
                groups(by.colour());
                contrast(by.colour(), by.y());
            }
            case LINE -> {
                ranges(by.x(), by.y());
                trend(by.x(), by.y());
                extremes(by.y(), by.x(), null);
                contrast(by.colour(), by.y());
            }
            case SURFACE -> {
                ranges(by.x(), by.y(), by.z());
                extremes(by.y(), by.x(), by.z());
            }
            case BAR -> {
                contrast(by.x(), by.y());
                contrast(by.z(), by.y());
            }
            case HISTOGRAM -> {
                ranges(by.x());
                middle(by.x());
                groups(by.colour());
            }
            case PARALLEL -> {
                List<String> names =
                        ParallelChart.columns(data, by).stream().map(Column::name).toList();
                List<Pair> pairs = new ArrayList<>();
                for (int a = 0; a < names.size(); a++) {
                    for (int b = a + 1; b < names.size(); b++) {
                        pairs.add(pair(names.get(a), names.get(b)));
                    }
                }
                strongest(pairs);
                groups(by.colour());
            }
            case GLOBE, MAP -> {
                ranges(by.x(), by.z(), by.y());
                extremes(by.y() == null ? by.size() : by.y(), by.x(), by.z());
                groups(by.colour());
            }
            case NETWORK -> spec.extras().network().ifPresent(this::hubs);
        }
    }

    private Column.@Nullable Numeric numbers(@Nullable String name) {
        return data.column(name).orElse(null) instanceof Column.Numeric numeric ? numeric : null;
    }

    private void ranges(@Nullable String... names) {
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            Column.Numeric column = numbers(name);
            if (column != null) {
                NumberRange range = NumberRange.of(column.values(), rows);
                parts.add(
                        "%s from %s to %s"
                                .formatted(
                                        AxisScale.titled(column),
                                        text(column, range.low()),
                                        text(column, range.high())));
            }
        }
        if (!parts.isEmpty()) {
            sentences.add("Ranges: " + String.join(", ", parts) + ".");
        }
    }

    private static String text(Column.Numeric column, double value) {
        return column.moments() ? TimeTicks.text(value) : TickFormat.of(value);
    }

    private record Pair(@Nullable String a, @Nullable String b) {}

    private static Pair pair(@Nullable String a, @Nullable String b) {
        return new Pair(a, b);
    }

    /// The pair that goes together most, of those that there are.
    private void strongest(List<Pair> pairs) {
        record Found(Pair pair, Correlation of) {}
        Optional<Found> best =
                pairs.stream()
                        .flatMap(pair -> correlation(pair).stream().map(of -> new Found(pair, of)))
                        .max(Comparator.comparingDouble(found -> Math.abs(found.of().r())));
        best.ifPresent(found ->
                sentences.add(
                        found.of()
                                .sentence(
                                        String.valueOf(found.pair().a()),
                                        String.valueOf(found.pair().b()))));
    }

    private Optional<Correlation> correlation(Pair pair) {
        Column.Numeric a = numbers(pair.a());
        Column.Numeric b = numbers(pair.b());
        if (a == null || b == null || a.name().equals(b.name())) {
            return Optional.empty();
        }
        Correlation found = Correlation.of(a.values(), b.values(), rows);
        return found.count() < FEWEST_PAIRS || Double.isNaN(found.r())
                ? Optional.empty()
                : Optional.of(found);
    }

    private void trend(@Nullable String x, @Nullable String y) {
        correlation(pair(x, y))
                .ifPresent(
                        found -> sentences.add(found.trend(String.valueOf(x), String.valueOf(y))));
    }

    /// The rows with the greatest and the least value, and where they are.
    private void extremes(@Nullable String name, @Nullable String x, @Nullable String z) {
        Column.Numeric column = numbers(name);
        if (column == null) {
            return;
        }
        int least = -1;
        int most = -1;
        double[] values = column.values();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (Double.isFinite(values[row])) {
                least = least < 0 || values[row] < values[least] ? row : least;
                most = most < 0 || values[row] > values[most] ? row : most;
            }
        }
        if (most >= 0) {
            sentences.add(
                    "%s is greatest, %s,%s and least, %s,%s."
                            .formatted(
                                    column.name(),
                                    text(column, values[most]),
                                    where(most, x, z),
                                    text(column, values[least]),
                                    where(least, x, z)));
        }
    }

    private String where(int row, @Nullable String... names) {
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            switch (data.column(name).orElse(null)) {
                case Column.Numeric numeric ->
                        parts.add(numeric.name() + " " + text(numeric, numeric.values()[row]));
                case Column.Categorical categories -> {
                    if (categories.codes()[row] >= 0) {
                        parts.add(categories.labels().get(categories.codes()[row]));
                    }
                }
                case null -> {}
            }
        }
        return parts.isEmpty() ? "" : " at " + String.join(", ", parts);
    }

    /// How many rows the largest and the smallest category have.
    private void groups(@Nullable String name) {
        if (!(data.column(name).orElse(null) instanceof Column.Categorical column)) {
            return;
        }
        Map<Integer, Integer> counts = new TreeMap<>();
        rows.stream()
                .map(row -> column.codes()[row])
                .filter(code -> code >= 0)
                .forEach(code -> counts.merge(code, 1, Integer::sum));
        if (counts.size() > 1) {
            var by = Map.Entry.<Integer, Integer>comparingByValue();
            var most = counts.entrySet().stream().max(by).orElseThrow();
            var least = counts.entrySet().stream().min(by).orElseThrow();
            sentences.add(
                    "Of %d groups of %s the largest is %s (%d rows, %d %%), the smallest %s (%d)."
                            .formatted(
                                    counts.size(),
                                    column.name(),
                                    column.labels().get(most.getKey()),
                                    most.getValue(),
                                    Math.round(100.0 * most.getValue() / rows.cardinality()),
                                    column.labels().get(least.getKey()),
                                    least.getValue()));
        }
    }

    /// For which category the mean of a column is highest and for which lowest.
    private void contrast(@Nullable String group, @Nullable String name) {
        Column.Numeric numbers = numbers(name);
        if (numbers == null
                || !(data.column(group).orElse(null) instanceof Column.Categorical column)) {
            return;
        }
        double[] sums = new double[column.labels().size()];
        int[] counts = new int[sums.length];
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            int code = column.codes()[row];
            if (code >= 0 && Double.isFinite(numbers.values()[row])) {
                sums[code] += numbers.values()[row];
                counts[code]++;
            }
        }
        int most = -1;
        int least = -1;
        for (int code = 0; code < sums.length; code++) {
            if (counts[code] > 0) {
                double mean = sums[code] / counts[code];
                most = most < 0 || mean > sums[most] / counts[most] ? code : most;
                least = least < 0 || mean < sums[least] / counts[least] ? code : least;
            }
        }
        if (most != least) {
            sentences.add(
                    "The mean of %s is highest for %s (%s) and lowest for %s (%s)."
                            .formatted(
                                    numbers.name(),
                                    column.labels().get(most),
                                    text(numbers, sums[most] / counts[most]),
                                    column.labels().get(least),
                                    text(numbers, sums[least] / counts[least])));
        }
    }

    private void middle(@Nullable String name) {
        Column.Numeric column = numbers(name);
        double[] sorted =
                column == null
                        ? new double[0]
                        : rows.stream()
                                .mapToDouble(row -> column.values()[row])
                                .filter(Double::isFinite)
                                .sorted()
                                .toArray();
        if (column != null && sorted.length > 1) {
            sentences.add(
                    "Half of the rows are between %s and %s; the median is %s."
                            .formatted(
                                    text(column, BinEdges.quantile(sorted, 0.25)),
                                    text(column, BinEdges.quantile(sorted, 0.75)),
                                    text(column, BinEdges.quantile(sorted, 0.5))));
        }
    }

    private void hubs(Network network) {
        int[] degree = new int[network.names().size()];
        int groups = 0;
        BitSet shown = new BitSet();
        for (int row = rows.nextSetBit(0); row >= 0; row = rows.nextSetBit(row + 1)) {
            if (network.links(row)) {
                degree[network.from()[row]]++;
                degree[network.to()[row]]++;
                shown.set(network.from()[row]);
                shown.set(network.to()[row]);
            }
        }
        for (int node : shown.stream().toArray()) {
            groups = Math.max(groups, network.groups()[node] + 1);
        }
        List<String> hubs =
                shown.stream()
                        .boxed()
                        .sorted(Comparator.comparingInt(node -> -degree[node]))
                        .limit(3)
                        .map(node -> network.names().get(node) + " (" + degree[node] + ")")
                        .toList();
        if (!hubs.isEmpty()) {
            sentences.add(
                    "The links form %d %s; most have %s."
                            .formatted(
                                    groups,
                                    groups == 1 ? "group" : "groups",
                                    String.join(", ", hubs)));
        }
    }
}
