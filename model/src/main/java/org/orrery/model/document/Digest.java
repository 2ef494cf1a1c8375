package org.orrery.model.document;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;
import org.orrery.model.value.Value;

/// 64-bit digests for comparing replicas (FNV-1a, then the finaliser of SplitMix64). They find accidents, not attacks.
final class Digest {

    private Digest() {}

    static long of(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash, text.length());
    }

    static long of(String name, Property property) {
        long hash = mix(of(name), of(property.value()));
        return mix(mix(hash, property.setAt()), of(property.setBy().value()));
    }

    /// 0 for no lease, so that it can be added and taken away again.
    static long of(EntityId id, @Nullable Lease lease) {
        if (lease == null) {
            return 0;
        }
        long hash = mix(8, of(id.toString()));
        hash = mix(hash, of(lease.user().value()));
        hash = mix(hash, of(lease.client().toString()));
        return mix(mix(hash, lease.fence()), lease.expiresMillis());
    }

    /// 0 for no tombstone, so that it can be added and taken away again.
    static long of(EntityId id, @Nullable Tombstone tombstone) {
        if (tombstone == null) {
            return 0;
        }
        long hash = mix(9, of(id.toString()));
        hash = mix(hash, of(tombstone.kind()));
        hash = mix(hash, of(tombstone.owner().value()));
        hash = mix(hash, of(tombstone.deletedBy().value()));
        return mix(hash, tombstone.deletedAt());
    }

    static long of(Value value) {
        return switch (value) {
            case Value.Nil _ -> 1;
            case Value.Bool(boolean flag) -> flag ? 2 : 3;
            case Value.Num(double number) -> mix(4, Double.doubleToLongBits(number));
            case Value.Str(String text) -> mix(5, of(text));
            case Value.ListOf(List<Value> items) -> {
                long hash = 6;
                for (Value item : items) {
                    hash = mix(hash, of(item));
                }
                yield hash;
            }
            case Value.MapOf(Map<String, Value> entries) -> {
                long hash = 7;
                for (var entry : entries.entrySet()) {
                    hash = mix(mix(hash, of(entry.getKey())), of(entry.getValue()));
                }
                yield hash;
            }
        };
    }

    static long mix(long hash, long next) {
        long z = hash * 0x9e3779b97f4a7c15L + next;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
