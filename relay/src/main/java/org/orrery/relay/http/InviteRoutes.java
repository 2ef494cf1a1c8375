package org.orrery.relay.http;

import io.vertx.core.http.HttpMethod;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.protocol.rest.CreateInvite;
import org.orrery.protocol.rest.InviteList;
import org.orrery.protocol.rest.InvitePreview;
import org.orrery.protocol.rest.InviteView;
import org.orrery.protocol.rest.RedeemInvite;
import org.orrery.protocol.rest.Redeemed;
import org.orrery.protocol.rest.SessionView;
import org.orrery.relay.access.Caller;
import org.orrery.relay.access.RoleCeiling;
import org.orrery.relay.audit.AdminAudit;
import org.orrery.relay.identity.invite.Invite;
import org.orrery.relay.identity.invite.Invites;
import org.orrery.relay.identity.store.Secret;
import org.orrery.relay.measure.RelayMeter;
import org.orrery.relay.session.Rooms;
import org.orrery.relay.session.SessionRecord;
import org.orrery.relay.session.Tokens;

/// Invitations to a session: made by its admins, redeemed by anybody who has the code.
final class InviteRoutes {

    private static final int MOST_USES = 1_000;
    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(90);
    private static final int GUEST_BITS = 96;

    private final Invites invites;
    private final Rooms rooms;
    private final Tokens tokens;
    private final RelayMeter meter;
    private final SecureRandom random = new SecureRandom();

    InviteRoutes(Invites invites, Rooms rooms, Tokens tokens, RelayMeter meter) {
        this.invites = invites;
        this.rooms = rooms;
        this.tokens = tokens;
        this.meter = meter;
    }

    List<Endpoint> endpoints() {
        String path = "/collaboration/sessions/:session/invites";
        return List.of(
                Endpoint.get("invite_list", path, this::list),
                Endpoint.post("invite_create", path, this::create).creating(),
                Endpoint.stream(
                        "invite_revoke", HttpMethod.DELETE, path + "/:invite", this::revoke),
                Endpoint.post("invite_redeem", "/collaboration/invites/redeem", this::redeem),
                Endpoint.post("invite_inspect", "/collaboration/invites/inspect", this::inspect)
                        .looking());
    }

    private void list(Call call) {
        invites.list(call.session().sessionId())
                .whenComplete(
                        call.then(all ->
                                call.reply(
                                        200,
                                        new InviteList(
                                                all.stream()
                                                        .map(each -> view(each, null, null))
                                                        .toList()))));
    }

    private static InviteView view(Invite invite, @Nullable String code, @Nullable String link) {
        return new InviteView(
                invite.id(),
                invite.session(),
                invite.role(),
                invite.uses(),
                invite.usesLeft(),
                invite.createdBy(),
                invite.createdAt().toString(),
                invite.expiresAt().toString(),
                code,
                link);
    }

    private void create(Call call) {
        Optional<CreateInvite> body = call.body(CreateInvite.class);
        if (body.isEmpty()) {
            return;
        }
        Role role = Objects.requireNonNullElse(body.get().role(), Role.COLLABORATOR);
        int uses = Objects.requireNonNullElse(body.get().uses(), 1);
        Long seconds = body.get().expiresInSeconds();
        Duration lifetime =
                seconds == null
                        ? WEEK
                        : Duration.ofSeconds(Math.clamp(seconds, 0, LONGEST.toSeconds() + 1));
        if (role == Role.ADMIN) {
            call.problem(Problems.invalid("a guest cannot be admin"));
        } else if (uses < 1 || uses > MOST_USES) {
            call.problem(Problems.invalid("uses is a number from 1 to " + MOST_USES));
        } else if (lifetime.compareTo(SHORTEST) < 0 || lifetime.compareTo(LONGEST) > 0) {
            call.problem(Problems.invalid("an invite is good for a minute to 90 days"));
        } else {
            SessionRecord session = call.session();
            invites.create(
                            session.tenant(),
                            session.sessionId(),
                            role,
                            uses,
                            lifetime,
                            Acts.actor(call))
                    .whenComplete(call.then(made -> created(call, made)));
        }
    }

