package org.orrery.ui.bookmark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.EntityKind;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.data.RoomViews;

/// Chart and filters as a bookmark keeps them: what the chart in the middle shows by what, and the conditions on columns.
final class BookmarkScene {
    private static final int MOST_OF_VIEW = 4_000;
    private static final int MOST_OF_FILTERS = 20_000;

    /// Properties of a view that are not how it shows the data.
    private static final Set<String> APART =
            Set.of("camera_position", "camera_target", "title", "place");

    private static final Set<String> OF_FILTER =
            Set.of("column", "minimum", "maximum", "categories", "keep_missing", "enabled");

    private BookmarkScene() {}

    /// The properties of a bookmark that keep what is shown now. What is too large to be kept is left out.
    static Map<String, Value> capture(Document document) {
        Map<String, Value> kept = new HashMap<>();
        RoomViews.first(document)
                .ifPresent(view -> {
                    Value shown = new Value.MapOf(viewOf(view));
                    Value filters = new Value.ListOf(filtersOf(document, dataset(view)));
                    if (Value.size(shown) <= MOST_OF_VIEW
                            && Value.size(filters) <= MOST_OF_FILTERS) {
                        kept.put("view", shown);
                        kept.put("filters", filters);
                    }
                });
        return kept;
    }

    /// Whether the room shows another chart or other rows than the bookmark keeps.
    static boolean differs(Document document, Entity bookmark) {
        Optional<Entity> view = RoomViews.first(document);
        return view.isPresent()
                && bookmark.get("view") instanceof Value.MapOf(Map<String, Value> kept)
                && (!viewOf(view.get()).equals(kept)
                        || !Set.copyOf(filtersOf(document, dataset(view.get())))
                                .equals(Set.copyOf(filtersIn(bookmark))));
    }

    /// What has to be done so that the room shows what the bookmark keeps; nothing when the room looks at another data set or the
    /// bookmark keeps none.
    static List<Operation> operations(
            Document document, Entity bookmark, Supplier<EntityId> newIds) {
        Optional<Entity> view = RoomViews.first(document);
        if (view.isEmpty()
                || !(bookmark.get("view") instanceof Value.MapOf(Map<String, Value> kept))
                || !differs(document, bookmark)
                || !dataset(view.get()).equals(dataset(kept))) {
            return List.of();
        }
        List<Operation> operations = new ArrayList<>();
        operations.add(new Operation.Update(view.get().id(), change(view.get(), kept)));
        String dataset = dataset(kept);
        filters(document, dataset)
                .forEach(filter -> operations.add(new Operation.Delete(filter.id())));
        for (Value each : filtersIn(bookmark)) {
            if (each instanceof Value.MapOf(Map<String, Value> filter)
                    && filter.get("column") instanceof Value.Str) {
                Map<String, Value> values = new HashMap<>();
                filter.forEach((name, value) -> {
                    if (OF_FILTER.contains(name)) {
                        values.put(name, value);
                    }
                });
                values.put("dataset", Value.of(dataset));
                operations.add(new Operation.Create(newIds.get(), Kinds.FILTER, values));
            }
        }
        return operations;
    }

    /// What the view has and the bookmark has not is taken away.
    private static Map<String, Value> change(Entity view, Map<String, Value> kept) {
        EntityKind kind = Kinds.SCHEMA.kind(Kinds.VIEW).orElseThrow();
        Map<String, Value> change = new HashMap<>();
        viewOf(view).keySet().stream()
                .filter(name -> !kind.required().contains(name))
                .forEach(name -> change.put(name, Value.Nil.NIL));
        kept.forEach((name, value) -> {
            if (kind.properties().containsKey(name) && !APART.contains(name)) {
                change.put(name, value);
            }
        });
        return change;
    }

    private static Map<String, Value> viewOf(Entity view) {
        Map<String, Value> shown = new LinkedHashMap<>();
        view.properties()
                .forEach((name, property) -> {
                    if (!APART.contains(name)) {
                        shown.put(name, property.value());
                    }
                });
        return shown;
    }

    private static List<Value> filtersOf(Document document, String dataset) {
        List<Value> kept = new ArrayList<>();
        for (Entity filter : filters(document, dataset)) {
            Map<String, Value> values = new HashMap<>();
            filter.properties()
                    .forEach((name, property) -> {
                        if (OF_FILTER.contains(name)) {
                            values.put(name, property.value());
                        }
                    });
            kept.add(new Value.MapOf(values));
        }
        return kept;
    }

    private static List<Value> filtersIn(Entity bookmark) {
        return bookmark.get("filters") instanceof Value.ListOf(List<Value> items)
                ? items
                : List.of();
    }

    private static List<Entity> filters(Document document, String dataset) {
        return document.ofKind(Kinds.FILTER).stream()
                .filter(entity -> entity.text("dataset", "").equals(dataset))
                .toList();
    }

    private static String dataset(Entity view) {
        return view.text("dataset", "");
    }

    private static String dataset(Map<String, Value> kept) {
        return Value.text(kept.getOrDefault("dataset", Value.Nil.NIL), "");
    }
}
