package org.orrery.ui.follow;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
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
        return switch (machine.state()) {
            case FollowMachine.State.Following(UserId leader, Pose _) -> Optional.of(leader);
            case FollowMachine.State.Peeking(UserId leader, Pose _, var _) -> Optional.of(leader);
            case FollowMachine.State.Free _, FollowMachine.State.Leading _ -> Optional.empty();
        };
    }

    /// Whether I look through somebody's eyes, or lead.
    public boolean isActive() {
        return !(machine.state() instanceof FollowMachine.State.Free);
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
        obey(machine.lead());
        room.client().sendSignal(user, LEAD_INVITE, Value.of(true));
        notices.success(
                user == null
                        ? Texts.of("follow.invited.all")
                        : Texts.of("follow.invited", room.nameOf(user)));
    }

    /// Called each frame: passes on the leader's pose and sees whether my own hand took over.
    public void tick() {
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

    private void noticeAbsence() {
        leader().filter(user -> room.member(user).filter(Member::connected).isEmpty())
                .ifPresent(this::lose);
    }

    private void lose(UserId leader) {
        FollowMachine.State before = machine.state();
        obey(machine.lost(leader));
        if (before instanceof FollowMachine.State.Following(UserId _, Pose own)) {
            sayEnded("follow.ended.lost", leader, own);
        }
    }

    private void sayEnded(String key, UserId leader, Pose own) {
        notices.info(
                Texts.of(key, room.nameOf(leader)),
                new Notice.NextStep(
                        "follow-back",
                        Texts.of("follow.back"),
                        () -> {
                            if (camera != null) {
                                camera.moveTo(own);
                            }
                        }));
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
            case FollowMachine.Camera.Return(Pose to) -> {
                if (eyes != null) {
                    eyes.stopTracking();
                    eyes.moveTo(to);
                }
            }
            case FollowMachine.Camera.Refused(FollowMachine.Why why) ->
                    notices.warning(
                            Texts.of(
                                    why == FollowMachine.Why.CYCLE
                                            ? "follow.refused.cycle"
                                            : "follow.refused.myself"));
        }
        state.set(machine.state());
        presence.setFollowing(
                machine.state() instanceof FollowMachine.State.Following(UserId leader, Pose _)
                        ? room.member(leader).map(Member::slot).orElse(-1)
                        : -1);
        presence.setFlag(
                MemberPose.LEADING, machine.state() instanceof FollowMachine.State.Leading);
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

    private void hear(UserId from, String kind, Value body) {
        switch (kind) {
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
