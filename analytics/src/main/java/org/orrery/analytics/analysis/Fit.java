package org.orrery.analytics.analysis;

import java.util.List;

/// What a regression found: a column as a polynomial of others. The same everywhere for the same request on the same bytes.
public final class Fit {
    private final String explained;
    private final List<String> predictors;
    private final int degree;
    private final double[] means;
    private final double[] deviations;
    private final double[] weights;

    /// @param means of the explained column and of each predictor, as are `deviations`
    /// @param weights of the constant and of each term, for standard scores
    Fit(
            String explained,
            List<String> predictors,
            int degree,
            double[] means,
            double[] deviations,
            double[] weights) {
        this.explained = explained;
        this.predictors = List.copyOf(predictors);
        this.degree = degree;
        this.means = means.clone();
        this.deviations = deviations.clone();
        this.weights = weights.clone();
    }

    /// Full name of the column that is explained.
    public String explained() {
        return explained;
    }

    /// Full names of the columns it depends on, in order.
    public List<String> predictors() {
        return predictors;
    }

    /// The fitted value where the predictors have these values, as [org.orrery.analytics.data.Column#positionAt] gives them.
    public double at(double[] values) {
        double[] standard = new double[values.length + 1];
        for (int c = 1; c < standard.length; c++) {
            standard[c] = (values[c - 1] - means[c]) / deviations[c];
        }
        return atStandard(standard);
    }

    /// @param point standard scores of all columns; the first does not matter
    double atStandard(double[] point) {
        double[] terms = new Terms(predictors.size(), degree).of(point);
        double sum = weights[0];
        for (int t = 0; t < terms.length; t++) {
            sum += weights[t + 1] * terms[t];
        }
        return means[0] + deviations[0] * sum;
    }

    /// The terms of a polynomial of the columns after the first.
    record Terms(int columns, int degree) {

        int count() {
            return degree == 1 ? columns : columns + columns * (columns + 1) / 2;
        }

        double[] of(double[] point) {
            double[] terms = new double[count()];
            int t = 0;
            for (int a = 1; a <= columns; a++) {
                terms[t++] = point[a];
            }
            for (int a = 1; degree == 2 && a <= columns; a++) {
                for (int b = a; b <= columns; b++) {
                    terms[t++] = point[a] * point[b];
                }
            }
            return terms;
        }
    }
}
