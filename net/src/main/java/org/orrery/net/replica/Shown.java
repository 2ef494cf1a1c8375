package org.orrery.net.replica;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.orrery.model.document.Document;
import org.orrery.model.id.EntityId;
import org.orrery.model.reduce.Change;
import org.orrery.model.text.TextDelta;

/// The document that the user sees, brought up to date when somebody looks, and what has changed in it since the last look.
final class Shown {

    private Document document = Document.EMPTY;

    /// Whether the ground under it has moved since it was made.
    private boolean dirty;

    private boolean replaced;
    private final Set<EntityId> touched = new LinkedHashSet<>();
    private final Map<TextKey, TextDelta> edits = new HashMap<>();
    private final List<Change> unreported = new ArrayList<>();

    /// As it was when it was last brought up to date.
    Document document() {
        return document;
    }

    void moved() {
        dirty = true;
    }

    void touched(Collection<EntityId> ids) {
        touched.addAll(ids);
    }

    /// Notes how a text changes, to say so instead of guessing.
    void edited(TextKey key, TextDelta edit) {
        edits.put(key, edit);
    }

    /// One of my own submissions came on top.
    void placed(Document after, List<Change> changes) {
        document = after;
        unreported.addAll(changes);
    }

    void replace(Document other) {
        document = other;
        dirty = false;
        replaced = true;
        touched.clear();
        edits.clear();
        unreported.clear();
    }

    void catchUp(Document confirmed, Chain chain) {
        if (!dirty) {
            return;
        }
        Document before = document;
        document = chain.replay(confirmed, touched);
        unreported.addAll(Differences.between(before, document, touched, edits));
        touched.clear();
        edits.clear();
        dirty = false;
    }

    Replica.Refreshed refresh() {
        List<Change> changes = replaced ? List.of() : List.copyOf(unreported);
        Replica.Refreshed refreshed = new Replica.Refreshed(document, changes, replaced);
        unreported.clear();
        replaced = false;
        return refreshed;
    }
}
