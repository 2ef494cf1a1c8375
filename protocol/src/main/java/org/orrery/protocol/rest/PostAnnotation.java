package org.orrery.protocol.rest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Body of `POST /collaboration/sessions/{session_id}/annotations`.
///
/// @param position in the space of the scene, three numbers
/// @param datasetSha256 and `rowKey` say which row it is about
public record PostAnnotation(
        String body,
        List<Double> position,
        @Nullable String datasetSha256,
        @Nullable String rowKey,
        @Nullable String color) {
    public PostAnnotation {
        Objects.requireNonNull(body, "body is required");
        Objects.requireNonNull(position, "position is required");
    }
}
