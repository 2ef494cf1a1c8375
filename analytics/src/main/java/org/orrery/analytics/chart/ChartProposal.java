package org.orrery.analytics.chart;

import org.jspecify.annotations.Nullable;

/// A chart and which columns, by their full header, go where. x runs to the right, y up (the value a bar or surface rises to), z into
/// the depth. What is null is not used: all marks lie at one place of that axis, in one colour, of one size.
///
/// @param links which two things each row links, if it does
/// @param score 0 to 1, to compare proposals for one data set
/// @param reason one sentence in words
public record ChartProposal(
        ChartType type,
        @Nullable String x,
        @Nullable String y,
        @Nullable String z,
        @Nullable String colour,
        @Nullable String size,
        @Nullable Pair links,
        double score,
        String reason) {

    /// Of rows that link nothing.
    public ChartProposal(
            ChartType type,
            @Nullable String x,
            @Nullable String y,
            @Nullable String z,
            @Nullable String colour,
            @Nullable String size,
            double score,
            String reason) {
        this(type, x, y, z, colour, size, null, score, reason);
    }

    /// The same, with arcs to another place.
    ChartProposal leadingTo(Pair end) {
        return new ChartProposal(type, x, y, z, colour, size, end, score, reason);
    }

    /// Two columns: where a link begins and ends; of a map, the longitude and the latitude of its end.
    public record Pair(String first, String second) {}
}
