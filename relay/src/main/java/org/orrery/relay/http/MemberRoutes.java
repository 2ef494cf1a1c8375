package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.document.Sessions;
import org.orrery.model.id.UserId;
import org.orrery.model.meeting.Access;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.MemberList;
import org.orrery.protocol.rest.PassHost;
import org.orrery.protocol.rest.UpdateMember;
import org.orrery.relay.room.Meeting;
import org.orrery.relay.room.MeetingOutcome;
import org.orrery.relay.session.Rooms;

/// `/collaboration/sessions/{session_id}/members`, `/waiting`, `/bans` and `/host`: who is in, who waits, who may not come.
final class MemberRoutes {

    private static final String SESSION = "/collaboration/sessions/:session";

    private final Rooms rooms;
    private final MeetingActs acts;

    MemberRoutes(Rooms rooms, MeetingActs acts) {
        this.rooms = rooms;
        this.acts = acts;
    }

    List<Endpoint> endpoints() {
        String member = SESSION + "/members/:user";
        String waiting = SESSION + "/waiting";
        return List.of(
                Endpoint.get("member_list", SESSION + "/members", list(Access.ADMITTED)),
                new Endpoint("member_role", HttpMethod.PATCH, member, true, this::role),
                new Endpoint(
                        "member_remove",
                        HttpMethod.DELETE,
                        member,
                        true,
                        toMember("member.removed", Meeting::remove)),
                Endpoint.post(
                        "member_ban", member + "/ban", toMember("member.banned", Meeting::ban)),
                Endpoint.get("ban_list", SESSION + "/bans", list(Access.BANNED)),
                new Endpoint(
                        "ban_lift",
                        HttpMethod.DELETE,
                        SESSION + "/bans/:user",
                        true,
                        toMember("ban.lifted", Meeting::lift)),
                Endpoint.get("waiting_list", waiting, list(Access.WAITING)),
                Endpoint.post("waiting_admit_all", waiting + "/admit", this::admitAll),
                Endpoint.post(
                        "waiting_admit",
                        waiting + "/:user/admit",
                        toMember("member.admitted", Meeting::admit)),
                Endpoint.post(
                        "waiting_deny",
                        waiting + "/:user/deny",
                        toMember("member.denied", Meeting::deny)),
                Endpoint.post("host_pass", SESSION + "/host", this::passHost));
    }

    // ---- lists

    private Consumer<Call> list(Access access) {
        return call -> list(call, access);
    }

    /// Of those who wait, only who is still there.
    private void list(Call call, Access access) {
        boolean here = access == Access.WAITING;
        items(
                call,
                member ->
                        Members.access(member) == access
                                && (!here || member.flag("connected", false)),
                items -> call.reply(200, new MemberList(items)));
    }

    private void items(Call call, Predicate<Entity> which, Consumer<List<MemberList.Item>> then) {
        rooms.room(call.session())
                .thenCompose(room -> room.ask(present -> items(present.document(), which)))
                .whenComplete(call.then(then));
    }

    private static List<MemberList.Item> items(Document document, Predicate<Entity> which) {
        return Members.all(document).stream()
                .filter(which)
                .map(member -> item(document, member))
                .toList();
    }

    private static MemberList.Item item(Document document, Entity member) {
        return new MemberList.Item(
                member.owner(),
                member.text("username", ""),
                Role.ofWireName(member.text("role", "")).orElse(Role.OBSERVER),
                Members.access(member).wireName(),
                member.flag("connected", false),
                member.flag("simulated", false),
                Sessions.isHost(document, member.owner()),
                member.flag("hand_raised", false));
    }

    // ---- acts

    private Consumer<Call> toMember(
            String action, BiFunction<Meeting, UserId, CompletionStage<MeetingOutcome>> what) {
        return call ->
                user(call)
                        .ifPresentOrElse(
                                user -> act(call, user, action, what),
                                () -> call.problem(Problems.memberNotFound()));
    }

    private void act(
            Call call,
            UserId user,
            String action,
            BiFunction<Meeting, UserId, CompletionStage<MeetingOutcome>> what) {
        acts.act(
                call,
                meeting -> what.apply(meeting, user),
                action,
                user.value(),
                _ -> reply(call, user));
    }

    private void reply(Call call, UserId user) {
        items(
                call,
                member -> member.owner().equals(user),
                items -> call.reply(200, items.getFirst()));
    }

    private void role(Call call) {
        Optional<UserId> user = user(call);
        if (user.isEmpty()) {
            call.problem(Problems.memberNotFound());
            return;
        }
        call.body(UpdateMember.class)
                .ifPresent(request ->
                        act(
                                call,
                                user.get(),
                                "role.given",
                                (meeting, member) -> meeting.role(member, request.role())));
    }

    private void admitAll(Call call) {
        acts.act(
                call,
                Meeting::admitAll,
                "member.admitted",
                "all",
                _ -> list(call, Access.ADMITTED));
    }

    private void passHost(Call call) {
        call.body(PassHost.class)
                .ifPresent(request ->
                        acts.act(
                                call,
                                meeting -> meeting.passHost(request.userId()),
                                "host.passed",
                                request.userId().value(),
                                acts::replySession));
    }

    private static Optional<UserId> user(Call call) {
        return Optional.ofNullable(call.context().pathParam("user"))
                .filter(UserId::isValid)
                .map(UserId::new);
    }
}
