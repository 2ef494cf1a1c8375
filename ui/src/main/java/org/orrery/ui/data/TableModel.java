package org.orrery.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.analytics.analysis.Finding;
import org.orrery.analytics.analysis.Fit;
import org.orrery.analytics.csv.ColumnType;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.csv.ReadPlan;
import org.orrery.analytics.csv.ReadSettings;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.engine.EngineFile;
import org.orrery.analytics.file.DataFiles;
import org.orrery.analytics.file.FileFormat;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.job.Task;
import org.orrery.analytics.sample.SampleData;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The data set that the room's view shows: found by its hash among the samples or at the relay, read in the analytics pool.
public final class TableModel {
    private final RoomModel room;
    private final RelayClient relay;
    private final Optional<AtHand> atHand;
    private final Jobs jobs;
    private final ReadOnlyObjectWrapper<Optional<DataSet>> dataSet =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper remarks = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
    private final org.orrery.ui.inbox.FxInbox.Slot<Double> reports;
    private final ObservableList<Entity> dataSets = FXCollections.observableArrayList();
    private Optional<Entity> source = Optional.empty();
    private final DerivedColumns derived;
    private Wanted wanted = new Wanted("", ReadPlan.NONE);

    /// Which bytes are to be shown, and how they are read.
    private record Wanted(String sha, ReadPlan plan) {}

    public TableModel(RoomModel room, RelayClient relay, Jobs jobs) {
        this(room, relay, jobs, Optional.empty());
    }

    /// @param atHand a table that need not be read again
    public TableModel(RoomModel room, RelayClient relay, Jobs jobs, Optional<AtHand> atHand) {
        this.atHand = atHand;
        this.room = room;
        this.relay = relay;
        this.jobs = jobs;
        this.reports = room.inbox().slot((_, newer) -> newer, progress::set);
        this.derived = new DerivedColumns(jobs, room.inbox(), this::extend);
        room.watch(
                Set.of(Kinds.VIEW, Kinds.DATASET, Kinds.SESSION, Kinds.INSIGHT),
                (_, after) -> read(after));
    }

    public ReadOnlyObjectProperty<Optional<DataSet>> dataSetProperty() {
        return dataSet.getReadOnlyProperty();
    }

    public Optional<DataSet> dataSet() {
        return dataSet.get();
    }

    /// The entity that describes the data set.
    public Optional<Entity> source() {
        return source;
    }

    /// Whether a column is the result of an analysis and in no file.
    public boolean isDerived(String column) {
        return derived.isDerived(column);
    }

    /// The types that people have decided for columns.
    public Map<String, ColumnType> types() {
        return wanted.plan().types();
    }

    /// Has a column read as something by everybody, or as what it looks like.
    public void decide(String column, Optional<ColumnType> type) {
        source.ifPresent(entity -> {
            var _ =
                    room.submit(
                            type.map(decided ->
                                            Texts.of(
                                                    "step.type",
                                                    column,
                                                    Texts.of("type." + decided.as().wireName())))
                                    .orElse(Texts.of("step.type.none", column)),
                            new Operation.Update(
                                    entity.id(), "types", ColumnTypes.with(entity, column, type)));
        });
    }

    /// All data sets of the room, oldest first.
    public ObservableList<Entity> dataSets() {
        return dataSets;
    }

    /// Shows another data set of the room to everybody.
    public void lookAt(Entity data) {
        var _ =
                room.submit(
                        Texts.of("step.dataset", data.text("name", "")),
                        new Operation.Update(
                                room.client().session().entity(),
                                "dataset",
                                Value.of(data.id().toString())));
    }

    /// Spares computing an analysis again that is about to come into the room.
    public void remember(AnalysisRequest request, Finding finding) {
        derived.remember(request, finding);
    }

    /// The regressions among the analyses, by what they are called; they come with the columns of [#dataSetProperty()].
    public Map<String, Fit> fits() {
        return derived.fits();
    }

    /// Why there is no data and what to do; empty when all is well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What was left out or repaired while the data was read; empty when nothing was.
    public ReadOnlyStringProperty remarksProperty() {
        return remarks.getReadOnlyProperty();
    }

