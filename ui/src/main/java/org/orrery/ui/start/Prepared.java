package org.orrery.ui.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orrery.analytics.chart.ChartProposer;
import org.orrery.analytics.chart.ProposalOutcome;
import org.orrery.analytics.csv.DataSetReader;
import org.orrery.analytics.csv.ReadOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.job.Progress;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.IdSource;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.data.ChartModel;

/// Data that is ready to be brought into a session: read, with a chart proposed.
///
/// @param file the exact bytes, to be stored at the relay
/// @param source where the data is from; empty when nobody knows, likewise `licence`
record Prepared(Path file, long bytes, DataSet data, String title, String source, String licence) {

    /// How preparing ended.
    sealed interface Outcome {
        record Ready(Prepared prepared) implements Outcome {}

        /// Nothing can be shown of it; the sentence says what is wrong and what to do.
        record Useless(String sentence) implements Outcome {}
    }

    /// Reads the data; takes long, to be called in the analytics pool.
    static Outcome prepare(DataChoice choice, Progress progress) throws IOException {
        return switch (choice) {
            case DataChoice.Sample(var sample) -> {
                byte[] bytes = sample.bytes();
                Path file = Files.createTempFile("orrery-", ".csv");
                file.toFile().deleteOnExit();
                Files.write(file, bytes);
                yield prepared(
                        new DataSetReader().read(sample.id(), bytes, progress),
                        file,
                        bytes.length,
                        sample.title(),
                        sample.source(),
                        sample.licence());
            }
            case DataChoice.File(Path path) ->
                    prepared(
                            new DataSetReader().read(path, progress),
                            path,
                            Files.isRegularFile(path) ? Files.size(path) : 0,
                            choice.title(),
                            "",
                            "");
        };
    }

    private static Outcome prepared(
            ReadOutcome outcome,
            Path file,
            long bytes,
            String title,
            String source,
            String licence) {
        return switch (outcome) {
            case ReadOutcome.Loaded(DataSet data, var _) ->
                    new Outcome.Ready(new Prepared(file, bytes, data, title, source, licence));
            case ReadOutcome.Rejected(String reason, String nextStep) ->
                    new Outcome.Useless(reason + " " + nextStep);
            case ReadOutcome.Cancelled _ -> new Outcome.Useless("");
        };
    }

    /// What puts the data and its best chart into a session, in one step.
    List<Operation> operations(IdSource ids) {
        EntityId dataset = ids.nextEntity();
        Map<String, Value> about = new HashMap<>();
        about.put("name", Value.of(title));
        about.put("sha256", Value.of(data.sha256()));
        about.put("bytes", Value.of((double) bytes));
        about.put("rows", Value.of(data.rowCount()));
        about.put("media_type", Value.of("text/csv"));
        if (!source.isEmpty()) {
            about.put("source", Value.of(source));
            about.put("licence", Value.of(licence));
        }
        Map<String, Value> view = new HashMap<>();
        view.put("visualization_type", Value.of("scatter_3d"));
        if (ChartProposer.propose(data) instanceof ProposalOutcome.Proposed proposed) {
            view.putAll(ChartModel.properties(proposed.best()));
        }
        view.put("dataset", Value.of(dataset.toString()));
        return List.of(
                new Operation.Create(dataset, Kinds.DATASET, about),
                new Operation.Create(ids.nextEntity(), Kinds.VIEW, view));
    }
}
