package org.orrery.ui.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.orrery.analytics.analysis.AnalysisRequest;
import org.orrery.analytics.analysis.Method;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

/// The results of analyses in a document, oldest first.
public final class Insights {
    /// More are not computed for one data set.
    public static final int MOST = 24;

    private Insights() {}

    public static List<Entity> of(Document document, EntityId dataset) {
        return document.ofKind(Kinds.INSIGHT).stream()
                .filter(entity -> entity.text("dataset", "").equals(dataset.toString()))
                .filter(entity -> request(entity).isPresent())
                .sorted(Comparator.comparingLong(Entity::createdAt).thenComparing(Entity::id))
                .limit(MOST)
                .toList();
    }

    /// What was asked; empty when another version wrote what this one does not know.
    public static Optional<AnalysisRequest> request(Entity insight) {
        List<String> columns = Value.strings(insight.get("columns"));
        int groups = (int) number(insight, "groups", 0);
        int degree = (int) number(insight, "degree", 1);
        boolean valid =
                groups != 1
                        && columns.size() <= AnalysisRequest.MOST_COLUMNS
                        && columns.stream().distinct().count() == columns.size();
        return Method.of(insight.text("method", ""))
                .filter(_ -> valid)
                .map(method ->
                        new AnalysisRequest(
                                method, insight.text("title", ""), columns, groups, degree));
    }

    private static double number(Entity entity, String property, double otherwise) {
        return entity.get(property) instanceof Value.Num(double number) ? number : otherwise;
    }
}
