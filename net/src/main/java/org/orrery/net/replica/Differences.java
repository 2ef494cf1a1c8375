package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.document.Tombstone;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.reduce.Change;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;

/// Says how two shown documents differ, as far as a person could see.
final class Differences {

    private final Document before;
    private final Document after;
    private final Map<TextKey, TextDelta> edits;
    private final List<Change> changes = new ArrayList<>();

    private Differences(Document before, Document after, Map<TextKey, TextDelta> edits) {
        this.before = before;
        this.after = after;
        this.edits = edits;
    }

    /// Looks at the entities of `ids`.
    ///
    /// @param edits of texts of which it is known how they changed
    static List<Change> between(
            Document before,
            Document after,
            Collection<EntityId> ids,
            Map<TextKey, TextDelta> edits) {
        Differences differences = new Differences(before, after, edits);
        ids.forEach(differences::look);
        return List.copyOf(differences.changes);
    }

    private void look(EntityId id) {
        Entity was = before.entity(id);
        Entity is = after.entity(id);
        if (was == null && is != null) {
            changes.add(new Change.Created(is));
        } else if (was != null && is == null) {
            changes.add(new Change.Deleted(was, tombstone(was)));
        } else if (was != null && is != null && !was.equals(is)) {
            compare(was, is);
        }
        if (is != null && !Objects.equals(before.lease(id), after.lease(id))) {
            changes.add(new Change.LeaseChanged(id, after.lease(id)));
        }
    }

    /// A creation of one's own that was refused leaves no tombstone.
    private Tombstone tombstone(Entity gone) {
        Tombstone tombstone = after.tombstone(gone.id());
        return tombstone != null
                ? tombstone
                : new Tombstone(gone.kind(), gone.owner(), UserId.RELAY, after.sequence());
    }

    private void compare(Entity was, Entity is) {
        boolean plain = was.createdMillis() != is.createdMillis() || !was.kind().equals(is.kind());
        Set<String> names = new TreeSet<>(was.properties().keySet());
        names.addAll(is.properties().keySet());
        for (String name : names) {
            Property left = was.property(name);
            Property right = is.property(name);
            if (isText(left, right) && !was.get(name).equals(is.get(name))) {
                textChange(was, is, name);
            } else {
                plain |= !looksAlike(left, right);
            }
        }
        if (plain) {
            changes.add(new Change.Updated(was, is));
        }
    }

    private void textChange(Entity was, Entity is, String name) {
        String from = was.text(name, "");
        String to = is.text(name, "");
        TextDelta known = edits.get(new TextKey(is.id(), name));
        boolean right = known != null && known.fits(from) && known.apply(from).equals(to);
        TextDelta delta = right && known != null ? known : TextDelta.between(from, to);
        changes.add(new Change.TextEdited(was, is, name, delta));
    }

    private static boolean isText(@Nullable Property left, @Nullable Property right) {
        return left != null
                && right != null
                && (left.history() != null || right.history() != null)
                && left.value() instanceof Value.Str
                && right.value() instanceof Value.Str;
    }

    private static boolean looksAlike(@Nullable Property left, @Nullable Property right) {
        return left == null
                ? right == null
                : right != null
                        && left.value().equals(right.value())
                        && left.setBy().equals(right.setBy());
    }
}
