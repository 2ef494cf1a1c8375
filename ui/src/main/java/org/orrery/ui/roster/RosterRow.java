package org.orrery.ui.roster;

import org.orrery.protocol.message.MemberPose;
import org.orrery.ui.session.Member;

/// One person as the roster shows them.
///
/// @param activity what they do now, in a few words
/// @param followedByMe whether I look through their eyes
public record RosterRow(
        Member member,
        String activity,
        MemberPose.Tool tool,
        boolean stale,
        boolean leading,
        boolean followedByMe) {}
