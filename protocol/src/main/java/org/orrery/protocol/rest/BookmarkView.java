package org.orrery.protocol.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.value.Value;

/// A place in the scene to come back to.
///
/// @param createdAt ISO 8601, UTC
/// @param sequence of the log entry that made it
public record BookmarkView(
        EntityId bookmarkId,
        UserId userId,
        String name,
        String order,
        List<Double> cameraPosition,
        List<Double> cameraTarget,
        @Nullable Value view,
        @Nullable Value filters,
        String createdAt,
        long sequence) {
    public BookmarkView {
        cameraPosition = List.copyOf(cameraPosition);
        cameraTarget = List.copyOf(cameraTarget);
    }
}
