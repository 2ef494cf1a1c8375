package org.orrery.net.replica;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.value.Value;

/// Names one shared text.
public record TextKey(EntityId id, String property) {

    static TextKey of(Operation.EditText edit) {
        return new TextKey(edit.id(), edit.property());
    }

    Optional<String> textIn(Document document) {
        return text(document.entity(id));
    }

    Optional<String> text(@Nullable Entity entity) {
        return entity != null && entity.get(property) instanceof Value.Str(String text)
                ? Optional.of(text)
                : Optional.empty();
    }
}
