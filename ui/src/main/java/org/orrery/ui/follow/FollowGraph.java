package org.orrery.ui.follow;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.orrery.model.id.UserId;

/// Who follows whom, as presence tells.
public record FollowGraph(Map<UserId, UserId> leaders) {
    public FollowGraph {
        leaders = Map.copyOf(leaders);
    }

    public Optional<UserId> leaderOf(UserId user) {
        return Optional.ofNullable(leaders.get(user));
    }

    /// Whether `follower` would look through their own eyes if they followed `leader`.
    public boolean closesCycle(UserId follower, UserId leader) {
        Set<UserId> seen = new HashSet<>();
        UserId at = leader;
        while (at != null && seen.add(at)) {
            if (at.equals(follower)) {
                return true;
            }
            at = leaders.get(at);
        }
        return false;
    }

    /// Whether nobody on the way from `leader` back to `me` has a greater name than `me`, which is a rule that all in a cycle
    /// apply alike.
    boolean isGreatestOfCycle(UserId me, UserId leader) {
        Set<UserId> seen = new HashSet<>();
        UserId at = leader;
        while (at != null && !at.equals(me) && seen.add(at)) {
            if (at.value().compareTo(me.value()) > 0) {
                return false;
            }
            at = leaders.get(at);
        }
        return true;
    }
}
