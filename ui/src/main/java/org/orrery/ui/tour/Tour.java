package org.orrery.ui.tour;

import java.util.List;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.value.Value;

/// A tour that somebody leads now.
///
/// @param stops ids of its bookmarks, those that were deleted meanwhile too
/// @param step where it is, a place in `stops`
public record Tour(
        EntityId id, UserId guide, String title, List<String> stops, int step, boolean paused) {
    public static final String RUNNING = "running";
    public static final String PAUSED = "paused";

    public Tour {
        stops = List.copyOf(stops);
    }

    static Tour of(Entity entity) {
        List<String> stops = Value.strings(entity.get("stops"));
        return new Tour(
                entity.id(),
                entity.owner(),
                entity.text("title", ""),
                stops,
                (int) Math.clamp(entity.number("step", 0), 0, Math.max(0, stops.size() - 1)),
                entity.text("state", RUNNING).equals(PAUSED));
    }
}
