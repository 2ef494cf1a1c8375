package org.orrery.ui.follow;

import org.orrery.model.id.UserId;
import org.orrery.model.space.Pose;

/// Whose eyes I look through. Each event moves the state and says what the camera is to do; nothing else happens here.
public final class FollowMachine {
    private final UserId me;
    private State state = new State.Free();

    /// The four ways of looking.
    public sealed interface State {
        record Free() implements State {}

        /// As long as a key or button is held; `before` is what it goes back to.
        record Peeking(UserId leader, Pose own, State before) implements State {}

        /// Until somebody ends it; `own` is where I stood before.
        record Following(UserId leader, Pose own) implements State {}

        record Leading() implements State {}
    }

    /// What the camera is to do.
    public sealed interface Camera {
        record Stay() implements Camera {}

        record Track(UserId leader) implements Camera {}

        record Return(Pose to) implements Camera {}

        /// Nothing changed, because of this.
        record Refused(Why why) implements Camera {}
    }

    /// Why somebody cannot be followed.
    public enum Why {
        MYSELF,
        CYCLE
    }

    public FollowMachine(UserId me) {
        this.me = me;
    }

    public State state() {
        return state;
    }

    public Camera follow(UserId leader, Pose own, FollowGraph graph) {
        if (leader.equals(me)) {
            return new Camera.Refused(Why.MYSELF);
        }
        if (graph.closesCycle(me, leader)) {
            return new Camera.Refused(Why.CYCLE);
        }
        state = new State.Following(leader, origin(own));
        return new Camera.Track(leader);
    }

    /// Peeking makes no cycle: it lasts as long as it is held, and is not told to others.
    public Camera peek(UserId leader, Pose own) {
        if (leader.equals(me)) {
            return new Camera.Refused(Why.MYSELF);
        }
        if (state instanceof State.Peeking) {
            return new Camera.Stay();
        }
        state = new State.Peeking(leader, own, state);
        return new Camera.Track(leader);
    }

    public Camera endPeek() {
        if (!(state instanceof State.Peeking(UserId _, Pose own, State before))) {
            return new Camera.Stay();
        }
        state = before;
        return before instanceof State.Following(UserId leader, Pose _)
                ? new Camera.Track(leader)
                : new Camera.Return(own);
    }

    /// My own hand moved the camera: I stay where I am.
    public Camera ownMovement() {
        return switch (state) {
            case State.Following _, State.Peeking _ -> {
                state = new State.Free();
                yield new Camera.Stay();
            }
            case State.Free _, State.Leading _ -> new Camera.Stay();
        };
    }

    /// Ends following or leading.
    ///
    /// @param goBack whether to return to where I stood before
    public Camera stop(boolean goBack) {
        State before = state;
        state = new State.Free();
        return switch (before) {
            case State.Following(UserId _, Pose own) when goBack -> new Camera.Return(own);
            case State.Peeking(UserId _, Pose own, State _) -> new Camera.Return(own);
            default -> new Camera.Stay();
        };
    }

    /// Somebody left, or has not been heard of for long.
    public Camera lost(UserId user) {
        return switch (state) {
            case State.Following(UserId leader, Pose _) when leader.equals(user) -> stop(false);
            case State.Peeking(UserId leader, Pose own, State before) when leader.equals(user) -> {
                state = before instanceof State.Following ? new State.Free() : before;
                yield new Camera.Return(own);
            }
            default -> new Camera.Stay();
        };
    }

    /// Others are invited to look through my eyes, which must be my own.
    public Camera lead() {
        state = new State.Leading();
        return new Camera.Stay();
    }

    private Pose origin(Pose own) {
        return switch (state) {
            case State.Following(UserId _, Pose first) -> first;
            case State.Peeking(UserId _, Pose first, State _) -> first;
            case State.Free _, State.Leading _ -> own;
        };
    }
}
