package org.orrery.ui.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.presence.OwnPresence;
import org.orrery.ui.presence.Peers;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// Joins the follow machine to the room, the camera and the notices.
public final class FollowViewModel {
    /// Signal that invites its receiver to follow its sender.
    public static final String LEAD_INVITE = "lead_invite";

    /// Signal of an admin who leads everybody for as many seconds as its body says.
    public static final String LEAD_FORCE = "lead_force";

    /// For how long an admin leads everybody.
    public static final int FORCED_SECONDS = 60;

    private static final int LONGEST_FORCED_SECONDS = 120;

    /// Signal that answers [#LEAD_INVITE] with no.
    public static final String LEAD_DECLINED = "lead_declined";

    private final RoomModel room;
    private final Peers peers;
    private final OwnPresence presence;
    private final NoticeBoard notices;
    private final FollowMachine machine;
    private final ReadOnlyObjectWrapper<FollowMachine.State> state;
    private @Nullable FollowCamera camera;

    public FollowViewModel(RoomModel room, Peers peers, OwnPresence presence, NoticeBoard notices) {
        this.room = room;
        this.peers = peers;
        this.presence = presence;
        this.notices = notices;
        this.machine = new FollowMachine(room.me());
        this.state = new ReadOnlyObjectWrapper<>(machine.state());
        room.onSignal(this::hear);
        room.watch(java.util.Set.of(Kinds.MEMBER), (_, _) -> noticeAbsence());
    }

    public void connect(FollowCamera newCamera) {
        camera = newCamera;
    }

    public ReadOnlyObjectProperty<FollowMachine.State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Whom I look through, following or peeking.
    public Optional<UserId> leader() {
        return machine.leader();
    }

    /// Whether there is something that stopping ends: a tour is ended or left by itself.
    public boolean isActive() {
        return switch (machine.state()) {
            case FollowMachine.State.Following _,
                    FollowMachine.State.Peeking _,
                    FollowMachine.State.Leading _,
                    FollowMachine.State.Led _ ->
                    true;
            case FollowMachine.State.Free _,
                    FollowMachine.State.Visiting _,
                    FollowMachine.State.Touring _,
                    FollowMachine.State.Guiding _ ->
                    false;
        };
    }

    public boolean isFollowing(UserId user) {
        return machine.state() instanceof FollowMachine.State.Following(UserId leader, Pose _)
                && leader.equals(user);
    }

    /// How many look through my eyes.
    public long followers() {
        return graph().leaders().values().stream().filter(room.me()::equals).count();
    }

    /// Whom a member follows.
    public Optional<Member> leaderOf(Member member) {
        return peers.at(member.slot())
                .map(peer -> peer.news().following())
                .filter(slot -> slot >= 0)
                .flatMap(room::memberAt);
    }

    public void follow(UserId leader) {
        FollowMachine.Camera order = machine.follow(leader, pose(), graph());
        obey(order);
        if (order instanceof FollowMachine.Camera.Track) {
            notices.info(Texts.of("follow.started", room.nameOf(leader)), stopStep());
        }
    }

    /// Flies to where somebody stands, and offers the way back.
    public void visit(UserId whose) {
        Pose own = pose();
        FollowMachine.Camera order = machine.visit(whose, own);
        obey(order);
        if (order instanceof FollowMachine.Camera.Visit) {
            notices.info(
                    Texts.of("follow.visited", room.nameOf(whose)),
                    backStep(
                            machine.state()
                                            instanceof
                                            FollowMachine.State.Visiting(var _, Pose first)
                                    ? first
                                    : own));
        }
    }

    /// Goes back to where I stood before I followed, visited or took part.
    public void goBack() {
        if (!(machine.state() instanceof FollowMachine.State.Leading)
                && !(machine.state() instanceof FollowMachine.State.Guiding)) {
            obey(machine.stop(true));
        }
    }

    /// Takes part in the tour that somebody leads, or comes back to it.
    public boolean join(UserId guide, boolean paused) {
        FollowMachine.Camera order = machine.join(guide, pose(), graph(), paused);
        obey(order);
        return !(order instanceof FollowMachine.Camera.Refused);
    }