    /// From 0 to 1; 1 when nothing is being loaded.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    private void read(Document document) {
        Optional<Entity> found = RoomViews.dataSet(document);
        source = found;
        List<Entity> all = List.copyOf(document.ofKind(Kinds.DATASET));
        if (!all.equals(dataSets)) {
            dataSets.setAll(all);
        }
        String sha = found.map(entity -> entity.text("sha256", "")).orElse("");
        Wanted now = new Wanted(sha, found.map(ColumnTypes::plan).orElse(ReadPlan.NONE));
        if (!now.equals(wanted)) {
            boolean sameBytes = sha.equals(wanted.sha());
            wanted = now;
            if (!sameBytes) {
                // Nothing of one data set may be shown by the view and filters of another.
                setBase(Optional.empty());
            }
            if (!sha.isEmpty()) {
                load(now, found.map(entity -> entity.text("name", sha)).orElse(sha));
            }
        }
        derived.setWanted(
                found.stream()
                        .flatMap(entity -> Insights.of(document, entity.id()).stream())
                        .flatMap(insight -> Insights.request(insight).stream())
                        .toList());
        extend();
    }

    /// Runs something in the analytics pool; its result comes on the FX thread. What is refused or fails gives none.
    <R> void compute(String name, Task<R> task, Consumer<Optional<R>> receiver) {
        switch (jobs.submit(name, task)) {
            case Submission.Accepted<R>(var job) -> {
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (result, failure) ->
                                                receiver.accept(
                                                        failure == null
                                                                ? Optional.of(result)
                                                                : Optional.empty()),
                                        room.inbox());
            }
            case Submission.Refused<R> _ -> receiver.accept(Optional.empty());
        }
    }

    private void setBase(Optional<DataSet> data) {
        derived.setBase(data);
        extend();
    }

    /// The same columns as before are the same data set.
    private void extend() {
        Optional<DataSet> now = derived.extended();
        if (!now.map(DataSet::columns).equals(dataSet.get().map(DataSet::columns))) {
            dataSet.set(now);
        }
    }

    private void load(Wanted what, String name) {
        String sha = what.sha();
        Optional<AtHand> same = atHand.filter(table -> table.is(sha, what.plan()));
        if (same.isPresent()) {
            finish(what, same.get().named(name));
            return;
        }
        DataFiles files = new DataFiles(ReadSettings.DEFAULT, what.plan());
        problem.set("");
        remarks.set("");
        progress.set(0);
        Optional<SampleData> sample =
                SampleData.all().stream().filter(each -> each.sha256().equals(sha)).findFirst();
        if (sample.isPresent()) {
            SampleData found = sample.get();
            parse(what, name, watch -> files.read(name, found.bytes(), watch));
            return;
        }
        warmUp();
        CompletableFuture<Answer<Path>> blob =
                relay.getBlob(sha, fraction -> reports.offer(0.6 * fraction));
        var _ =
                blob.thenAcceptAsync(
                        answer -> {
                            switch (answer) {
                                case Answer.Success<Path>(Path file) ->
                                        parse(what, name, watch -> files.read(name, file, watch));
                                case Answer.Refused<Path>(var why) ->
                                        fail(what, Texts.of("data.refused", why.title()));
                                case Answer.Unreachable<Path> _ ->
                                        fail(what, Texts.of("data.unreachable"));
                            }
                        },
                        room.inbox());
    }

    /// The engine starts while the bytes are on their way.
    private void warmUp() {
        String mediaType = source.map(entity -> entity.text("media_type", "")).orElse("");
        if (mediaType.equals(FileFormat.PARQUET.mediaType())
                || mediaType.equals(FileFormat.JSON.mediaType())) {
            var _ =
                    jobs.submit(
                            "warm up",
                            _ -> {
                                EngineFile.warmUp();
                                return true;
                            });
        }
    }

    private void parse(Wanted what, String name, Task<ReadOutcome> reading) {
        Submission<ReadOutcome> submission =
                jobs.submit(name, reading, fraction -> reports.offer(0.6 + 0.4 * fraction));
        switch (submission) {
            case Submission.Accepted<ReadOutcome>(var job) -> {
                var _ =
                        job.result()
                                .whenCompleteAsync(
                                        (outcome, failure) -> {
                                            if (failure != null) {
                                                fail(what, Texts.of("data.unreadable", name));
                                            } else {
                                                finish(what, outcome);
                                            }
                                        },
                                        room.inbox());
            }
            case Submission.Refused<ReadOutcome>(String reason, String nextStep) ->
                    fail(what, reason + " " + nextStep);
        }
    }

    private void finish(Wanted what, ReadOutcome outcome) {
        if (!what.equals(wanted)) {
            return;
        }
        switch (outcome) {
            case ReadOutcome.Loaded(DataSet loaded, List<String> warnings) -> {
                remarks.set(String.join(" ", warnings));
                progress.set(1);
                problem.set("");
                setBase(Optional.of(loaded));
            }
            case ReadOutcome.Rejected(String reason, String nextStep) ->
                    fail(what, reason + " " + nextStep);
            case ReadOutcome.Cancelled _ -> progress.set(1);
        }
    }

    private void fail(Wanted what, String sentence) {
        if (what.equals(wanted)) {
            progress.set(1);
            setBase(Optional.empty());
            problem.set(sentence);
        }
    }
}
