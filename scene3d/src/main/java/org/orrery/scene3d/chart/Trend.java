package org.orrery.scene3d.chart;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// A column as a function of one or two others.
///
/// @param title what it is called in the legend
/// @param explained name of the column whose values it gives
/// @param predictors names of the columns it depends on
/// @param value of the explained column, from a value of each predictor in their order
public record Trend(
        String title, String explained, List<String> predictors, ToDoubleFunction<double[]> value) {
    public Trend {
        predictors = List.copyOf(predictors);
    }
}
