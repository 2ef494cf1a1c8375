package org.orrery.bench.process;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// One reading of a program's meters in the text format of Prometheus.
///
/// @param values by name with labels, as written
public record Metrics(Map<String, Double> values) {

    /// Unreadable lines are passed over.
    public static Metrics parse(String text) {
        Map<String, Double> values = new TreeMap<>();
        for (String line : text.lines().toList()) {
            int space = line.lastIndexOf(' ');
            if (!line.startsWith("#") && space > 0) {
                number(line.substring(space + 1))
                        .ifPresent(value -> values.put(line.substring(0, space).strip(), value));
            }
        }
        return new Metrics(values);
    }

    private static Optional<Double> number(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    public double value(String name) {
        return values.getOrDefault(name, 0.0);
    }

    /// What was recorded in a histogram after an earlier reading.
    public Buckets histogram(String name, Metrics earlier) {
        NavigableMap<Double, Double> cumulative = new TreeMap<>();
        String start = name + "_bucket{";
        for (Map.Entry<String, Double> each : values.entrySet()) {
            String key = each.getKey();
            int bound = key.indexOf("le=\"");
            if (key.startsWith(start) && bound >= 0) {
                String le = key.substring(bound + 4, key.indexOf('"', bound + 4));
                cumulative.merge(
                        le.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(le),
                        each.getValue() - earlier.value(key),
                        Double::sum);
            }
        }
        return new Buckets(cumulative);
    }

    /// A histogram in buckets.
    ///
    /// @param cumulative how many were at most so long, by upper bound in seconds
    public record Buckets(NavigableMap<Double, Double> cumulative) {

        public long count() {
            return cumulative.isEmpty() ? 0 : Math.round(cumulative.lastEntry().getValue());
        }

        /// The share, 0 to 1, that was at most so long; exact for the bound of a bucket.
        public double shareWithin(double seconds) {
            var floor = cumulative.floorEntry(seconds);
            return count() == 0 || floor == null ? Double.NaN : floor.getValue() / count();
        }

        /// A quantile in seconds, linear within its bucket; NaN without samples, infinite beyond the last bound.
        public double quantile(double share) {
            if (count() == 0) {
                return Double.NaN;
            }
            double rank = share * count();
            double lowerBound = 0;
            double below = 0;
            for (var bucket : cumulative.entrySet()) {
                double upTo = bucket.getValue();
                if (upTo >= rank) {
                    double within = upTo == below ? 1 : (rank - below) / (upTo - below);
                    return lowerBound + (bucket.getKey() - lowerBound) * within;
                }
                lowerBound = bucket.getKey();
                below = upTo;
            }
            return Double.POSITIVE_INFINITY;
        }
    }
}
