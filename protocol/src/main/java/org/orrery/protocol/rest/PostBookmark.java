package org.orrery.protocol.rest;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.orrery.model.value.Value;

/// Body of `POST /collaboration/sessions/{session_id}/bookmarks`.
///
/// @param view what is shown there, and `filters` which rows
/// @param order where it stands among the others; the last without it
public record PostBookmark(
        String name,
        List<Double> cameraPosition,
        List<Double> cameraTarget,
        @Nullable Value view,
        @Nullable Value filters,
        @Nullable String order) {
    public PostBookmark {
        Objects.requireNonNull(name, "name is required");
        Objects.requireNonNull(cameraPosition, "camera_position is required");
        Objects.requireNonNull(cameraTarget, "camera_target is required");
    }
}
