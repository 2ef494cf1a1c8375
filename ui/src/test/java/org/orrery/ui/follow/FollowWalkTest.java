package org.orrery.ui.follow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.orrery.model.id.UserId;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.ui.follow.FollowMachine.Camera;
import org.orrery.ui.follow.FollowMachine.State;

/// Random walks of several machines that know of each other: whatever people do, nobody looks through their own eyes by way of
/// others, and everybody gets back the camera they had.
final class FollowWalkTest {
    private static final int PEOPLE = 6;
    private static final int STEPS = 4_000;

    /// One person: their machine, their camera, and where they last stood by their own will.
    private static final class Person {
        private final UserId id;
        private final FollowMachine machine;
        private Pose camera;
        private Pose ownWill;
        private Pose beforePeek;

        Person(UserId id, Pose camera) {
            this.id = id;
            this.machine = new FollowMachine(id);
            this.camera = camera;
            this.ownWill = camera;
            this.beforePeek = camera;
        }

        /// Obeys, and checks that what the camera goes back to is where this person last stood by their own will.
        void obey(Camera order, Map<UserId, Person> all) {
            obey(order, all, false);
        }

        /// @param afterPeek whether it may also be where they were when they began to peek
        void obey(Camera order, Map<UserId, Person> all, boolean afterPeek) {
            switch (order) {
                case Camera.Stay _, Camera.Refused _ -> {}
                case Camera.Track(UserId leader) -> camera = person(all, leader).camera;
                case Camera.Visit(UserId whose) -> camera = person(all, whose).camera;
                case Camera.Return(Pose to) -> {
                    if (!afterPeek || !to.equals(beforePeek)) {
                        assertThat(to).isEqualTo(ownWill);
                    }
                    camera = to;
                }
            }
        }

        /// Whether the camera is where this person put it, and not where another or the way back has it.
        boolean isOwn() {
            return switch (machine.state()) {
                case State.Free _, State.Leading _, State.Guiding _ -> true;
                case State.Touring(var _, var _, var part) -> part == FollowMachine.Part.WANDERING;
                case State.Following _, State.Peeking _, State.Led _, State.Visiting _ -> false;
            };
        }
    }

    private final Map<UserId, Person> people = new HashMap<>();
    private final List<UserId> ids = new ArrayList<>();
    private long now;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @Tag("FW1")
    @Tag("FW2")
    void whoKnowsTheTruthNeverClosesACycle(long seed) {
        Random random = new Random(seed);
        populate(random);
        for (int i = 0; i < STEPS; i++) {
            act(random, truth());
            assertThat(cycle(truth())).as("after %d steps", i).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    @Tag("FW1")
    void oldNewsMayCloseACycleButFreshNewsOpensIt(long seed) {
        Random random = new Random(seed);
        populate(random);
        FollowGraph heard = truth();
        int cycles = 0;
        for (int i = 0; i < STEPS; i++) {
            act(random, heard);
            if (i % 5 == 0) {
                cycles += cycle(truth()).isEmpty() ? 0 : 1;
                settle();
                heard = truth();
                assertThat(cycle(heard)).as("after %d steps", i).isEmpty();
            }
        }
        assertThat(cycles).isPositive();
    }

    private void settle() {
        for (int round = 0; round < PEOPLE; round++) {
            FollowGraph all = truth();
            people.values().forEach(each -> each.obey(each.machine.graphChanged(all), people));
        }
    }

    private void populate(Random random) {
        for (int i = 0; i < PEOPLE; i++) {
            UserId id = new UserId("p" + i);
            ids.add(id);
            people.put(id, new Person(id, anywhere(random)));
        }
    }

    private void act(Random random, FollowGraph graph) {
        Person me = person(people, ids.get(random.nextInt(PEOPLE)));
        UserId other = ids.get(random.nextInt(PEOPLE));
        FollowMachine machine = me.machine;
        now++;
        if (me.isOwn() && random.nextInt(3) == 0) {
            me.camera = anywhere(random);
        }
        if (me.isOwn()) {
            me.ownWill = me.camera;
        }
        Pose own = me.camera;
        switch (random.nextInt(14)) {
            case 0, 1 -> me.obey(machine.follow(other, own, graph), people);
            case 2 -> {
                if (!(machine.state() instanceof State.Peeking)) {
                    me.beforePeek = own;
                }
                me.obey(machine.peek(other, own), people);
            }
            case 3 -> me.obey(machine.endPeek(), people, true);
            case 4 -> me.obey(machine.visit(other, own), people);
            case 5 -> me.obey(machine.ownMovement(), people);
            case 6 -> me.obey(machine.stop(random.nextBoolean()), people);
            case 7 ->
                    people.values()
                            .forEach(each -> each.obey(each.machine.lost(other), people, true));
            case 8 -> me.obey(machine.lead(), people);
            case 9 -> me.obey(machine.join(other, own, graph, random.nextBoolean()), people);
            case 10 -> me.obey(machine.tourPaused(random.nextBoolean(), graph), people);
            case 11 -> me.obey(machine.tourOver(), people);
            case 12 -> me.obey(machine.lead(other, own, graph, now + 20), people);
            default ->
                    people.values()
                            .forEach(each -> each.obey(each.machine.timePassed(now), people));
        }
        if (me.isOwn()) {
            me.ownWill = me.camera;
        }
    }

    private FollowGraph truth() {
        Map<UserId, UserId> leaders = new HashMap<>();
        people.values()
                .forEach(each ->
                        each.machine.told().ifPresent(leader -> leaders.put(each.id, leader)));
        return new FollowGraph(leaders);
    }

    /// Somebody who would look through their own eyes.
    private static Optional<UserId> cycle(FollowGraph graph) {
        for (UserId start : graph.leaders().keySet()) {
            Set<UserId> seen = new HashSet<>();
            Optional<UserId> at = Optional.of(start);
            while (at.isPresent()) {
                if (!seen.add(at.get())) {
                    return at;
                }
                at = graph.leaderOf(at.get());
            }
        }
        return Optional.empty();
    }

    private static Person person(Map<UserId, Person> all, UserId id) {
        return java.util.Objects.requireNonNull(all.get(id));
    }

    private static Pose anywhere(Random random) {
        return Pose.lookingAt(
                new Vec3(1 + random.nextInt(1000), random.nextInt(1000), random.nextInt(1000)),
                Vec3.ZERO);
    }
}
