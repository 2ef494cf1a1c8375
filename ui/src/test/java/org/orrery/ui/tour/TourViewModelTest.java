package org.orrery.ui.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.id.UserId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.ui.bookmark.BookmarksViewModel;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;
import org.orrery.ui.follow.FollowCamera;
import org.orrery.ui.follow.FollowMachine.Part;
import org.orrery.ui.follow.FollowMachine.State;
import org.orrery.ui.follow.FollowViewModel;
import org.orrery.ui.presence.OwnPresence;
import org.orrery.ui.presence.Peers;

final class TourViewModelTest {
    private static final Pose HERE = Pose.lookingAt(new Vec3(1, 2, 3), Vec3.ZERO);
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final AtomicLong nanos = new AtomicLong(1);
    private final Peers peers = new Peers(nanos::get);
    private final OwnPresence presence = new OwnPresence(nanos::get, fake.client()::updatePresence);
    private final FollowViewModel follow =
            new FollowViewModel(fake.room(), peers, presence, fake.notices());
    private final Eyes eyes = new Eyes();
    private final BookmarksViewModel bookmarks =
            new BookmarksViewModel(fake.room(), eyes::pose, eyes::moveTo);
    private final TourViewModel tours =
            new TourViewModel(fake.room(), bookmarks, follow, fake.notices());

    private static final class Eyes implements FollowCamera {
        private Pose pose = HERE;
        private boolean tracking;

        @Override
        public Pose pose() {
            return pose;
        }

        @Override
        public void track(Pose leader) {
            tracking = true;
            pose = leader;
        }

        @Override
        public boolean isTracking() {
            return tracking;
        }

        @Override
        public void stopTracking() {
            tracking = false;
        }

        @Override
        public void moveTo(Pose to) {
            tracking = false;
            pose = to;
        }
    }

    @BeforeEach
    void hear() {
        follow.connect(eyes);
        fake.room().onPoses(peers::hear);
        fake.sample().showPoses();
        fake.settle();
    }

    @Test
    @Tag("TR1")
    void whoeverIsThereIsInvitedAndComesAlong() {
        lead(SampleRoom.BRAM);

        fake.notices().toasts().getLast().actions().getFirst().run().run();

        assertThat(tours.part()).contains(Part.ALONG);
        assertThat(eyes.tracking).isTrue();
        presence.tick(eyes.pose());
        assertThat(fake.client().presence().orElseThrow().following()).isEqualTo(1);
    }

    @Test
    @Tag("TR1")
    void aSecondTourWaitsForTheEndOfTheFirst() {
        lead(SampleRoom.BRAM);

        tours.start("", 0);
        fake.settle();

        assertThat(fake.client().document().ofKind(Kinds.TOUR)).hasSize(1);
        assertThat(fake.notices().toasts().getLast().text()).contains("Bram de Vries");
    }

    @Test
    @Tag("TR2")
    void theGuideGoesFromPlaceToPlaceAndLeavesOutWhatIsGone() {
        tours.start("", 0);
        fake.settle();
        assertThat(tours.isMine()).isTrue();
        assertThat(follow.stateProperty().get()).isInstanceOf(State.Guiding.class);
        Pose first = bookmarks.bookmarks().getFirst().pose();
        Pose last = bookmarks.bookmarks().getLast().pose();
        assertThat(eyes.pose).isEqualTo(first);

        fake.client()
                .play(SampleRoom.BRAM, new Operation.Delete(bookmarks.bookmarks().get(1).id()));
        fake.settle();
        tours.next();
        fake.settle();

        assertThat(eyes.pose).isEqualTo(last);
        assertThat(tours.tour().orElseThrow().step()).isEqualTo(2);
        tours.next();
        assertThat(fake.notices().toasts().getLast().text()).contains("last place");
    }

    @Test
    @Tag("TR3")
    void whoMovesWandersOffAndComesBackWithOneKey() {
        lead(SampleRoom.BRAM);
        tours.join();
        eyes.moveTo(HERE);
        follow.tick();
        assertThat(tours.part()).contains(Part.WANDERING);

        step(SampleRoom.BRAM, 1);
        assertThat(eyes.pose).isEqualTo(HERE);
        tours.join();

        assertThat(tours.part()).contains(Part.ALONG);
        assertThat(eyes.tracking).isTrue();
    }

    @Test
    @Tag("TR4")
    void aPauseLetsEverybodyLookAround() {
        EntityId tour = lead(SampleRoom.BRAM);
        tours.join();

        fake.client()
                .play(SampleRoom.BRAM, new Operation.Update(tour, "state", Value.of("paused")));
        fake.settle();
        assertThat(tours.part()).contains(Part.RESTING);
        assertThat(eyes.tracking).isFalse();

        fake.client()
                .play(SampleRoom.BRAM, new Operation.Update(tour, "state", Value.of("running")));
        fake.settle();
        assertThat(tours.part()).contains(Part.ALONG);
    }

    @Test
    @Tag("TR5")
    void theEndGivesEverybodyTheirCameraBack() {
        EntityId tour = lead(SampleRoom.BRAM);
        tours.join();
        assertThat(eyes.pose).isNotEqualTo(HERE);

        fake.client().play(SampleRoom.BRAM, new Operation.Delete(tour));
        fake.settle();

        assertThat(eyes.pose).isEqualTo(HERE);
        assertThat(tours.part()).isEmpty();
    }

    @Test
    @Tag("TR5")
    void aGuideWhoIsGoneGivesEverybodyTheirCameraBackAndIsWaitedFor() {
        lead(SampleRoom.BRAM);
        tours.join();

        connected(SampleRoom.BRAM, false);

        assertThat(tours.tour()).isEmpty();
        assertThat(eyes.pose).isEqualTo(HERE);
        connected(SampleRoom.BRAM, true);
        assertThat(tours.tour()).isPresent();
        assertThat(fake.notices().toasts().getLast().text()).contains("leads a tour");
    }

    @Test
    @Tag("TR6")
    void onlyTheGuideLeads() {
        EntityId tour = lead(SampleRoom.BRAM);

        tours.next();
        tours.setPaused(true);
        tours.end();
        fake.settle();

        Entity now = fake.client().document().entity(tour);
        assertThat(now).isNotNull();
        assertThat(tours.tour().orElseThrow().step()).isZero();
        assertThat(tours.tour().orElseThrow().paused()).isFalse();
    }

    @Test
    @Tag("TR6")
    void theGuideEndsTheTour() {
        tours.start("", 1);
        fake.settle();

        tours.end();
        fake.settle();

        assertThat(tours.tour()).isEmpty();
        assertThat(follow.stateProperty().get()).isEqualTo(new State.Free());
    }

    private EntityId lead(UserId guide) {
        EntityId id = fake.client().ids().nextEntity();
        List<String> stops =
                bookmarks.bookmarks().stream().map(each -> each.id().toString()).toList();
        fake.client()
                .play(
                        guide,
                        new Operation.Create(
                                id,
                                Kinds.TOUR,
                                Map.of(
                                        "stops", Value.ofStrings(stops),
                                        "step", Value.of(0),
                                        "state", Value.of("running"))));
        fake.settle();
        return id;
    }

    private void step(UserId guide, int to) {
        fake.client()
                .play(
                        guide,
                        new Operation.Update(
                                tours.tour().orElseThrow().id(), "step", Value.of(to)));
        fake.settle();
    }

    private void connected(UserId user, boolean here) {
        fake.client()
                .play(
                        UserId.RELAY,
                        new Operation.Update(
                                fake.sample().member(user), "connected", Value.of(here)));
        fake.settle();
    }
}
