package org.orrery.ui.annotation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.orrery.analytics.data.Column;
import org.orrery.analytics.data.DataSet;
import org.orrery.analytics.data.NumberColumn;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.ui.data.RowBlobs;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.text.Texts;

/// What annotations are about: from their properties, to their properties, and in words.
final class AnchorReader {
    /// All properties that say what an annotation is about, but for its position.
    static final Set<String> PROPERTIES =
            Set.of(
                    "dataset_sha256",
                    "row_key",
                    "row_keys",
                    "rows_sha256",
                    "label",
                    "column",
                    "value");

    /// A group of more rows is kept as a blob.
    static final int MOST_NAMED = 2_000;

    private static final int LONGEST_LABEL = 200;
    private final TableModel table;
    private final RowBlobs blobs;
    private final int mostNamed;
    private final Executor inbox;
    private final Runnable arrived;
    private final Map<String, BitSet> fetched = new HashMap<>();
    private final Set<String> asked = new HashSet<>();

    /// @param arrived is run when rows were fetched that were missing
    AnchorReader(
            TableModel table, RowBlobs blobs, int mostNamed, Executor inbox, Runnable arrived) {
        this.mostNamed = mostNamed;
        this.table = table;
        this.blobs = blobs;
        this.inbox = inbox;
        this.arrived = arrived;
    }

    Anchor read(Entity entity, Document document) {
        if (!entity.text("insight", "").isEmpty()) {
            return new Anchor.Insight();
        }
        String sha256 = entity.text("dataset_sha256", "");
        if (sha256.isEmpty()) {
            return new Anchor.Place(position(entity));
        }
        Optional<DataSet> shown = table.dataSet().filter(data -> data.sha256().equals(sha256));
        if (shown.isEmpty()) {
            boolean known =
                    document.ofKind(Kinds.DATASET).stream()
                            .anyMatch(each -> each.text("sha256", "").equals(sha256));
            return known ? new Anchor.Elsewhere() : new Anchor.Gone();
        }
        return in(shown.get(), entity);
    }

    private Anchor in(DataSet data, Entity entity) {
        String column = entity.text("column", "");
        if (!column.isEmpty()) {
            return data.column(column).isEmpty()
                    ? new Anchor.Gone()
                    : new Anchor.Axis(
                            column,
                            entity.get("value") instanceof Value.Num(double value)
                                    ? OptionalDouble.of(value)
                                    : OptionalDouble.empty());
        }
        String blob = entity.text("rows_sha256", "");
        if (!blob.isEmpty()) {
            BitSet rows = fetched.get(blob);
            if (rows == null) {
                fetch(blob, data.rowCount());
                return new Anchor.Elsewhere();
            }
            return new Anchor.Group(rows);
        }
        if (entity.get("row_keys") instanceof Value.ListOf) {
            BitSet rows = new BitSet();
            Value.strings(entity.get("row_keys"))
                    .forEach(key -> data.rowOf(key).ifPresent(rows::set));
            return rows.isEmpty() ? new Anchor.Gone() : new Anchor.Group(rows);
        }
        int row = data.rowOf(entity.text("row_key", "")).orElse(-1);
        return row < 0 ? new Anchor.Gone() : new Anchor.Row(row);
    }

    /// Asked for once; an annotation on rows that cannot be had has no place until the program starts again.
    private void fetch(String blob, int rowCount) {
        if (!asked.add(blob)) {
            return;
        }
        var _ =
                blobs.get(blob, rowCount)
                        .whenCompleteAsync(
                                (rows, failure) -> {
                                    if (failure == null) {
                                        fetched.put(blob, rows);
                                        arrived.run();
                                    }
                                },
                                inbox);
    }

