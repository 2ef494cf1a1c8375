package org.orrery.relay.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.protocol.rest.EnterpriseOverview;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.access.Standing;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;

/// `/collaboration/overview`: use of the relay by tenant, partner, level and state.
final class OverviewRoutes {

    /// Sessions that are looked into; of more, the newest.
    private static final int EXAMINED = 500;

    private record Seen(SessionRecord session, SessionView view) {}

    /// Counts what sessions of one sort have.
    private static final class Count {
        private int sessions;
        private int connected;
        private long entries;
        private final Set<UserId> people = new HashSet<>();

        void add(SessionView view) {
            connected += view.connected();
            entries += view.sequence();
            view.members().forEach(member -> people.add(member.userId()));
        }
    }

    private final Rooms rooms;

    OverviewRoutes(Rooms rooms) {
        this.rooms = rooms;
    }

    List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("enterprise_overview", "/collaboration/overview", this::overview));
    }

    private void overview(Call call) {
        boolean operator = call.caller().is(Standing.OPERATOR);
        List<SessionRecord> sessions =
                rooms.all().stream()
                        .filter(each -> operator || each.tenant().equals(call.caller().tenant()))
                        .sorted(Comparator.comparing(SessionRecord::createdAt).reversed())
                        .toList();
        List<CompletableFuture<@Nullable Seen>> views = new ArrayList<>();
        for (SessionRecord session : sessions.subList(0, Math.min(EXAMINED, sessions.size()))) {
            views.add(
                    rooms.view(session)
                            .<@Nullable Seen>thenApply(view -> new Seen(session, view))
                            .exceptionally(_ -> null)
                            .toCompletableFuture());
        }
        var _ =
                CompletableFuture.allOf(views.toArray(CompletableFuture<?>[]::new))
                        .thenApply(_ ->
                                views.stream()
                                        .map(CompletableFuture::join)
                                        .filter(Objects::nonNull)
                                        .toList())
                        .whenComplete(call.then(seen -> call.reply(200, overview(sessions, seen))));
    }

    private static EnterpriseOverview overview(List<SessionRecord> sessions, List<Seen> seen) {
        Count all = new Count();
        seen.forEach(each -> all.add(each.view()));
        return new EnterpriseOverview(
                sessions.size(),
                seen.size(),
                all.people.size(),
                all.connected,
                groups(sessions, seen, each -> each.tenant().value()),
                groups(sessions, seen, each -> each.request().enterprisePartner()),
                groups(seen, each -> each.view().complianceLevel()),
                groups(seen, each -> each.view().securityLevel()),
                groups(seen, each -> each.view().state()));
    }

    private static List<EnterpriseOverview.Group> groups(
            List<Seen> seen, Function<Seen, @Nullable String> name) {
        Map<String, Count> counts = new HashMap<>();
        for (Seen each : seen) {
            Count count = counts.computeIfAbsent(orEmpty(name.apply(each)), _ -> new Count());
            count.sessions++;
            count.add(each.view());
        }
        return sorted(counts);
    }

    private static List<EnterpriseOverview.Group> groups(
            List<SessionRecord> sessions,
            List<Seen> seen,
            Function<SessionRecord, @Nullable String> name) {
        Map<String, Count> counts = new HashMap<>();
        for (SessionRecord each : sessions) {
            counts.computeIfAbsent(orEmpty(name.apply(each)), _ -> new Count()).sessions++;
        }
        for (Seen each : seen) {
            counts.computeIfAbsent(orEmpty(name.apply(each.session())), _ -> new Count())
                    .add(each.view());
        }
        return sorted(counts);
    }

    private static String orEmpty(@Nullable String name) {
        return name == null ? "" : name;
    }

    private static List<EnterpriseOverview.Group> sorted(Map<String, Count> counts) {
        List<EnterpriseOverview.Group> groups = new ArrayList<>();
        counts.forEach((name, count) ->
                groups.add(
                        new EnterpriseOverview.Group(
                                name,
                                count.sessions,
                                count.people.size(),
                                count.connected,
                                count.entries)));
        groups.sort(
                Comparator.comparingInt(EnterpriseOverview.Group::sessions)
                        .reversed()
                        .thenComparing(EnterpriseOverview.Group::name));
        return groups;
    }
}
