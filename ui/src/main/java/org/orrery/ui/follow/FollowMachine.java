package org.orrery.ui.follow;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Pose;

/// Whose eyes I look through. Each event moves the state and says what the camera is to do; nothing else happens here.
///
/// Wherever `own` is kept it is where I stood when I last looked through my own eyes, and what I go back to.
public final class FollowMachine {
    private final UserId me;
    private State state = new State.Free();

    /// The ways of looking.
    public sealed interface State {
        record Free() implements State {}

        /// As long as a key or button is held; `before` is what it goes back to.
        record Peeking(UserId leader, Pose own, State before) implements State {}

        /// Until somebody ends it.
        record Following(UserId leader, Pose own) implements State {}

        record Leading() implements State {}

        /// I took the place of somebody and may look around from there; `own` is the way back.
        record Visiting(UserId whose, Pose own) implements State {}

        /// I take part in the tour that a guide leads.
        record Touring(UserId guide, Pose own, Part part) implements State {}

        /// I lead a tour.
        record Guiding() implements State {}

        /// An admin leads everybody for a time; my hand does not end it, but [FollowMachine#stop(boolean)] does.
        record Led(UserId leader, Pose own, long untilMillis) implements State {}
    }

    /// How I take part in a tour.
    public enum Part {
        /// I look through the eyes of the guide.
        ALONG,
        /// I went my own way and can come back.
        WANDERING,
        /// The tour is paused, and everybody looks around.
        RESTING
    }

    /// What the camera is to do.
    public sealed interface Camera {
        record Stay() implements Camera {}

        record Track(UserId leader) implements Camera {}

        /// Go to where somebody stands now, and stay there.
        record Visit(UserId whose) implements Camera {}

        record Return(Pose to) implements Camera {}

        /// Nothing changed, because of this.
        record Refused(Why why) implements Camera {}
    }

    /// Why somebody cannot be followed.
    public enum Why {
        MYSELF,
        CYCLE,
        GUIDING,
        LED
    }

    public FollowMachine(UserId me) {
        this.me = me;
    }

    public State state() {
        return state;
    }

    /// Through whose eyes I look now.
    public Optional<UserId> leader() {
        return leader(state);
    }

    private static Optional<UserId> leader(State state) {
        return switch (state) {
            case State.Following(UserId leader, Pose _) -> Optional.of(leader);
            case State.Peeking(UserId leader, Pose _, State _) -> Optional.of(leader);
            case State.Led(UserId leader, Pose _, long _) -> Optional.of(leader);
            case State.Touring(UserId guide, Pose _, Part part) when part == Part.ALONG ->
                    Optional.of(guide);
            case State.Touring _,
                    State.Free _,
                    State.Leading _,
                    State.Guiding _,
                    State.Visiting _ ->
                    Optional.empty();
        };
    }

    /// Whom I follow as others are told. A peek is not told, but what it goes back to is: else others could close a cycle
    /// meanwhile.
    public Optional<UserId> told() {
        return state instanceof State.Peeking(UserId _, Pose _, State before)
                ? leader(before)
                : leader(state);
    }

    public Camera follow(UserId leader, Pose own, FollowGraph graph) {
        @Nullable Why why = objection(leader, graph);
        if (why != null) {
            return new Camera.Refused(why);
        }
        state = new State.Following(leader, origin(own));
        return new Camera.Track(leader);
    }

    private @Nullable Why objection(UserId leader, FollowGraph graph) {
        if (leader.equals(me)) {
            return Why.MYSELF;
        }
        if (state instanceof State.Guiding) {
            return Why.GUIDING;
        }
        if (state instanceof State.Led) {
            return Why.LED;
        }
        return graph.closesCycle(me, leader) ? Why.CYCLE : null;
    }