    /// The properties that bind an annotation to something; complete at once but for groups of very many rows.
    CompletionStage<Map<String, Value>> properties(Anchor anchor, String label, Vec3 position) {
        Map<String, Value> values = new HashMap<>();
        values.put("position", Value.ofNumbers(position.x(), position.y(), position.z()));
        Optional<DataSet> data = table.dataSet();
        boolean free = anchor instanceof Anchor.Place || anchor instanceof Anchor.Insight;
        if (data.isEmpty() || free) {
            return CompletableFuture.completedFuture(values);
        }
        values.put("dataset_sha256", Value.of(data.get().sha256()));
        switch (anchor) {
            case Anchor.Row(int row) -> values.put("row_key", Value.of(data.get().rowKey(row)));
            case Anchor.Axis(String column, OptionalDouble value) -> {
                values.put("column", Value.of(column));
                value.ifPresent(number -> values.put("value", Value.of(number)));
            }
            case Anchor.Group(BitSet rows) -> {
                values.put("label", Value.of(shortened(label)));
                return group(rows, data.get(), values);
            }
            case Anchor.Place _, Anchor.Insight _, Anchor.Elsewhere _, Anchor.Gone _ -> {}
        }
        return CompletableFuture.completedFuture(values);
    }

    private CompletionStage<Map<String, Value>> group(
            BitSet rows, DataSet data, Map<String, Value> values) {
        if (rows.cardinality() <= mostNamed) {
            List<String> keys = new ArrayList<>();
            rows.stream().forEach(row -> keys.add(data.rowKey(row)));
            values.put("row_keys", Value.ofStrings(keys));
            return CompletableFuture.completedFuture(values);
        }
        return blobs.put(rows)
                .thenApplyAsync(
                        blob -> {
                            fetched.put(blob, rows);
                            values.put("rows_sha256", Value.of(blob));
                            return values;
                        },
                        inbox);
    }

    private static String shortened(String label) {
        return label.substring(0, Math.min(label.length(), LONGEST_LABEL));
    }

    /// What it is about, for people.
    String words(Anchor anchor, String label) {
        return switch (anchor) {
            case Anchor.Row(int row) -> row(row);
            case Anchor.Group(BitSet rows) ->
                    label.isEmpty()
                            ? Texts.of("scene.rows", rows.cardinality())
                            : Texts.of("annotation.group", label, rows.cardinality());
            case Anchor.Axis(String column, OptionalDouble value) ->
                    value.isPresent()
                            ? Texts.of("annotation.axis.value", column, number(value.getAsDouble()))
                            : Texts.of("annotation.axis", column);
            case Anchor.Place _ -> Texts.of("annotation.place");
            case Anchor.Insight _ -> "";
            case Anchor.Elsewhere _ -> label.isEmpty() ? Texts.of("annotation.elsewhere") : label;
            case Anchor.Gone _ -> Texts.of("annotation.detached");
        };
    }

    /// A number as people write it: no more digits than it needs.
    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : new BigDecimal(value)
                        .round(new MathContext(6))
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /// A row in a few words: its text and category values, and what looks like a year.
    String row(int row) {
        Optional<DataSet> data = table.dataSet();
        if (data.isEmpty() || row < 0 || row >= data.get().rowCount()) {
            return Texts.of("annotation.place");
        }
        List<Column> columns = data.get().columns();
        List<String> words =
                columns.stream()
                        .filter(column -> !(column instanceof NumberColumn) || isYear(column))
                        .filter(column -> !column.isMissing(row))
                        .map(column -> column.textAt(row))
                        .limit(3)
                        .collect(Collectors.toCollection(ArrayList::new));
        if (words.isEmpty()) {
            columns.stream()
                    .limit(2)
                    .forEach(c -> words.add(c.header().title() + " " + c.textAt(row)));
        }
        return String.join(" · ", words);
    }

    private static boolean isYear(Column column) {
        return column.name().toLowerCase(java.util.Locale.ROOT).contains("year");
    }

    private static Vec3 position(Entity entity) {
        double[] at = Value.numbers(entity.get("position"));
        return at.length == 3 ? new Vec3(at[0], at[1], at[2]) : Vec3.ZERO;
    }
}
