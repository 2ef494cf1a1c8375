package org.orrery.analytics.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.orrery.analytics.data.CategoryColumn;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.TextColumn;
import org.orrery.analytics.job.Progress;

/// Runs analyses. Nothing is kept; safe on any thread.
public final class Analyst {

    private Analyst() {}

    /// The columns that analyses can use: numbers and times.
    public static List<Column> usable(DataSet data) {
        return data.columns().stream().filter(Analyst::isUsable).toList();
    }

    private static boolean isUsable(Column column) {
        return !(column instanceof TextColumn) && !(column instanceof CategoryColumn);
    }

    /// Runs one; may take long.
    public static AnalysisOutcome run(DataSet data, AnalysisRequest request, Progress progress) {
        List<Column> columns = new ArrayList<>();
        for (String name : request.columns()) {
            Optional<Column> column = data.column(name).filter(Analyst::isUsable);
            if (column.isEmpty()) {
                return AnalysisOutcome.Impossible.of("analysis.column", name);
            }
            columns.add(column.get());
        }
        int least = request.method().leastColumns();
        if (columns.size() < least || columns.size() > AnalysisRequest.MOST_COLUMNS) {
            return AnalysisOutcome.Impossible.of(
                    "analysis.columns", least, AnalysisRequest.MOST_COLUMNS, columns.size());
        }
        CompleteRows rows = CompleteRows.of(columns);
        Optional<String> flat = rows.flatColumn();
        if (rows.size() < 3 * (columns.size() + 1)) {
            return AnalysisOutcome.Impossible.of("analysis.rows", rows.size());
        }
        if (flat.isPresent()) {
            return AnalysisOutcome.Impossible.of("analysis.flat", flat.get());
        }
        AnalysisOutcome outcome = procedure(request.method()).run(rows, request, progress);
        progress.report(1);
        return progress.cancelled() ? new AnalysisOutcome.Cancelled() : outcome;
    }

    private static Procedure procedure(Method method) {
        return switch (method) {
            case K_MEANS -> new KMeans();
            case DBSCAN -> new Dbscan();
            case OUTLIERS -> new Outliers();
            case REGRESSION -> new Regression();
            case PCA -> new PrincipalComponents();
        };
    }
}
