package org.orrery.ui.query;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.engine.ParquetWriter;
import org.orrery.analytics.engine.QueryOutcome;
import org.orrery.analytics.engine.Sql;
import org.orrery.analytics.engine.SqlTable;
import org.orrery.analytics.file.FileFormat;
import org.orrery.analytics.job.Job;
import org.orrery.analytics.job.Jobs;
import org.orrery.analytics.job.Submission;
import org.orrery.analytics.job.Task;
import org.orrery.model.schema.Kinds;
import org.orrery.net.Answer;
import org.orrery.net.RelayClient;
import org.orrery.net.Settlement;
import org.orrery.ui.data.Introduction;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.inbox.FxInbox;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// A query about the data of the room: its text, what it gives, and bringing that into the room. It lives as long as the room
/// does, so that closing the sheet loses nothing.
public final class QueryModel implements AutoCloseable {
    private static final double STORED = 0.5;
    private final RoomModel room;
    private final TableModel table;
    private final RelayClient relay;
    private final Jobs jobs;
    private final NoticeBoard notices;
    private final StringProperty text = new SimpleStringProperty("SELECT *\nFROM data\nLIMIT 100");
    private final ReadOnlyStringWrapper busy = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<Optional<QueryOutcome.Answered>> answer =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<QueryOutcome.Rejected>> problem =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<String> columns = FXCollections.observableArrayList();
    private final FxInbox.Slot<Double> reports;
    private final ObservableValue<String> showObjection;
    private @Nullable SqlTable asked;
    private @Nullable Job<?> job;
    private String answered = "";
    private int number;
    private Runnable shown = () -> {};

    public QueryModel(
            RoomModel room, TableModel table, RelayClient relay, Jobs jobs, NoticeBoard notices) {
        this.room = room;
        this.table = table;
        this.relay = relay;
        this.jobs = jobs;
        this.notices = notices;
        this.reports = room.inbox().slot((_, newer) -> newer, this::showProgress);
        ObservableValue<String> data = room.access().creationObjection(Kinds.DATASET);
        ObservableValue<String> view = room.access().creationObjection(Kinds.VIEW);
        this.showObjection =
                Bindings.createStringBinding(
                        () -> objection(data.getValue(), view.getValue()),
                        data,
                        view,
                        answer,
                        busy);
        table.dataSetProperty().subscribe(this::take);
    }

    public StringProperty textProperty() {
        return text;
    }

    /// What is being done; empty when nothing is.
    public ReadOnlyStringProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// From 0 to 1, negative when nobody knows.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<QueryOutcome.Answered>> answerProperty() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<QueryOutcome.Rejected>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// The columns of the table, as they are written in a query.
    public ObservableList<String> columns() {
        return columns;
    }

    /// Why the answer cannot be shown in the room; empty when it can.
    public ObservableValue<String> showObjection() {
        return showObjection;
    }

    /// Is told when an answer has come into the room.
    public void onShown(Runnable observer) {
        shown = observer;
    }

    /// Asks; what was being asked is given up.
    public void run() {
        cancel();
        SqlTable now = asked;
        if (now == null) {
            reject(Texts.of("query.nodata"), Texts.of("query.nodata.next"));
            return;
        }
        String query = text.get();
        begin(
                Texts.of("query.running"),
                watch -> now.ask(query, watch),
                outcome -> {
                    end();
                    switch (outcome) {
                        case QueryOutcome.Answered it -> {
                            answered = query;
                            problem.set(Optional.empty());
                            answer.set(Optional.of(it));
                        }
                        case QueryOutcome.Rejected it -> problem.set(Optional.of(it));
                        case QueryOutcome.Cancelled _ -> {}
                    }
                });
    }

    /// Gives up what is being done; an earlier answer stays.
    public void cancel() {
        Job<?> running = job;
        if (running != null) {
            running.cancel();
        }
        end();
    }

    /// Stores the answer at the relay and shows it to everybody, as one step.
    public void show() {
        Optional<QueryOutcome.Answered> present = answer.get();
        if (present.isEmpty() || !showObjection.getValue().isEmpty()) {
            return;
        }
        DataSet result = present.get().result();
        String query = answered;
        begin(
                Texts.of("query.storing"),
                watch -> {
                    Path file = Files.createTempFile("orrery-query-", ".parquet");
                    file.toFile().deleteOnExit();
                    return ParquetWriter.write(result, file, watch)
                            ? Optional.of(file)
                            : Optional.<Path>empty();
                },
                file -> file.ifPresent(path -> upload(number, path, result, query)));
    }

