package org.orrery.ui.roster;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.document.Members;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.role.Role;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.follow.FollowViewModel;
import org.orrery.ui.meeting.MeetingModel;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.presence.Peers;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// Who is here, me first, and what each of them does. [#refresh()] is called a few times a second, because poses age.
public final class RosterViewModel {
    private static final Comparator<Member> ORDER =
            Comparator.comparing((Member member) -> !member.me())
                    .thenComparing(member -> !member.handRaised())
                    .thenComparing(Member::name, String.CASE_INSENSITIVE_ORDER);
    private final RoomModel room;
    private final Peers peers;
    private final FollowViewModel follow;
    private final NoticeBoard notices;
    private final MeetingModel meeting;
    private final ObservableList<RosterRow> rows = FXCollections.observableArrayList();

    public RosterViewModel(
            RoomModel room,
            Peers peers,
            FollowViewModel follow,
            NoticeBoard notices,
            MeetingModel meeting) {
        this.room = room;
        this.peers = peers;
        this.follow = follow;
        this.notices = notices;
        this.meeting = meeting;
        room.watch(Set.of(Kinds.MEMBER), this::membersChanged);
        follow.stateProperty().subscribe(_ -> refresh());
    }

    public ObservableList<RosterRow> rows() {
        return rows;
    }

    public FollowViewModel follow() {
        return follow;
    }

    /// What admins may do with the people here.
    public MeetingModel meeting() {
        return meeting;
    }

    public boolean mayChangeRoles() {
        return room.access().role() == Role.ADMIN;
    }

    public void changeRole(Member member, Role role) {
        var _ =
                room.submit(
                        Texts.of("step.role", member.name()),
                        new Operation.Update(member.id(), "role", Value.of(role.wireName())));
    }

    public Optional<Member> me() {
        return room.member(room.me());
    }

    public void toggleHand() {
        me().ifPresent(member -> {
            var _ =
                    room.submitWithoutUndo(
                            Texts.of("step.hand"),
                            new Operation.Update(
                                    member.id(), "hand_raised", Value.of(!member.handRaised())));
        });
    }

    public void refresh() {
        List<RosterRow> now =
                room.members().stream()
                        .filter(Member::connected)
                        .sorted(ORDER)
                        .map(this::row)
                        .toList();
        if (!now.equals(rows)) {
            rows.setAll(now);
        }
    }

    private RosterRow row(Member member) {
        var pose = peers.at(member.slot()).map(Peers.Peer::news);
        return new RosterRow(
                member,
                activity(member, pose),
                pose.map(MemberPose::tool).orElse(MemberPose.Tool.SELECT),
                !member.me() && peers.isStale(member.slot()),
                pose.filter(p -> p.has(MemberPose.LEADING)).isPresent(),
                follow.isFollowing(member.user()));
    }

    private String activity(Member member, Optional<MemberPose> pose) {
        if (member.handRaised()) {
            return Texts.of("activity.hand");
        }
        if (member.me()) {
            return follow.leader()
                    .map(leader -> Texts.of("activity.following", room.nameOf(leader)))
                    .orElse(Texts.of("activity.you"));
        }
        Optional<Member> leader = follow.leaderOf(member);
        if (leader.isPresent()) {
            return leader.get().me()
                    ? Texts.of("activity.following.you")
                    : Texts.of("activity.following", leader.get().firstName());
        }
        if (pose.filter(p -> p.has(MemberPose.AWAY)).isPresent()) {
            return Texts.of("activity.away");
        }
        if (pose.filter(p -> p.has(MemberPose.LEADING)).isPresent()) {
            return Texts.of("activity.leading");
        }
        return pose.map(p ->
                        Texts.of(
                                "activity.tool."
                                        + p.tool().name().toLowerCase(java.util.Locale.ROOT)))
                .orElse(Texts.of("activity.looking"));
    }

    private void membersChanged(Document before, Document after) {
        refresh();
        peers.keep(room.members().stream().filter(Member::connected).map(Member::slot).toList());
        if (before.size() == 0) {
            return;
        }
        for (Entity member : after.ofKind(Kinds.MEMBER)) {
            if (!member.owner().equals(room.me())) {
                Entity old = before.entity(member.id());
                tellOf(old, member);
            }
        }
        tellOwnRole(before);
    }

    private void tellOf(@org.jspecify.annotations.Nullable Entity old, Entity member) {
        boolean was = old != null && Member.isHere(old);
        boolean is = Member.isHere(member);
        String name = room.nameOf(member.owner());
        if (is && !was) {
            notices.info(Texts.of("roster.joined", name));
        } else if (was && !is) {
            notices.info(Texts.of("roster.left", name));
        } else if (is
                && old != null
                && member.flag("hand_raised", false)
                && !old.flag("hand_raised", false)) {
            notices.info(Texts.of("roster.hand", name));
        }
    }

    private void tellOwnRole(Document before) {
        UserId me = room.me();
        var old = Members.role(before, me);
        Role now = room.access().role();
        if (old.isPresent() && old.get() != now) {
            notices.info(Texts.of("roster.role", Texts.of("role." + now.wireName())));
        }
    }
}
