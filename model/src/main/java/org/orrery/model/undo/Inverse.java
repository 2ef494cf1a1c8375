package org.orrery.model.undo;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.reduce.Change;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// How one change is taken back.
sealed interface Inverse {

    record Remove(EntityId id) implements Inverse {}

    /// Puts a property back.
    ///
    /// @param before the value to go back to
    /// @param after the value that must still stand for that
    record Reset(EntityId id, String property, Value before, Value after) implements Inverse {}

    record Restore(Entity entity) implements Inverse {}

    record Retype(EntityId id, String property, TextDelta inverse) implements Inverse {}

    /// The inverses of `changes`, in the order in which they are to be applied: the last change first.
    static List<Inverse> of(List<Change> changes) {
        List<Inverse> inverses = new ArrayList<>();
        for (Change change : changes.reversed()) {
            switch (change) {
                case Change.Created(Entity entity) -> inverses.add(new Remove(entity.id()));
                case Change.Deleted(Entity entity, var _) -> inverses.add(new Restore(entity));
                case Change.Updated(Entity before, Entity after) ->
                        inverses.addAll(resets(before, after));
                case Change.TextEdited edit -> {
                    String text = edit.before().text(edit.property(), "");
                    inverses.add(
                            new Retype(edit.id(), edit.property(), edit.delta().inverse(text)));
                }
                case Change.LeaseChanged _ -> {}
            }
        }
        return List.copyOf(inverses);
    }

    private static List<Inverse> resets(Entity before, Entity after) {
        TreeSet<String> names = new TreeSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        return names.stream()
                .filter(name -> !before.get(name).equals(after.get(name)))
                .<Inverse>map(
                        name -> new Reset(before.id(), name, before.get(name), after.get(name)))
                .toList();
    }
}
