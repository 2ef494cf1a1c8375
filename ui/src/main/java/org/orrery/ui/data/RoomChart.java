package org.orrery.ui.data;

import org.orrery.model.id.EntityId;
import org.orrery.model.space.Vec3;
import org.orrery.ui.text.Texts;

/// One of the charts of a room.
///
/// @param place 0 in the middle, odd ones to the right of it, even ones to the left
/// @param draft whether nobody else has it
public record RoomChart(EntityId id, int place, String title, Encoding encoding, boolean draft) {
    private static final double DISTANCE = 15;

    /// Along the row of charts, which crosses the line of sight of the home camera.
    private static final Vec3 STEP = new Vec3(Math.sqrt(0.5), 0, -Math.sqrt(0.5)).mul(DISTANCE);

    /// Where it stands, from the middle of the room.
    public Vec3 offset() {
        return place == 0 ? Vec3.ZERO : STEP.mul(column());
    }

    /// What it is called.
    ///
    /// @param index among the charts of the room, from left to right
    public String title(int index) {
        String name = title.isEmpty() ? Texts.of("kind." + encoding.kind().wireName()) : title;
        return draft
                ? Texts.of("chart.draft.title", name)
                : Texts.of("chart.title", index + 1, name);
    }

    /// From left to right.
    public int column() {
        return place % 2 == 1 ? (place + 1) / 2 : -place / 2;
    }
}
