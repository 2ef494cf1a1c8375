package org.orrery.bench.crash;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.schema.Kinds;

/// Whether what was acknowledged is in every document, once, and what was refused in none.
final class Judge {

    private Judge() {}

    /// What does not hold, in words.
    ///
    /// @param edits all of the session; every one is settled by now
    static List<String> broken(List<Edit> edits, List<Document> documents) {
        List<String> broken = new ArrayList<>();
        settled(edits, broken);
        for (int i = 0; i < documents.size(); i++) {
            Document document = documents.get(i);
            String where = i == documents.size() - 1 ? "the relay" : "client " + i;
            Map<EntityId, String> texts = new HashMap<>();
            Set<EntityId> known = new HashSet<>();
            for (Edit edit : edits) {
                known.add(edit.id());
                judge(edit, document, texts, where, broken);
            }
            long strangers =
                    document.ofKind(Kinds.CHAT).stream()
                            .filter(chat -> !known.contains(chat.id()))
                            .count();
            if (strangers > 0) {
                broken.add(where + " has " + strangers + " messages that nobody wrote");
            }
        }
        return broken;
    }

    /// Everything has one outcome, and no two edits have one place in the log.
    private static void settled(List<Edit> edits, List<String> broken) {
        Map<Long, Edit> places = new HashMap<>();
        for (Edit edit : edits) {
            if (!edit.settled().isDone()) {
                broken.add(edit.mark() + " is neither acknowledged nor refused");
            } else if (edit.sequence() > 0) {
                Edit other = places.put(edit.sequence(), edit);
                if (other != null) {
                    broken.add(
                            "%s and %s are both acknowledged at %d"
                                    .formatted(edit.mark(), other.mark(), edit.sequence()));
                }
            }
        }
    }

    private static void judge(
            Edit edit,
            Document document,
            Map<EntityId, String> texts,
            String where,
            List<String> broken) {
        Entity entity = document.entity(edit.id());
        int written = occurrences(edit, document, texts);
        if (edit.sequence() > 0 && entity == null) {
            broken.add(edit.mark() + " was acknowledged and is LOST at " + where);
        } else if (edit.sequence() > 0 && written == 0) {
            broken.add(edit.mark() + " was acknowledged and its text is LOST at " + where);
        } else if (edit.sequence() > 0 && entity != null && entity.createdAt() != edit.sequence()) {
            broken.add(
                    "%s was acknowledged at %d and is at %d at %s"
                            .formatted(edit.mark(), edit.sequence(), entity.createdAt(), where));
        } else if (written > 1) {
            broken.add(edit.mark() + " was written " + written + " times at " + where);
        } else if (edit.isRefused() && (entity != null || (edit.text() != null && written > 0))) {
            broken.add(edit.mark() + " was refused and is at " + where);
        }
    }

    /// How often its mark stands in the text; 1 when it wrote in none.
    private static int occurrences(Edit edit, Document document, Map<EntityId, String> texts) {
        EntityId id = edit.text();
        if (id == null) {
            return 1;
        }
        String body = texts.computeIfAbsent(id, each -> body(document.entity(each)));
        int found = 0;
        for (int at = body.indexOf(edit.mark()); at >= 0; at = body.indexOf(edit.mark(), at + 1)) {
            found++;
        }
        return found;
    }

    private static String body(@Nullable Entity text) {
        return text == null ? "" : text.text("body", "");
    }
}
