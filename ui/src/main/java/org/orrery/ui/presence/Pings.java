package org.orrery.ui.presence;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;

/// Calls of "look here" that are to be seen now, mine among them. They are signals: nothing of them is kept. What is about a row
/// names it, so that it points at the row wherever it is drawn at whoever hears it.
public final class Pings {
    /// Signal of a call.
    public static final String PING = "ping";

    /// How long one is to be seen.
    public static final long LIFETIME_NANOS = 4_000_000_000L;

    private static final int MOST_OF_ONE = 3;
    private static final int MOST = 24;
    private static final int MOST_OF_MINE = 4;
    private static final double FARTHEST = 1e6;

    private final RoomModel room;
    private final LongSupplier nanoClock;
    private final ReadOnlyObjectWrapper<List<Call>> calls = new ReadOnlyObjectWrapper<>(List.of());
    private final Deque<Long> mine = new ArrayDeque<>();
    private long count;

    /// A row of a data set, wherever it is drawn.
    public record Row(String dataSetSha256, String key) {}

    /// One call.
    ///
    /// @param row what it points at; the place counts where the row is not drawn, or for none
    public record Call(long id, UserId by, Optional<Row> row, Vec3 place, long bornNanos) {}

    public Pings(RoomModel room, LongSupplier nanoClock) {
        this.room = room;
        this.nanoClock = nanoClock;
        room.onSignal(this::hear);
    }

    /// The oldest first.
    public ReadOnlyObjectProperty<List<Call>> callsProperty() {
        return calls.getReadOnlyProperty();
    }

    /// The newest call of somebody else that is still to be seen.
    public Optional<Call> newestOfOthers() {
        return alive().stream().filter(call -> !call.by().equals(room.me())).reduce((_, b) -> b);
    }

    /// Points something out to everybody.
    ///
    /// @return whether it was sent: who calls too often in a short time is not heard
    public boolean call(Optional<Row> row, Vec3 place) {
        long now = nanoClock.getAsLong();
        mine.removeIf(then -> now - then > LIFETIME_NANOS);
        if (mine.size() >= MOST_OF_MINE) {
            return false;
        }
        mine.add(now);
        Map<String, Value> body = new HashMap<>();
        body.put("position", Value.ofNumbers(place.x(), place.y(), place.z()));
        row.ifPresent(known -> {
            body.put("dataset_sha256", Value.of(known.dataSetSha256()));
            body.put("row_key", Value.of(known.key()));
        });
        room.client().sendSignal(null, PING, new Value.MapOf(body));
        add(room.me(), row, place);
        return true;
    }

    private void hear(UserId from, String kind, Value body) {
        boolean isHere = room.member(from).filter(Member::connected).isPresent();
        if (kind.equals(PING) && isHere && body instanceof Value.MapOf(Map<String, Value> parts)) {
            double[] at = Value.numbers(parts.getOrDefault("position", Value.Nil.NIL));
            if (at.length == 3 && isNear(at)) {
                add(from, row(parts), new Vec3(at[0], at[1], at[2]));
            }
        }
    }

    private static boolean isNear(double[] at) {
        for (double coordinate : at) {
            if (!(Math.abs(coordinate) <= FARTHEST)) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Row> row(Map<String, Value> parts) {
        return parts.get("dataset_sha256") instanceof Value.Str(String sha256)
                        && parts.get("row_key") instanceof Value.Str(String key)
                ? Optional.of(new Row(sha256, key))
                : Optional.empty();
    }

    /// The newest of each person and of all stay.
    private void add(UserId by, Optional<Row> row, Vec3 place) {
        List<Call> now = new ArrayList<>(alive());
        List<Call> same = now.stream().filter(call -> call.by().equals(by)).toList();
        if (same.size() >= MOST_OF_ONE) {
            now.remove(same.getFirst());
        }
        if (now.size() >= MOST) {
            now.removeFirst();
        }
        now.add(new Call(++count, by, row, place, nanoClock.getAsLong()));
        calls.set(List.copyOf(now));
    }

    private List<Call> alive() {
        long now = nanoClock.getAsLong();
        return calls.get().stream()
                .filter(call -> now - call.bornNanos() < LIFETIME_NANOS)
                .toList();
    }
}