    private void upload(int mine, Path file, DataSet result, String query) {
        String mediaType = FileFormat.PARQUET.mediaType();
        CompletableFuture<Answer<String>> upload =
                relay.putBlob(
                        file,
                        mediaType,
                        fraction -> reports.offer(STORED + (1 - STORED) * fraction));
        var _ =
                upload.thenAcceptAsync(
                        answer -> {
                            long bytes = sizeAndDelete(file);
                            if (mine != number) {
                                return;
                            }
                            switch (answer) {
                                case Answer.Success<String>(String sha256) ->
                                        submit(
                                                mine,
                                                new Introduction(
                                                        result, sha256, bytes, mediaType, title(),
                                                        query, "", ""));
                                case Answer.Refused<String>(var why) ->
                                        fail(Texts.of("query.refused", why.title()));
                                case Answer.Unreachable<String> _ ->
                                        fail(Texts.of("query.unreachable"));
                            }
                        },
                        room.inbox());
    }

    private String title() {
        String of = table.source().map(entity -> entity.text("name", "")).orElse("");
        return Texts.of("query.title.result", of);
    }

    private void submit(int mine, Introduction introduction) {
        var _ =
                room.submit(
                                Texts.of("step.query", introduction.title()),
                                introduction.operations(room.client().ids()))
                        .thenAccept(settlement -> {
                            // The room shows the answer already, which may have begun something new
                            // here.
                            if (mine == number) {
                                end();
                            }
                            if (!(settlement instanceof Settlement.Refused)) {
                                notices.success(
                                        Texts.of("query.shown", introduction.data().rowCount()));
                                shown.run();
                            }
                        });
    }

    private <T> void begin(String what, Task<T> task, Consumer<T> then) {
        int mine = ++number;
        Submission<T> submission = jobs.submit("query", task, this::report);
        switch (submission) {
            case Submission.Accepted<T>(Job<T> accepted) -> {
                job = accepted;
                progress.set(-1);
                busy.set(what);
                var _ =
                        accepted.result()
                                .whenCompleteAsync(
                                        (outcome, failure) -> {
                                            if (mine != number) {
                                                return;
                                            }
                                            if (failure != null) {
                                                fail(Texts.of("query.failed"));
                                            } else {
                                                then.accept(outcome);
                                            }
                                        },
                                        room.inbox());
            }
            case Submission.Refused<T>(String reason, String nextStep) -> reject(reason, nextStep);
        }
    }

    private void report(double fraction) {
        reports.offer(fraction);
    }

    private void showProgress(double fraction) {
        if (!busy.get().isEmpty()) {
            progress.set(fraction);
        }
    }

    private void end() {
        number++;
        job = null;
        busy.set("");
        progress.set(-1);
    }

    private void fail(String sentence) {
        end();
        reject(sentence, "");
    }

    private void reject(String reason, String nextStep) {
        problem.set(Optional.of(new QueryOutcome.Rejected(reason, nextStep, 0, 0)));
    }

    private String objection(String data, String view) {
        if (!data.isEmpty() || !view.isEmpty()) {
            return data.isEmpty() ? view : data;
        }
        boolean rows = answer.get().filter(it -> it.result().rowCount() > 0).isPresent();
        return rows && busy.get().isEmpty() ? "" : Texts.of("query.show.nothing");
    }

    /// Another data set is another table; the query stays as it is written.
    private void take(Optional<DataSet> data) {
        cancel();
        letGo();
        answer.set(Optional.empty());
        problem.set(Optional.empty());
        asked = data.map(SqlTable::new).orElse(null);
        SqlTable now = asked;
        columns.setAll(
                now == null
                        ? java.util.List.of()
                        : now.columnNames().stream().map(Sql::name).toList());
    }

    /// The engine is closed in the pool, because a query that still ends has to be waited for.
    private void letGo() {
        SqlTable before = asked;
        asked = null;
        if (before != null) {
            Submission<Boolean> closing =
                    jobs.submit(
                            "close",
                            _ -> {
                                before.close();
                                return true;
                            });
            if (closing instanceof Submission.Refused<Boolean>) {
                before.close();
            }
        }
    }

    private static long sizeAndDelete(Path file) {
        try {
            long bytes = Files.size(file);
            Files.delete(file);
            return bytes;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        cancel();
        letGo();
    }
}
