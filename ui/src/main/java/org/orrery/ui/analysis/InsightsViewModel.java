package org.orrery.ui.analysis;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.analysis.AnalysisOutcome;
import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.analytics.analysis.Analyst;
import org.orrery.analytics.analysis.Finding;
import org.orrery.analytics.analysis.Method;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.annotation.AnnotationsViewModel;
import org.orrery.ui.data.ChartModel;
import org.orrery.ui.data.Encoding.Channel;
import org.orrery.ui.data.Insights;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// Runs analyses, one at a time, and shares their results.
public final class InsightsViewModel {
    private final RoomModel room;
    private final TableModel table;
    private final ChartModel chart;
    private final AnnotationsViewModel annotations;
    private final Jobs jobs;
    private final ObservableList<Insight> insights = FXCollections.observableArrayList();
    private final ObservableList<Column> columns = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper(false);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(0);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final FxInbox.Slot<Double> reports;
    private Optional<Job<AnalysisOutcome>> job = Optional.empty();

    public InsightsViewModel(
            RoomModel room,
            TableModel table,
            ChartModel chart,
            AnnotationsViewModel annotations,
            Jobs jobs) {
        this.room = room;
        this.table = table;
        this.chart = chart;
        this.annotations = annotations;
        this.jobs = jobs;
        this.reports = room.inbox().slot((_, newer) -> newer, progress::set);
        room.watch(
                Set.of(
                        Kinds.INSIGHT,
                        Kinds.ANNOTATION,
                        Kinds.MEMBER,
                        Kinds.VIEW,
                        Kinds.DATASET,
                        Kinds.SESSION),
                (_, after) -> read(after));
        table.dataSetProperty()
                .subscribe(() -> {
                    columns.setAll(table.dataSet().map(Analyst::usable).orElse(List.of()));
                    read(room.document());
                });
    }

    /// Results about the data that is shown, the newest first.
    public ObservableList<Insight> insights() {
        return insights;
    }

    /// What can be analysed.
    public ObservableList<Column> columns() {
        return columns;
    }

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// From 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Why there is no result and what to do; empty when all is well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Computes and shares.
    ///
    /// @param names columns, for a regression the explained one first
    /// @param groups 0 for as many as the data says
    public void run(Method method, List<String> names, int groups, int degree) {
        Optional<DataSet> data = table.dataSet();
        Optional<Entity> source = table.source();
        if (running.get() || data.isEmpty() || source.isEmpty()) {
            return;
        }
        problem.set("");
        if (insights.size() >= Insights.MOST) {
            problem.set(Texts.of("insight.toomany", Insights.MOST));
            return;
        }
        if (names.size() < method.leastColumns()) {
            problem.set(Texts.of("insight.columns." + method.wireName()));
            return;
        }
        AnalysisRequest request =
                new AnalysisRequest(
                        method, title(data.get(), method, names), names, groups, degree);
        switch (jobs.submit(
                request.title(),
                watch -> Analyst.run(data.get(), request, watch),
                reports::offer)) {
            case Submission.Accepted<AnalysisOutcome>(var accepted) -> {
                progress.set(0);
                running.set(true);
                job = Optional.of(accepted);
                var _ =
                        accepted.result()
                                .whenCompleteAsync(
                                        (outcome, failure) -> {
                                            running.set(false);
                                            job = Optional.empty();
                                            if (failure == null) {
                                                finish(source.get(), data.get(), request, outcome);
                                            } else if (!accepted.result().isCancelled()) {
                                                problem.set(Texts.of("insight.failed"));
                                            }
                                        },
                                        room.inbox());
            }
            case Submission.Refused<AnalysisOutcome>(String reason, String nextStep) ->
                    problem.set(reason + " " + nextStep);
        }
    }

    public void cancel() {
        job.ifPresent(Job::cancel);
    }