    /// Peeking makes no cycle: it lasts as long as it is held, and is not told to others.
    public Camera peek(UserId leader, Pose own) {
        if (leader.equals(me)) {
            return new Camera.Refused(Why.MYSELF);
        }
        if (state instanceof State.Guiding) {
            return new Camera.Refused(Why.GUIDING);
        }
        if (state instanceof State.Led) {
            return new Camera.Refused(Why.LED);
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
        return leader(before)
                .<Camera>map(Camera.Track::new)
                .orElseGet(() -> new Camera.Return(own));
    }

    /// Takes the place of somebody, once.
    public Camera visit(UserId whose, Pose own) {
        if (whose.equals(me)) {
            return new Camera.Refused(Why.MYSELF);
        }
        switch (state) {
            case State.Led _ -> {
                return new Camera.Refused(Why.LED);
            }
            case State.Touring(UserId guide, Pose first, Part part) ->
                    state =
                            new State.Touring(
                                    guide, first, part == Part.RESTING ? part : Part.WANDERING);
            case State.Guiding _, State.Leading _ -> {}
            case State.Free _, State.Visiting _, State.Following _, State.Peeking _ ->
                    state = new State.Visiting(whose, origin(own));
        }
        return new Camera.Visit(whose);
    }

    /// My own hand moved the camera: I stay where I am, unless I am led.
    public Camera ownMovement() {
        switch (state) {
            case State.Following _ -> state = new State.Free();
            case State.Peeking(UserId _, Pose _, State before) -> state = wandering(before);
            case State.Touring _ -> state = wandering(state);
            case State.Led(UserId leader, Pose _, long _) -> {
                return new Camera.Track(leader);
            }
            case State.Free _, State.Leading _, State.Guiding _, State.Visiting _ -> {}
        }
        return new Camera.Stay();
    }

    private static State wandering(State before) {
        return switch (before) {
            case State.Touring(UserId guide, Pose own, Part part) ->
                    new State.Touring(guide, own, part == Part.ALONG ? Part.WANDERING : part);
            case State.Following _, State.Peeking _, State.Led _ -> new State.Free();
            case State.Free _, State.Leading _, State.Guiding _, State.Visiting _ -> before;
        };
    }

    /// Ends following, leading, or my part in a tour.
    ///
    /// @param goBack whether to return to where I stood before
    public Camera stop(boolean goBack) {
        State before = state;
        state = new State.Free();
        return switch (before) {
            case State.Following(UserId _, Pose own) when goBack -> new Camera.Return(own);
            case State.Visiting(UserId _, Pose own) when goBack -> new Camera.Return(own);
            case State.Touring(UserId _, Pose own, Part part)
                    when goBack && part != Part.WANDERING ->
                    new Camera.Return(own);
            case State.Peeking(UserId _, Pose own, State underneath) ->
                    new Camera.Return(originOf(underneath, own));
            case State.Led(UserId _, Pose own, long _) -> new Camera.Return(own);
            default -> new Camera.Stay();
        };
    }

    /// Somebody left, or has not been heard of for long: whoever looked through their eyes gets their own camera back.
    public Camera lost(UserId user) {
        return switch (state) {
            case State.Following(UserId leader, Pose own) when leader.equals(user) -> back(own);
            case State.Led(UserId leader, Pose own, long _) when leader.equals(user) -> back(own);
            case State.Touring(UserId guide, Pose _, Part _) when guide.equals(user) -> tourOver();
            case State.Peeking(UserId leader, Pose own, State before) -> {
                boolean peeked = leader.equals(user);
                boolean underneath = leader(before).filter(user::equals).isPresent();
                State rest = underneath ? new State.Free() : before;
                Pose first = underneath ? originOf(before, own) : own;
                state = peeked ? rest : new State.Peeking(leader, first, rest);
                yield !peeked
                        ? new Camera.Stay()
                        : leader(rest)
                                .<Camera>map(Camera.Track::new)
                                .orElseGet(() -> new Camera.Return(first));
            }
            default -> new Camera.Stay();
        };
    }

    private Camera back(Pose own) {
        state = new State.Free();
        return new Camera.Return(own);
    }

    /// Others are invited to look through my eyes, which must be my own.
    public Camera lead() {
        state = new State.Leading();
        return new Camera.Stay();
    }

    /// I lead a tour from here on, through my own eyes.
    public Camera guide() {
        state = new State.Guiding();
        return new Camera.Stay();
    }

    /// Takes part in a tour, or comes back to it.
    ///
    /// @param paused whether it is paused now
    public Camera join(UserId guide, Pose own, FollowGraph graph, boolean paused) {
        @Nullable Why why = objection(guide, graph);
        if (why != null) {
            return new Camera.Refused(why);
        }
        state = new State.Touring(guide, origin(own), paused ? Part.RESTING : Part.ALONG);
        return paused ? new Camera.Stay() : new Camera.Track(guide);
    }

    /// The tour was paused, or goes on: whoever rests comes along again, whoever wanders goes on wandering.
    public Camera tourPaused(boolean paused, FollowGraph graph) {
        return switch (state) {
            case State.Touring touring -> {
                State.Touring next = paused(touring, paused, graph);
                boolean alongNow = touring.part() != Part.ALONG && next.part() == Part.ALONG;
                state = next;
                yield alongNow ? new Camera.Track(next.guide()) : new Camera.Stay();
            }
            case State.Peeking(UserId leader, Pose own, State.Touring touring) -> {
                State.Touring next = paused(touring, paused, graph);
                boolean letGo = next.part() == Part.WANDERING && !next.equals(touring);
                state = new State.Peeking(leader, letGo ? touring.own() : own, next);
                yield new Camera.Stay();
            }
            default -> new Camera.Stay();
        };
    }

    private State.Touring paused(State.Touring touring, boolean paused, FollowGraph graph) {
        Part part = touring.part();
        if (paused && part == Part.ALONG) {
            part = Part.RESTING;
        } else if (!paused && part == Part.RESTING) {
            part = graph.closesCycle(me, touring.guide()) ? Part.WANDERING : Part.ALONG;
        }
        return new State.Touring(touring.guide(), touring.own(), part);
    }

    /// The tour has ended. Who wandered off stays where they are.
    public Camera tourOver() {
        return switch (state) {
            case State.Touring(UserId _, Pose _, Part part) when part == Part.WANDERING -> {
                state = new State.Free();
                yield new Camera.Stay();
            }
            case State.Touring(UserId _, Pose own, Part _) -> back(own);
            case State.Peeking(UserId leader, Pose own, State.Touring touring) -> {
                state = new State.Peeking(leader, originOf(touring, own), new State.Free());
                yield new Camera.Stay();
            }
            case State.Guiding _ -> {
                state = new State.Free();
                yield new Camera.Stay();
            }
            default -> new Camera.Stay();
        };
    }

    /// An admin leads everybody until a moment; whoever guides a tour is left alone.
    public Camera lead(UserId leader, Pose own, FollowGraph graph, long untilMillis) {
        if (leader.equals(me)) {
            return new Camera.Refused(Why.MYSELF);
        }
        if (state instanceof State.Guiding) {
            return new Camera.Refused(Why.GUIDING);
        }
        if (graph.closesCycle(me, leader)) {
            return new Camera.Refused(Why.CYCLE);
        }
        state = new State.Led(leader, origin(own), untilMillis);
        return new Camera.Track(leader);
    }

    /// Being led ends by itself.
    public Camera timePassed(long nowMillis) {
        return state instanceof State.Led(UserId _, Pose own, long until) && nowMillis >= until
                ? back(own)
                : new Camera.Stay();
    }

    /// Two who follow each other at the same moment do not know of each other yet. When the news shows the cycle, the one with
    /// the greatest name of those in it lets go.
    public Camera graphChanged(FollowGraph graph) {
        Optional<UserId> leader = told();
        if (leader.isEmpty()
                || !graph.closesCycle(me, leader.get())
                || !graph.isGreatestOfCycle(me, leader.get())) {
            return new Camera.Stay();
        }
        return switch (state) {
            case State.Following(UserId _, Pose own) -> back(own);
            case State.Led(UserId _, Pose own, long _) -> back(own);
            case State.Touring(UserId guide, Pose own, Part _) -> {
                state = new State.Touring(guide, own, Part.WANDERING);
                yield new Camera.Return(own);
            }
            case State.Peeking(UserId peeked, Pose own, State before) -> {
                state = new State.Peeking(peeked, originOf(before, own), new State.Free());
                yield new Camera.Stay();
            }
            default -> new Camera.Stay();
        };
    }

    private Pose origin(Pose own) {
        return originOf(state, own);
    }

    private static Pose originOf(State state, Pose own) {
        return switch (state) {
            case State.Following(UserId _, Pose first) -> first;
            case State.Visiting(UserId _, Pose first) -> first;
            case State.Led(UserId _, Pose first, long _) -> first;
            case State.Touring(UserId _, Pose first, Part part) ->
                    part == Part.WANDERING ? own : first;
            case State.Peeking(UserId _, Pose first, State before) -> originOf(before, first);
            case State.Free _, State.Leading _, State.Guiding _ -> own;
        };
    }
}
