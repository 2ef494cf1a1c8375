package org.orrery.analytics.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.stat.regression.MillerUpdatingRegression;
import org.hipparchus.stat.regression.RegressionResults;
import org.orrery.analytics.Sentences;
import org.orrery.analytics.job.Progress;

/// Ordinary least squares over all complete rows. Columns are standardised for the fit, which keeps squares and products apart; the
/// equation of a plane is said in the units of the data.
final class Regression implements Procedure {

    private static final double SIGNIFICANT = 0.05;

    @Override
    public AnalysisOutcome run(CompleteRows rows, AnalysisRequest request, Progress progress) {
        Fit.Terms terms = new Fit.Terms(rows.dimensions() - 1, request.degree());
        if (rows.size() < 3 * (terms.count() + 1)) {
            return AnalysisOutcome.Impossible.of("analysis.rows", rows.size());
        }
        var fit = new MillerUpdatingRegression(terms.count(), true);
        double[] point = new double[rows.dimensions()];
        for (int i = 0; i < rows.size(); i++) {
            rows.standard(i, point);
            fit.addObservation(terms.of(point), point[0]);
            if (i % 16_384 == 0) {
                if (progress.cancelled()) {
                    return new AnalysisOutcome.Cancelled();
                }
                progress.report(0.7 * i / rows.size());
            }
        }
        RegressionResults results;
        try {
            results = fit.regress();
        } catch (MathRuntimeException singular) {
            return AnalysisOutcome.Impossible.of("analysis.regression.singular");
        }
        double[] weights = results.getParameterEstimates();
        for (double weight : weights) {
            if (!Double.isFinite(weight)) {
                return AnalysisOutcome.Impossible.of("analysis.regression.singular");
            }
        }
        return finish(rows, request, results, progress);
    }

    private static AnalysisOutcome finish(
            CompleteRows rows,
            AnalysisRequest request,
            RegressionResults results,
            Progress progress) {
        Fit fit = fit(rows, request, results.getParameterEstimates());
        double[] fitted = new double[rows.size()];
        double[] residuals = new double[rows.size()];
        double[] point = new double[rows.dimensions()];
        for (int i = 0; i < fitted.length; i++) {
            rows.standard(i, point);
            fitted[i] = fit.atStandard(point);
            residuals[i] = rows.value(i, 0) - fitted[i];
            if (i % 65_536 == 0 && progress.cancelled()) {
                return new AnalysisOutcome.Cancelled();
            }
        }
        double explained = results.getAdjustedRSquared();
        double error = rows.deviation(0) * Math.sqrt(results.getMeanSquareError());
        String what = rows.title(0);
        String text =
                Sentences.of(
                                "analysis.regression",
                                what,
                                predictors(rows),
                                rows.extent(),
                                Wording.percent(Math.max(0, explained)),
                                Wording.number(error))
                        + Wording.note(request.degree() == 2, "analysis.regression.quadratic")
                        + (request.degree() == 1
                                ? " " + equation(rows, results.getParameterEstimates()) + "."
                                : "")
                        + doubts(rows, results, request.degree());
        return new AnalysisOutcome.Found(
                new Finding(
                        List.of(
                                rows.spread(
                                        Sentences.of("analysis.regression.fit", request.title()),
                                        fitted),
                                rows.spread(
                                        Sentences.of(
                                                "analysis.regression.residual", request.title()),
                                        residuals)),
                        Map.of("adjusted_r_squared", explained, "standard_error", error),
                        text,
                        Optional.of(fit)));
    }

    private static Fit fit(CompleteRows rows, AnalysisRequest request, double[] weights) {
        double[] means = new double[rows.dimensions()];
        double[] deviations = new double[rows.dimensions()];
        for (int c = 0; c < means.length; c++) {
            means[c] = rows.mean(c);
            deviations[c] = rows.deviation(c);
        }
        List<String> names = request.columns();
        return new Fit(
                names.getFirst(),
                names.subList(1, names.size()),
                request.degree(),
                means,
                deviations,
                weights);
    }

    private static String predictors(CompleteRows rows) {
        List<String> names = new ArrayList<>();
        for (int c = 1; c < rows.dimensions(); c++) {
            names.add(rows.title(c));
        }
        return String.join(", ", names);
    }

    /// In the units of the data.
    private static String equation(CompleteRows rows, double[] weights) {
        double constant = rows.mean(0) + rows.deviation(0) * weights[0];
        StringBuilder slopes = new StringBuilder();
        for (int c = 1; c < rows.dimensions(); c++) {
            double slope = weights[c] * rows.deviation(0) / rows.deviation(c);
            constant -= slope * rows.mean(c);
            slopes.append(slope < 0 ? " − " : " + ")
                    .append(Wording.number(Math.abs(slope)))
                    .append(" × ")
                    .append(rows.title(c));
        }
        return rows.title(0) + " = " + Wording.number(constant) + slopes;
    }

    /// Which columns of a plane may as well have no effect.
    private static String doubts(CompleteRows rows, RegressionResults results, int degree) {
        int freedom = rows.size() - results.getNumberOfParameters();
        if (degree > 1 || freedom < 1) {
            return "";
        }
        TDistribution t = new TDistribution(freedom);
        List<String> doubtful = new ArrayList<>();
        for (int c = 1; c < rows.dimensions(); c++) {
            double ratio =
                    Math.abs(results.getParameterEstimate(c) / results.getStdErrorOfEstimate(c));
            if (2 * t.cumulativeProbability(-ratio) > SIGNIFICANT) {
                doubtful.add(rows.title(c));
            }
        }
        return Wording.note(
                !doubtful.isEmpty(), "analysis.regression.doubt", String.join(", ", doubtful));
    }
}