    /// I lead a tour.
    public void guide() {
        obey(machine.guide());
    }

    public void tourPaused(boolean paused) {
        obey(machine.tourPaused(paused, graph()));
    }

    public void tourOver() {
        obey(machine.tourOver());
    }

    /// Leads everybody for a time, as admins may.
    public void force() {
        obey(machine.lead());
        room.client().sendSignal(null, LEAD_FORCE, Value.of(FORCED_SECONDS));
        notices.success(Texts.of("follow.forced", FORCED_SECONDS));
    }

    public void toggle(UserId leader) {
        if (isFollowing(leader)) {
            stop(false);
        } else {
            follow(leader);
        }
    }

    public void peek(UserId leader) {
        obey(machine.peek(leader, pose()));
    }

    public void endPeek() {
        obey(machine.endPeek());
    }

    /// Ends following or leading, as Esc does.
    ///
    /// @param goBack whether to return to where I stood before
    public void stop(boolean goBack) {
        FollowMachine.State before = machine.state();
        obey(machine.stop(goBack));
        if (before instanceof FollowMachine.State.Following(UserId leader, Pose own) && !goBack) {
            sayEnded("follow.ended", leader, own);
        }
    }

    /// Invites one, or everybody, to look through my eyes.
    public void invite(@Nullable UserId user) {
        if (machine.state() instanceof FollowMachine.State.Guiding) {
            notices.warning(Texts.of("follow.refused.guiding"));
            return;
        }
        obey(machine.lead());
        room.client().sendSignal(user, LEAD_INVITE, Value.of(true));
        notices.success(
                user == null
                        ? Texts.of("follow.invited.all")
                        : Texts.of("follow.invited", room.nameOf(user)));
    }

    /// Called each frame: passes on the leader's pose and sees whether my own hand took over.
    public void tick() {
        if (machine.state() instanceof FollowMachine.State.Led) {
            FollowMachine.Camera order = machine.timePassed(room.clock().millis());
            if (order instanceof FollowMachine.Camera.Return) {
                obey(order);
                notices.info(Texts.of("follow.led.over"));
            }
        }
        if (machine.told().isPresent()) {
            FollowMachine.Camera order = machine.graphChanged(graph());
            if (order instanceof FollowMachine.Camera.Return) {
                obey(order);
                notices.warning(Texts.of("follow.refused.cycle"));
            }
        }
        FollowCamera eyes = camera;
        Optional<UserId> leader = leader();
        if (eyes == null || leader.isEmpty()) {
            return;
        }
        Optional<Member> member = room.member(leader.get());
        int age = member.flatMap(m -> peers.ageMillis(m.slot())).orElse(Integer.MAX_VALUE);
        if (age > Peers.LOST_MILLIS) {
            lose(leader.get());
            return;
        }
        if (!eyes.isTracking()) {
            takeOver(leader.get());
            return;
        }
        member.flatMap(m -> peers.at(m.slot())).ifPresent(peer -> eyes.track(peer.news().pose()));
    }

    private void takeOver(UserId leader) {
        FollowMachine.State before = machine.state();
        obey(machine.ownMovement());
        if (before instanceof FollowMachine.State.Following(UserId _, Pose own)) {
            sayEnded("follow.ended.hand", leader, own);
        }
    }

    private Notice.NextStep backStep(Pose own) {
        return new Notice.NextStep(
                "follow-back",
                Texts.of("follow.back"),
                () -> {
                    if (camera != null) {
                        camera.moveTo(own);
                    }
                });
    }

    private void noticeAbsence() {
        leader().or(machine::told)
                .filter(user -> room.member(user).filter(Member::connected).isEmpty())
                .ifPresent(this::lose);
    }

    private void lose(UserId leader) {
        FollowMachine.State before = machine.state();
        obey(machine.lost(leader));
        if (!(before instanceof FollowMachine.State.Peeking)) {
            notices.info(Texts.of("follow.ended.lost", room.nameOf(leader)));
        }
    }

