package org.orrery.analytics.analysis;

import java.util.List;

/// What to compute of a data set; the same request on the same bytes gives the same result everywhere.
///
/// @param title what the result is called; its columns are named after it
/// @param columns of numbers or times, all different; for a regression the first is the one that is explained
/// @param groups how many groups k-means makes; 0 to let the data say
/// @param degree of a regression: 1 for a plane, 2 with squares and products
public record AnalysisRequest(
        Method method, String title, List<String> columns, int groups, int degree) {

    public static final int MOST_COLUMNS = 8;
    public static final int MOST_GROUPS = 12;

    public AnalysisRequest {
        columns = List.copyOf(columns);
        if (columns.stream().distinct().count() != columns.size()) {
            throw new IllegalArgumentException("a column twice");
        }
        if (groups < 0 || groups == 1 || groups > MOST_GROUPS) {
            throw new IllegalArgumentException("groups: " + groups);
        }
        if (degree < 1 || degree > 2) {
            throw new IllegalArgumentException("degree: " + degree);
        }
    }
}