    private void created(Call call, Invites.Made made) {
        Invite invite = made.invite();
        meter.invited("created");
        Acts.did(
                call,
                "invite.created",
                invite.id(),
                Map.of(
                        "session", invite.session().toString(),
                        "role", invite.role().wireName(),
                        "uses", String.valueOf(invite.uses())));
        // Behind a `#` browsers send it to nobody, and no server logs it.
        call.reply(
                201,
                view(invite, made.code(), Links.http(call.context()) + "/join#" + made.code()));
    }

    private void revoke(Call call) {
        String id = Objects.requireNonNullElse(call.context().pathParam("invite"), "");
        invites.revoke(call.session().sessionId(), id)
                .whenComplete(
                        call.then(known -> {
                            if (known) {
                                meter.invited("revoked");
                                Acts.did(call, "invite.revoked", id, Map.of());
                                call.reply(200, Map.of());
                            } else {
                                call.problem(Problems.notFound("there is no such invite"));
                            }
                        }));
    }

    /// What holds in a session is shown to whom it invites before they join, and no use is taken by looking.
    private void inspect(Call call) {
        Optional<RedeemInvite> body = call.body(RedeemInvite.class);
        if (body.isPresent()) {
            invites.find(body.get().code())
                    .whenComplete(call.then(invite -> inspected(call, invite)));
        }
    }

    private void inspected(Call call, Optional<Invite> found) {
        Optional<SessionRecord> session = found.flatMap(invite -> rooms.find(invite.session()));
        if (found.isEmpty() || session.isEmpty()) {
            call.problem(Problems.inviteInvalid());
            return;
        }
        rooms.view(session.get())
                .whenComplete(call.then(view -> call.reply(200, preview(found.get(), view))));
    }

    private static InvitePreview preview(Invite invite, SessionView view) {
        return new InvitePreview(
                view.sessionId(),
                view.title(),
                invite.role(),
                invite.expiresAt().toString(),
                view.state(),
                view.scheduledStart(),
                view.waitingRoom(),
                view.locked(),
                view.passcodeRequired(),
                view.complianceLevel(),
                view.securityLevel(),
                view.policy());
    }

    private void redeem(Call call) {
        Optional<RedeemInvite> body = call.body(RedeemInvite.class);
        if (body.isPresent()) {
            invites.redeem(body.get().code())
                    .whenComplete(call.then(invite -> redeemed(call, invite)));
        }
    }

    private void redeemed(Call call, Optional<Invite> redeemed) {
        Optional<SessionRecord> session = redeemed.flatMap(invite -> rooms.find(invite.session()));
        if (redeemed.isEmpty() || session.isEmpty()) {
            meter.invited("refused");
            call.problem(Problems.inviteInvalid());
            return;
        }
        Invite invite = redeemed.get();
        UserId user = invited(call.caller(), invite);
        Tokens.Issued issued =
                tokens.issue(
                        invite.session(),
                        user,
                        RoleCeiling.below(invite.role()),
                        call.caller().signIn());
        meter.invited("redeemed");
        Acts.did(
                call,
                new AdminAudit.Act(
                        invite.tenant().value(),
                        user.value(),
                        "invite.redeemed",
                        invite.id(),
                        Map.of("session", invite.session().toString())));
        call.reply(
                200,
                new Redeemed(
                        invite.session(),
                        session.get().request().title(),
                        user,
                        invite.role(),
                        issued.token(),
                        issued.expiresAt().toString()));
    }

    /// People of the session's own tenant come as themselves, everybody else as a guest whom nobody can be taken for.
    private UserId invited(Caller caller, Invite invite) {
        boolean own = caller.tenant().equals(invite.tenant()) && caller.session().isEmpty();
        return caller.user()
                .filter(_ -> own)
                .orElseGet(() ->
                        new UserId(
                                "guest-"
                                        + Secret.hash(Secret.next(random, GUEST_BITS))
                                                .substring(0, 20)
                                                .toLowerCase(Locale.ROOT)));
    }
}
