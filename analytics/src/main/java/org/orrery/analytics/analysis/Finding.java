package org.orrery.analytics.analysis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.orrery.analytics.data.Column;

/// What came out of an analysis.
///
/// @param columns a value for each row of the data set, missing where the row was left out
/// @param quality how good it is, by the name of the measure
/// @param text what was found, how, and how good it is, in sentences
/// @param fit of a regression
public record Finding(
        List<Column> columns, Map<String, Double> quality, String text, Optional<Fit> fit) {

    public Finding(List<Column> columns, Map<String, Double> quality, String text) {
        this(columns, quality, text, Optional.empty());
    }

    public Finding {
        columns = List.copyOf(columns);
        quality = Map.copyOf(quality);
    }
}
