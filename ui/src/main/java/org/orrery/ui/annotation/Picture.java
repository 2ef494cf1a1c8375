package org.orrery.ui.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.orrery.model.value.Value;

/// A picture of an annotation: a blob at the relay.
///
/// @param name what its file was called
public record Picture(String sha256, String mediaType, String name) {
    static final int MOST = 4;

    static List<Picture> of(Value images) {
        List<Picture> pictures = new ArrayList<>();
        if (images instanceof Value.ListOf(List<Value> items)) {
            for (Value item : items) {
                if (item instanceof Value.MapOf(Map<String, Value> parts)
                        && parts.get("sha256") instanceof Value.Str(String sha256)
                        && sha256.matches("[0-9a-f]{64}")
                        && pictures.size() < MOST) {
                    pictures.add(
                            new Picture(sha256, text(parts, "media_type"), text(parts, "name")));
                }
            }
        }
        return pictures;
    }

    private static String text(Map<String, Value> parts, String name) {
        return Value.text(parts.getOrDefault(name, Value.Nil.NIL), "");
    }

    static Value value(List<Picture> pictures) {
        return new Value.ListOf(
                pictures.stream()
                        .<Value>map(each ->
                                new Value.MapOf(
                                        Map.of(
                                                "sha256", Value.of(each.sha256()),
                                                "media_type", Value.of(each.mediaType()),
                                                "name", Value.of(each.name()))))
                        .toList());
    }
}
