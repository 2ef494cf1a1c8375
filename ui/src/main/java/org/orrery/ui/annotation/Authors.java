package org.orrery.ui.annotation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import javafx.scene.layout.HBox;
import org.orrery.model.id.UserId;
import org.orrery.ui.control.AvatarCircle;
import org.orrery.ui.control.Panels;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;

/// Who wrote something, and when.
final class Authors {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM HH:mm", java.util.Locale.ENGLISH)
                    .withZone(ZoneId.systemDefault());

    private Authors() {}

    static HBox head(RoomModel room, UserId author, long millis) {
        HBox head =
                Panels.row(
                        circle(room, author),
                        Panels.label(room.nameOf(author), "annotation-author"),
                        Panels.label(TIME.format(Instant.ofEpochMilli(millis)), "chat-time"),
                        Panels.spacer());
        head.setSpacing(6);
        return head;
    }

    static AvatarCircle circle(RoomModel room, UserId user) {
        Optional<Member> member = room.member(user);
        return new AvatarCircle(
                member.map(Member::initials).orElse("?"),
                member.map(Member::colour).orElse("#6E7681"),
                11);
    }
}
