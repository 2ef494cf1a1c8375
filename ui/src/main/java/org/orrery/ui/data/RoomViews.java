package org.orrery.ui.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Property;
import org.orrery.model.id.EntityId;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;

/// Which data set and which charts a room looks at, by the rules CH1 to CH3 of `docs/spec/document.md`.
public final class RoomViews {
    /// More charts than these are not shown.
    public static final int MOST = 9;

    private static final Comparator<Entity> BY_AGE =
            Comparator.comparingLong(Entity::createdAt).thenComparing(Entity::id);

    private RoomViews() {}

    /// A view, and where it stands: 0 is the middle.
    public record Placed(Entity view, int place) {}

    /// The data set that the room looks at.
    public static Optional<Entity> dataSet(Document document) {
        Optional<Entity> newest =
                document.ofKind(Kinds.VIEW).stream()
                        .filter(view -> dataSet(document, view).isPresent())
                        .max(BY_AGE);
        Optional<Property> chosen =
                document.ofKind(Kinds.SESSION).stream()
                        .flatMap(session ->
                                Optional.ofNullable(session.property("dataset")).stream())
                        .findFirst();
        long chosenAt = chosen.map(Property::setAt).orElse(-1L);
        boolean viewIsLater = newest.filter(view -> view.createdAt() > chosenAt).isPresent();
        return (viewIsLater
                        ? Optional.<Entity>empty()
                        : chosen.flatMap(
                                property -> entity(document, Value.text(property.value(), ""))))
                .or(() -> newest.flatMap(view -> dataSet(document, view)))
                .or(() -> document.ofKind(Kinds.DATASET).stream().reduce((_, later) -> later));
    }

    /// The charts of the room by their places.
    public static List<Placed> charts(Document document) {
        String shown = dataSet(document).map(data -> data.id().toString()).orElse("");
        List<Entity> views = naming(document, shown);
        return placed(views.isEmpty() ? naming(document, "") : views);
    }

    /// The chart in the middle, or the nearest to it.
    public static Optional<Entity> first(Document document) {
        return charts(document).stream().map(Placed::view).findFirst();
    }

    /// Those that came first keep their places, the others take what is free.
    static List<Placed> placed(List<Entity> views) {
        BitSet taken = new BitSet();
        List<Placed> placed = new ArrayList<>();
        for (Entity view : views) {
            double wanted = view.number("place", -1);
            boolean kept = wanted >= 0 && wanted < MOST && !taken.get((int) wanted);
            int place = kept ? (int) wanted : taken.nextClearBit(0);
            if (place < MOST) {
                taken.set(place);
                placed.add(new Placed(view, place));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::place));
        return placed;
    }

    private static List<Entity> naming(Document document, String dataset) {
        return document.ofKind(Kinds.VIEW).stream()
                .filter(view -> view.text("dataset", "").equals(dataset))
                .sorted(BY_AGE)
                .toList();
    }

    private static Optional<Entity> dataSet(Document document, Entity view) {
        return entity(document, view.text("dataset", ""));
    }

    private static Optional<Entity> entity(Document document, String id) {
        return id.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(document.entity(EntityId.parse(id)));
    }
}
