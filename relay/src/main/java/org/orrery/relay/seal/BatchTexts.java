package org.orrery.relay.seal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.orrery.model.operation.Batch;
import org.orrery.model.operation.Operation;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// Walks all strings of a batch in a fixed order and puts others in their place. The order depends on the shape of the batch
/// alone, so that a string's number stays right whatever later versions call personal.
final class BatchTexts {

    /// What stands where.
    ///
    /// @param operation the operation, `null` for the batch's label
    /// @param kind the entity's kind, `null` when the operation does not say it
    /// @param property the entity's property
    /// @param nestedIn the innermost key within a structure, `null` for the property's own value
    record Place(
            @Nullable Operation operation,
            @Nullable String kind,
            String property,
            @Nullable String nestedIn) {}

    interface Visitor {
        /// Gives what stands there from now on.
        String visit(int number, Place place, String text);
    }

    private final Visitor visitor;
    private int number;

    private BatchTexts(Visitor visitor) {
        this.visitor = visitor;
    }

    static Batch map(Batch batch, Visitor visitor) {
        BatchTexts walk = new BatchTexts(visitor);
        String label = walk.visit(new Place(null, null, "", null), batch.label());
        List<Operation> operations = new ArrayList<>(batch.operations().size());
        for (Operation operation : batch.operations()) {
            operations.add(walk.map(operation));
        }
        return new Batch(label, batch.baseSequence(), operations);
    }

    private String visit(Place place, String text) {
        return visitor.visit(number++, place, text);
    }

    private Operation map(Operation operation) {
        return switch (operation) {
            case Operation.Create create ->
                    new Operation.Create(
                            create.id(),
                            create.kind(),
                            map(create, create.kind(), create.properties()),
                            create.restore());
            case Operation.Update update ->
                    new Operation.Update(
                            update.id(), map(update, null, update.properties()), update.fence());
            case Operation.EditText edit ->
                    new Operation.EditText(edit.id(), edit.property(), map(edit));
            case Operation.Delete _, Operation.AcquireLease _, Operation.ReleaseLease _ ->
                    operation;
        };
    }

    private Map<String, Value> map(
            Operation operation, @Nullable String kind, Map<String, Value> properties) {
        Map<String, Value> mapped = new TreeMap<>();
        properties.forEach((name, value) ->
                mapped.put(name, map(value, new Place(operation, kind, name, null))));
        return mapped;
    }

    private Value map(Value value, Place place) {
        return switch (value) {
            case Value.Str(String text) -> Value.of(visit(place, text));
            case Value.ListOf(List<Value> items) ->
                    new Value.ListOf(items.stream().map(item -> map(item, nested(place))).toList());
            case Value.MapOf(Map<String, Value> entries) -> {
                Map<String, Value> mapped = new TreeMap<>();
                entries.forEach((key, each) -> mapped.put(key, map(each, nested(place, key))));
                yield new Value.MapOf(mapped);
            }
            case Value.Nil _, Value.Bool _, Value.Num _ -> value;
        };
    }

    private static Place nested(Place place) {
        return place.nestedIn() == null ? nested(place, "") : place;
    }

    private static Place nested(Place place, String key) {
        return new Place(place.operation(), place.kind(), place.property(), key);
    }

    private TextDelta map(Operation.EditText edit) {
        Place place = new Place(edit, null, edit.property(), null);
        List<TextDelta.Component> components = new ArrayList<>();
        for (TextDelta.Component component : edit.delta().components()) {
            components.add(
                    component instanceof TextDelta.Insert(String text)
                            ? new TextDelta.Insert(visit(place, text))
                            : component);
        }
        return new TextDelta(components);
    }
}
