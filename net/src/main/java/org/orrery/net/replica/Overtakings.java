package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Entry;
import org.orrery.model.reduce.Change;
import org.orrery.model.value.Value;
import org.orrery.net.Overtaken;

/// Finds what of mine somebody else has replaced without having seen it.
final class Overtakings {

    private Overtakings() {}

    static List<Overtaken> of(Entry entry, List<Change> changes, UserId me, Chain chain) {
        UserId by = entry.author().user();
        if (entry.author().isRelay() || by.equals(me)) {
            return List.of();
        }
        List<Overtaken> found = new ArrayList<>();
        for (Change change : changes) {
            switch (change) {
                case Change.Updated(Entity before, Entity after) ->
                        updated(before, after, entry, me, chain, found);
                case Change.Deleted(Entity before, var _) -> {
                    if (before.properties().values().stream()
                            .anyMatch(property -> unseen(property, entry, me))) {
                        found.add(new Overtaken(before, "", Value.Nil.NIL, Value.Nil.NIL, by));
                    }
                }
                case Change.Created _, Change.TextEdited _, Change.LeaseChanged _ -> {}
            }
        }
        return found;
    }

    private static void updated(
            Entity before,
            Entity after,
            Entry entry,
            UserId me,
            Chain chain,
            List<Overtaken> found) {
        for (Map.Entry<String, Property> each : before.properties().entrySet()) {
            String name = each.getKey();
            Property mine = each.getValue();
            Value theirs = after.get(name);
            if (unseen(mine, entry, me)
                    && !mine.value().equals(theirs)
                    && !chain.sets(before.id(), name)) {
                found.add(new Overtaken(before, name, mine.value(), theirs, entry.author().user()));
            }
        }
    }

    private static boolean unseen(Property property, Entry entry, UserId me) {
        return property.setBy().equals(me) && entry.batch().baseSequence() < property.setAt();
    }
}
