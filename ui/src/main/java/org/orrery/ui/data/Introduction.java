package org.orrery.ui.data;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.orrery.analytics.chart.ChartProposer;
import org.orrery.analytics.chart.ProposalOutcome;
import org.orrery.analytics.data.DataSet;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.IdSource;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

/// A data set that is new to a session: what is said of it, and the chart it is first shown by.
///
/// @param sha256 of the bytes that the relay has
/// @param bytes how many they are
/// @param source where the data is from; empty when nobody knows, likewise `licence`
/// @param sheet of a workbook that was chosen; empty for none
public record Introduction(
        DataSet data,
        String sha256,
        long bytes,
        String mediaType,
        String title,
        String source,
        String licence,
        String sheet) {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_SOURCE = 500;

    /// What puts the data and its best chart into a session, in one step.
    public List<Operation> operations(IdSource ids) {
        EntityId dataset = ids.nextEntity();
        Map<String, Value> about = new HashMap<>();
        about.put("name", Value.of(line(title, LONGEST_TITLE)));
        about.put("sha256", Value.of(sha256));
        about.put("bytes", Value.of((double) bytes));
        about.put("rows", Value.of(data.rowCount()));
        about.put("media_type", Value.of(mediaType));
        if (!source.isBlank()) {
            about.put("source", Value.of(line(source, LONGEST_SOURCE)));
        }
        if (!licence.isBlank()) {
            about.put("licence", Value.of(line(licence, LONGEST_TITLE)));
        }
        if (!sheet.isEmpty()) {
            about.put("sheet", Value.of(line(sheet, LONGEST_TITLE)));
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

    /// A property is one line of so many characters.
    private static String line(String text, int longest) {
        String plain = text.strip().replaceAll("\\s+", " ");
        if (plain.length() <= longest) {
            return plain;
        }
        int end = longest - 1;
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end)
                + "…";
    }
}