    /// Brings the result into the picture, for everybody.
    public void show(Insight insight) {
        List<String> names =
                table.dataSet().stream()
                        .flatMap(data -> data.columns().stream())
                        .map(Column::name)
                        .filter(name ->
                                name.equals(insight.request().title())
                                        || name.startsWith(insight.request().title() + ": "))
                        .toList();
        if (names.isEmpty()) {
            problem.set(Texts.of("insight.pending"));
            return;
        }
        Map<Channel, String> channels = new EnumMap<>(Channel.class);
        if (insight.request().method() == Method.PCA) {
            channels.put(Channel.X, names.getFirst());
            channels.put(Channel.Y, names.get(Math.min(1, names.size() - 1)));
            if (names.size() > 2) {
                channels.put(Channel.Z, names.get(2));
            }
        } else {
            boolean fit = insight.request().method() == Method.REGRESSION;
            channels.put(Channel.COLOUR, fit ? names.getLast() : names.getFirst());
        }
        chart.show(Texts.of("step.insight.show", insight.request().title()), channels);
    }

    /// Begins a remark about it.
    public void discuss(Insight insight) {
        annotations.beginAbout(insight.id());
    }

    public void delete(Insight insight) {
        var _ =
                room.submit(
                        Texts.of("step.insight.delete", insight.request().title()),
                        new Operation.Delete(insight.id()));
    }

    private void finish(
            Entity source, DataSet data, AnalysisRequest request, AnalysisOutcome outcome) {
        switch (outcome) {
            case AnalysisOutcome.Found(Finding finding) -> {
                if (table.dataSet().filter(now -> now.sha256().equals(data.sha256())).isPresent()) {
                    table.remember(request, finding);
                }
                share(source, request, finding);
            }
            case AnalysisOutcome.Impossible(String reason, String nextStep) ->
                    problem.set(reason + " " + nextStep);
            case AnalysisOutcome.Cancelled _ -> {}
        }
    }

    private void share(Entity source, AnalysisRequest request, Finding finding) {
        Map<String, Value> quality = new HashMap<>();
        finding.quality().forEach((name, value) -> quality.put(name, Value.of(value)));
        Map<String, Value> values = new HashMap<>();
        values.put("dataset", Value.of(source.id().toString()));
        values.put("title", Value.of(request.title()));
        values.put("method", Value.of(request.method().wireName()));
        values.put("columns", Value.ofStrings(request.columns()));
        values.put("groups", Value.of(request.groups()));
        values.put("degree", Value.of(request.degree()));
        values.put("finding", Value.of(finding.text()));
        values.put("quality", new Value.MapOf(quality));
        var _ =
                room.submit(
                        Texts.of("step.insight", request.title()),
                        new Operation.Create(room.newId(), Kinds.INSIGHT, values));
    }

    /// Such as "Groups of Mass, Depth"; numbered when there is one of that name, because columns are called after it.
    private static String title(DataSet data, Method method, List<String> names) {
        String of =
                names.stream()
                        .map(name ->
                                data.column(name)
                                        .map(column -> column.header().title())
                                        .orElse(name))
                        .collect(Collectors.joining(", "));
        String some = of.length() > 80 ? of.substring(0, 79) + "…" : of;
        String title = Texts.of("insight.title." + method.wireName(), some);
        String free = title;
        for (int number = 2; isTaken(data, free); number++) {
            free = title + " " + number;
        }
        return free;
    }

    private static boolean isTaken(DataSet data, String title) {
        return data.columns().stream()
                .anyMatch(column ->
                        column.name().equals(title) || column.name().startsWith(title + ": "));
    }

    private void read(Document document) {
        Map<String, Long> questions =
                document.ofKind(Kinds.ANNOTATION).stream()
                        .map(annotation -> annotation.text("insight", ""))
                        .filter(id -> !id.isEmpty())
                        .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        List<Insight> now =
                table
                        .source()
                        .map(source -> Insights.of(document, source.id()))
                        .orElse(List.of())
                        .stream()
                        .map(entity ->
                                new Insight(
                                        entity.id(),
                                        entity.owner(),
                                        Insights.request(entity).orElseThrow(),
                                        entity.text("finding", ""),
                                        questions
                                                .getOrDefault(entity.id().toString(), 0L)
                                                .intValue(),
                                        room.access().mayDelete(entity)))
                        .toList()
                        .reversed();
        if (!now.equals(insights)) {
            insights.setAll(now);
        }
    }
}
