package org.orrery.ui.page;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.csv.ColumnType;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Progress;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.summary.ColumnSummary;
import org.orrery.model.document.Entity;
import org.orrery.model.schema.Kinds;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// What the page of the data set says. Summaries are computed while the page is open, in the analytics pool, a column at a time.
public final class DataPageModel {
    private static final int BINS = 32;
    private final RoomModel room;
    private final TableModel table;
    private final Jobs jobs;
    private final Witness witness;
    private final ObservableList<ColumnRow> columns = FXCollections.observableArrayList();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper verified = new ReadOnlyStringWrapper("");
    private final FxInbox.Slot<Found> found;
    private final Map<Column, ColumnSummary> known = new HashMap<>();
    private @Nullable Job<Boolean> job;
    private boolean open;

    /// A column, and what it holds as soon as that is known.
    ///
    /// @param derived whether it is the result of an analysis, and in no file
    public record ColumnRow(
            Column column,
            Optional<ColumnSummary> summary,
            Optional<ColumnType> decided,
            boolean derived) {}

    /// @param share done, from 0 to 1
    private record Found(Map<Column, ColumnSummary> summaries, double share) {
        Found and(Found newer) {
            Map<Column, ColumnSummary> all = new HashMap<>(summaries);
            all.putAll(newer.summaries());
            return new Found(all, Math.max(share, newer.share()));
        }
    }

    public DataPageModel(RoomModel room, TableModel table, Jobs jobs) {
        this.room = room;
        this.table = table;
        this.jobs = jobs;
        this.witness = new Witness(room, table);
        this.found = room.inbox().slot(Found::and, this::take);
        table.dataSetProperty().subscribe(() -> read());
        room.watch(Set.of(Kinds.DATASET), (_, _) -> show());
        room.watch(Set.of(Kinds.MEMBER, Kinds.DATASET), (_, _) -> showVerified());
    }

    public ObservableList<ColumnRow> columns() {
        return columns;
    }

    /// Share of the summaries that is done; 1 when nothing is being computed.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// Why there are no summaries; empty when all is well.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Who has read the same bytes, in words.
    public ReadOnlyStringProperty verifiedProperty() {
        return verified.getReadOnlyProperty();
    }

    public Witness.Standing standing() {
        return witness.standing();
    }

    TableModel table() {
        return table;
    }

    /// Summaries are wanted from now on.
    public void open() {
        open = true;
        compute();
    }

    /// Summaries are not wanted any more; what is known stays.
    public void close() {
        open = false;
        cancel();
    }

    /// Gives up what is being computed.
    public void cancel() {
        Job<Boolean> running = job;
        job = null;
        if (running != null) {
            running.cancel();
        }
        progress.set(1);
    }

    /// Why types cannot be decided by me; empty when they can.
    public String objection() {
        Optional<Entity> source = table.source();
        if (source.isEmpty()) {
            return Texts.of("page.nodata");
        }
        if (room.access().mayUpdate(source.get(), "types")) {
            return "";
        }
        String why = room.access().updateObjection(Kinds.DATASET, "types").getValue();
        return why.isEmpty() ? Texts.of("access.paused") : why;
    }

    /// Has a column read as something for everybody, or as what it looks like.
    public void decide(Column column, Optional<ColumnType> type) {
        if (objection().isEmpty()) {
            table.decide(column.name(), type);
        }
    }

    private void read() {
        Optional<DataSet> data = table.dataSet();
        known.keySet().retainAll(data.map(DataSet::columns).orElse(List.of()));
        show();
        showVerified();
        if (open) {
            compute();
        }
    }

    private void show() {
        Map<String, ColumnType> decided = table.types();
        List<ColumnRow> now = new ArrayList<>();
        table.dataSet()
                .ifPresent(data ->
                        data.columns().stream()
                                .map(column ->
                                        new ColumnRow(
                                                column,
                                                Optional.ofNullable(known.get(column)),
                                                Optional.ofNullable(decided.get(column.name())),
                                                table.isDerived(column.name())))
                                .forEach(now::add));
        if (!now.equals(columns)) {
            columns.setAll(now);
        }
    }

    private void showVerified() {
        Witness.Standing standing = witness.standing();
        int all = standing.verified().size() + standing.open().size();
        verified.set(
                standing.open().isEmpty()
                        ? Texts.of("page.verified.all", all)
                        : Texts.of("page.verified", standing.verified().size(), all));
    }

    private void compute() {
        cancel();
        problem.set("");
        List<Column> missing =
                table.dataSet().map(DataSet::columns).orElse(List.of()).stream()
                        .filter(column -> !known.containsKey(column))
                        .toList();
        if (missing.isEmpty()) {
            return;
        }
        progress.set(0);
        switch (jobs.submit(Texts.of("page.computing"), watch -> summarize(missing, watch))) {
            case Submission.Accepted<Boolean>(var accepted) -> {
                job = accepted;
                var _ =
                        accepted.result()
                                .whenCompleteAsync(
                                        (_, failure) -> {
                                            if (job == accepted) {
                                                job = null;
                                                progress.set(1);
                                                problem.set(
                                                        failure == null
                                                                ? ""
                                                                : Texts.of("page.failed"));
                                            }
                                        },
                                        room.inbox());
            }
            case Submission.Refused<Boolean>(String reason, String nextStep) -> {
                progress.set(1);
                problem.set(reason + " " + nextStep);
            }
        }
    }

    /// Runs in the pool.
    private boolean summarize(List<Column> missing, Progress watch) {
        BitSet every = new BitSet();
        every.set(0, missing.getFirst().size());
        int done = 0;
        for (Column column : missing) {
            if (watch.cancelled()) {
                return false;
            }
            ColumnSummary summary = ColumnSummary.of(column, every, BINS);
            done++;
            found.offer(new Found(Map.of(column, summary), (double) done / missing.size()));
        }
        return true;
    }

    private void take(Found newer) {
        List<Column> present = table.dataSet().map(DataSet::columns).orElse(List.of());
        newer.summaries()
                .forEach((column, summary) -> {
                    if (present.contains(column)) {
                        known.put(column, summary);
                    }
                });
        if (job != null) {
            progress.set(newer.share());
        }
        show();
    }
}