    private void sayEnded(String key, UserId leader, Pose own) {
        notices.info(Texts.of(key, room.nameOf(leader)), backStep(own));
    }

    private Notice.NextStep stopStep() {
        return new Notice.NextStep("follow-stop", Texts.of("follow.stop"), () -> stop(true));
    }

    private void obey(FollowMachine.Camera order) {
        FollowCamera eyes = camera;
        switch (order) {
            case FollowMachine.Camera.Stay() -> {
                if (eyes != null && leader().isEmpty()) {
                    eyes.stopTracking();
                }
            }
            case FollowMachine.Camera.Track(UserId leader) ->
                    room.member(leader)
                            .flatMap(member -> peers.at(member.slot()))
                            .ifPresent(peer -> {
                                if (eyes != null) {
                                    eyes.track(peer.news().pose());
                                }
                            });
            case FollowMachine.Camera.Visit(UserId whose) ->
                    room.member(whose)
                            .flatMap(member -> peers.at(member.slot()))
                            .ifPresent(peer -> {
                                if (eyes != null) {
                                    eyes.stopTracking();
                                    eyes.moveTo(peer.news().pose());
                                }
                            });
            case FollowMachine.Camera.Return(Pose to) -> {
                if (eyes != null) {
                    eyes.stopTracking();
                    eyes.moveTo(to);
                }
            }
            case FollowMachine.Camera.Refused(FollowMachine.Why why) ->
                    notices.warning(
                            switch (why) {
                                case CYCLE -> Texts.of("follow.refused.cycle");
                                case MYSELF -> Texts.of("follow.refused.myself");
                                case GUIDING -> Texts.of("follow.refused.guiding");
                                case LED -> Texts.of("follow.refused.led");
                            });
        }
        state.set(machine.state());
        presence.setFollowing(machine.told().flatMap(room::member).map(Member::slot).orElse(-1));
        presence.setFlag(
                MemberPose.LEADING,
                machine.state() instanceof FollowMachine.State.Leading
                        || machine.state() instanceof FollowMachine.State.Guiding);
    }

    private Pose pose() {
        return camera == null ? Pose.HOME : camera.pose();
    }

    private FollowGraph graph() {
        Map<UserId, UserId> leaders = new HashMap<>();
        for (Member member : room.members()) {
            if (!member.me() && member.connected()) {
                leaderOf(member).ifPresent(leader -> leaders.put(member.user(), leader.user()));
            }
        }
        return new FollowGraph(leaders);
    }

    private void beLed(UserId leader, double seconds) {
        long until = room.clock().millis() + (long) (1000 * seconds);
        FollowMachine.Camera order = machine.lead(leader, pose(), graph(), until);
        if (order instanceof FollowMachine.Camera.Track) {
            obey(order);
            notices.info(Texts.of("follow.led", room.nameOf(leader)), stopStep());
        }
    }

    private void hear(UserId from, String kind, Value body) {
        switch (kind) {
            case LEAD_FORCE -> {
                boolean mayForce =
                        room.member(from)
                                .filter(Member::connected)
                                .filter(member -> member.role() == Role.ADMIN)
                                .isPresent();
                if (mayForce && body instanceof Value.Num(double seconds) && seconds > 0) {
                    beLed(from, Math.min(seconds, LONGEST_FORCED_SECONDS));
                }
            }
            case LEAD_INVITE ->
                    notices.info(
                            Texts.of("follow.invitation", room.nameOf(from)),
                            new Notice.NextStep(
                                    "follow-accept", Texts.of("follow.accept"), () -> follow(from)),
                            new Notice.NextStep(
                                    "follow-decline",
                                    Texts.of("follow.decline"),
                                    () ->
                                            room.client()
                                                    .sendSignal(
                                                            from, LEAD_DECLINED, Value.of(true))));
            case LEAD_DECLINED -> notices.info(Texts.of("follow.declined", room.nameOf(from)));
            default -> {}
        }
    }
}
