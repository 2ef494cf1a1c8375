package org.orrery.relay.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;

/// A part of a list of entities in the order of their creation.
///
/// @param total of the whole list
/// @param before where the part before this one ends, `null` at the beginning
/// @param since where what comes later begins, `null` as long as there is nothing
record Slice(List<Entity> items, int total, @Nullable String before, @Nullable String since) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /// A place in a list: after the entry `sequence`, or within it after that entity.
    private record Cursor(long sequence, @Nullable EntityId id) {

        static Cursor of(Entity entity) {
            return new Cursor(entity.createdAt(), entity.id());
        }

        /// @throws IllegalArgumentException when it is none
        static Cursor parse(String text) {
            int dot = text.indexOf('.');
            return dot < 0
                    ? new Cursor(Long.parseLong(text), null)
                    : new Cursor(
                            Long.parseLong(text.substring(0, dot)),
                            EntityId.parse(text.substring(dot + 1)));
        }

        boolean isBefore(Entity entity) {
            int order = Long.compare(sequence, entity.createdAt());
            return order < 0 || (order == 0 && id != null && id.compareTo(entity.id()) < 0);
        }

        boolean isAfter(Entity entity) {
            int order = Long.compare(sequence, entity.createdAt());
            return order > 0 || (order == 0 && id != null && id.compareTo(entity.id()) > 0);
        }

        @Override
        public String toString() {
            return id == null ? String.valueOf(sequence) : sequence + "." + id;
        }
    }

    /// Which part is wanted.
    ///
    /// @param newest whether it is the end of the list when nothing else is said
    record Wish(int limit, @Nullable Cursor since, @Nullable Cursor before, boolean newest) {

        /// What a request asks for by `limit`, `since` and `before`; nothing after the problem has been answered.
        static Optional<Wish> of(Call call, boolean newest) {
            try {
                String limit = call.parameter("limit").orElse(String.valueOf(USUAL));
                Wish wish =
                        new Wish(
                                Integer.parseInt(limit),
                                call.parameter("since").map(Cursor::parse).orElse(null),
                                call.parameter("before").map(Cursor::parse).orElse(null),
                                newest);
                if (wish.limit >= 1 && wish.limit <= MOST) {
                    return Optional.of(wish);
                }
            } catch (IllegalArgumentException malformed) {
                // Answered below, like a limit that is out of bounds.
            }
            call.problem(
                    Problems.malformed(
                            "limit is a number from 1 to "
                                    + MOST
                                    + ", since and before are numbers of entries or come from a"
                                    + " page"));
            return Optional.empty();
        }
    }

    static Slice of(List<Entity> entities, Wish wish) {
        List<Entity> all = new ArrayList<>(entities);
        all.sort(Comparator.comparingLong(Entity::createdAt).thenComparing(Entity::id));
        int from = 0;
        int to = all.size();
        Cursor since = wish.since();
        Cursor before = wish.before();
        while (since != null && from < to && !since.isBefore(all.get(from))) {
            from++;
        }
        while (before != null && from < to && !before.isAfter(all.get(to - 1))) {
            to--;
        }
        if (since == null && (before != null || wish.newest())) {
            from = Math.max(from, to - wish.limit());
        } else {
            to = Math.min(to, from + wish.limit());
        }
        List<Entity> items = List.copyOf(all.subList(from, to));
        String unchanged = since == null ? null : since.toString();
        return new Slice(
                items,
                all.size(),
                from == 0 || items.isEmpty() ? null : Cursor.of(items.getFirst()).toString(),
                items.isEmpty() ? unchanged : Cursor.of(items.getLast()).toString());
    }
}
