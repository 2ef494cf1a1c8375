package org.orrery.model.document;

import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.value.Value;
import org.pcollections.PMap;

/// One thing in the shared world: a view, a filter, an annotation, a chat message, a member, ...
///
/// @param kind name of its kind in the schema
/// @param owner the user whom rules of the form "own" mean
/// @param createdAt sequence number of its creation
/// @param createdMillis the relay's time of its creation, in milliseconds since 1970
/// @param hash a 64-bit digest of all the above and the properties, equal on every replica
public record Entity(
        EntityId id,
        String kind,
        UserId owner,
        long createdAt,
        long createdMillis,
        PMap<String, Property> properties,
        long hash) {

    public static Entity of(
            EntityId id,
            String kind,
            UserId owner,
            long createdAt,
            long createdMillis,
            PMap<String, Property> properties) {
        long hash = Digest.of(id.toString());
        hash = Digest.mix(hash, Digest.of(kind));
        hash = Digest.mix(hash, Digest.of(owner.value()));
        hash = Digest.mix(hash, createdAt);
        long sum = 0;
        for (var entry : properties.entrySet()) {
            sum += Digest.of(entry.getKey(), entry.getValue());
        }
        return new Entity(
                id, kind, owner, createdAt, createdMillis, properties, Digest.mix(hash, sum));
    }

    /// This entity with one property set, or removed when its value is [Value.Nil].
    public Entity with(String name, Property property) {
        PMap<String, Property> changed =
                property.value() instanceof Value.Nil
                        ? properties.minus(name)
                        : properties.plus(name, property);
        return of(id, kind, owner, createdAt, createdMillis, changed);
    }

    public @Nullable Property property(String name) {
        return properties.get(name);
    }

    /// The value of a property, [Value.Nil] when it is not set.
    public Value get(String name) {
        Property property = properties.get(name);
        return property == null ? Value.Nil.NIL : property.value();
    }

    public String text(String name, String fallback) {
        return Value.text(get(name), fallback);
    }

    public double number(String name, double fallback) {
        return Value.number(get(name), fallback);
    }

    public boolean flag(String name, boolean fallback) {
        return Value.flag(get(name), fallback);
    }
}
