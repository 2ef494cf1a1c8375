package org.orrery.ui.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.orrery.analytics.analysis.AnalysisOutcome;
import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.analytics.analysis.Analyst;
import org.orrery.analytics.analysis.Finding;
import org.orrery.analytics.analysis.Fit;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;

/// What analyses add to a data set: columns like any other. Only the requests are shared; everybody computes the same from the same bytes,
/// one analysis after the other, so that a later one may use the columns of an earlier one. Confined to the FX thread.
final class DerivedColumns {
    private final Jobs jobs;
    private final Executor inbox;
    private final Runnable changed;
    private final Map<AnalysisRequest, Found> known = new HashMap<>();
    private Optional<DataSet> base = Optional.empty();
    private List<AnalysisRequest> wanted = List.of();
    private boolean computing;

    /// @param changed is told when there are more columns
    DerivedColumns(Jobs jobs, Executor inbox, Runnable changed) {
        this.jobs = jobs;
        this.inbox = inbox;
        this.changed = changed;
    }

    void setBase(Optional<DataSet> data) {
        base = data;
        known.clear();
        next();
    }

    void setWanted(List<AnalysisRequest> requests) {
        wanted = requests;
        known.keySet().retainAll(requests);
        next();
    }

    /// Spares computing again what was found just now.
    void remember(AnalysisRequest request, Finding finding) {
        if (!known.containsKey(request)) {
            List<AnalysisRequest> more = new ArrayList<>(wanted);
            more.add(request);
            wanted = more;
            known.put(request, new Found(finding.columns(), finding.fit()));
        }
    }

    /// Whether a column was computed and is in no file.
    boolean isDerived(String column) {
        return base.filter(data -> data.column(column).isEmpty()).isPresent();
    }

    /// The data with the columns that are known by now.
    Optional<DataSet> extended() {
        return base.map(data -> {
            List<Column> columns = new ArrayList<>(data.columns());
            Set<String> names = new HashSet<>();
            columns.forEach(column -> names.add(column.name()));
            for (AnalysisRequest request : wanted) {
                for (Column column : known.getOrDefault(request, Found.NOTHING).columns()) {
                    if (names.add(column.name())) {
                        columns.add(column);
                    }
                }
            }
            return columns.size() == data.columns().size()
                    ? data
                    : new DataSet(data.name(), data.sha256(), columns);
        });
    }

    private void next() {
        if (!computing && base.isPresent()) {
            wanted.stream()
                    .filter(request -> !known.containsKey(request))
                    .findFirst()
                    .ifPresent(this::compute);
        }
    }

    private void compute(AnalysisRequest request) {
        Optional<DataSet> of = base;
        DataSet data = extended().orElseThrow();
        if (jobs.submit(request.title(), watch -> Analyst.run(data, request, watch))
                instanceof Submission.Accepted<AnalysisOutcome>(var job)) {
            computing = true;
            var _ =
                    job.result()
                            .whenCompleteAsync(
                                    (outcome, _) -> {
                                        computing = false;
                                        if (of.equals(base) && wanted.contains(request)) {
                                            known.put(request, found(outcome));
                                            changed.run();
                                        }
                                        next();
                                    },
                                    inbox);
        }
    }

    /// The regressions that are known by now, by what they are called.
    Map<String, Fit> fits() {
        Map<String, Fit> fits = new LinkedHashMap<>();
        for (AnalysisRequest request : wanted) {
            known.getOrDefault(request, Found.NOTHING)
                    .fit()
                    .ifPresent(fit -> fits.put(request.title(), fit));
        }
        return fits;
    }

    /// What cannot be computed adds nothing.
    private static Found found(AnalysisOutcome outcome) {
        return outcome instanceof AnalysisOutcome.Found(Finding finding)
                ? new Found(finding.columns(), finding.fit())
                : Found.NOTHING;
    }

    private record Found(List<Column> columns, Optional<Fit> fit) {
        static final Found NOTHING = new Found(List.of(), Optional.empty());
    }
}
