package org.orrery.ui.tour;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;
import org.orrery.model.document.Document;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.value.Value;
import org.orrery.ui.bookmark.Bookmark;
import org.orrery.ui.bookmark.BookmarksViewModel;
import org.orrery.ui.follow.FollowMachine.Part;
import org.orrery.ui.follow.FollowMachine.State;
import org.orrery.ui.follow.FollowViewModel;
import org.orrery.ui.notice.Notice;
import org.orrery.ui.notice.NoticeBoard;
import org.orrery.ui.session.Member;
import org.orrery.ui.session.RoomModel;
import org.orrery.ui.text.Texts;

/// The tour of the room: starting it, leading it, coming along. The tour itself is shared; whether I am along is mine, and the
/// follow machine keeps it.
public final class TourViewModel {
    private static final int MOST_STOPS = 100;
    private final RoomModel room;
    private final BookmarksViewModel bookmarks;
    private final FollowViewModel follow;
    private final NoticeBoard notices;
    private final ReadOnlyObjectWrapper<Optional<Tour>> tour =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private @Nullable Notice invitation;

    public TourViewModel(
            RoomModel room,
            BookmarksViewModel bookmarks,
            FollowViewModel follow,
            NoticeBoard notices) {
        this.room = room;
        this.bookmarks = bookmarks;
        this.follow = follow;
        this.notices = notices;
        room.watch(Set.of(Kinds.TOUR, Kinds.MEMBER), (_, after) -> read(after));
    }

    /// The tour whose guide is here: of several the oldest.
    public ReadOnlyObjectProperty<Optional<Tour>> tourProperty() {
        return tour.getReadOnlyProperty();
    }

    public Optional<Tour> tour() {
        return tour.get();
    }

    public boolean isMine() {
        return tour().filter(now -> now.guide().equals(room.me())).isPresent();
    }

    /// How I take part; empty when I do not.
    public Optional<Part> part() {
        return follow.stateProperty().get() instanceof State.Touring(var _, var _, Part part)
                ? Optional.of(part)
                : Optional.empty();
    }

    /// Where the tour is.
    public Optional<Bookmark> stop() {
        return tour().filter(now -> !now.stops().isEmpty())
                .flatMap(now -> bookmark(now.stops().get(now.step())));
    }

    /// Leads everybody who wants through all bookmarks, beginning at one of them.
    public void start(String title, int first) {
        List<String> stops =
                bookmarks.bookmarks().stream()
                        .limit(MOST_STOPS)
                        .map(bookmark -> bookmark.id().toString())
                        .toList();
        if (stops.isEmpty()) {
            notices.info(Texts.of("tour.nothing"));
        } else if (tour().isPresent()) {
            notices.warning(Texts.of("tour.taken", room.nameOf(tour().get().guide())));
        } else if (follow.stateProperty().get() instanceof State.Led) {
            notices.warning(Texts.of("follow.refused.led"));
        } else {
            int step = Math.clamp(first, 0, stops.size() - 1);
            var _ =
                    room.submitWithoutUndo(
                            Texts.of("step.tour.start"),
                            new Operation.Create(
                                    room.newId(),
                                    Kinds.TOUR,
                                    Map.of(
                                            "title", Value.of(title),
                                            "stops", Value.ofStrings(stops),
                                            "step", Value.of(step),
                                            "state", Value.of(Tour.RUNNING))));
            follow.guide();
            bookmark(stops.get(step)).ifPresent(this::show);
        }
    }

    public void next() {
        step(1);
    }

    public void previous() {
        step(-1);
    }

    /// To the next place that is still there; for the guide alone.
    private void step(int by) {
        if (!isMine()) {
            return;
        }
        Tour now = tour().orElseThrow();
        for (int at = now.step() + by; at >= 0 && at < now.stops().size(); at += by) {
            Optional<Bookmark> there = bookmark(now.stops().get(at));
            if (there.isPresent()) {
                set(now, "step", Value.of(at));
                show(there.get());
                return;
            }
        }
        notices.info(Texts.of(by > 0 ? "tour.last" : "tour.first"));
    }

    /// Lets everybody look around, or calls them back.
    public void setPaused(boolean paused) {
        tour().filter(_ -> isMine())
                .ifPresent(now -> set(now, "state", Value.of(paused ? Tour.PAUSED : Tour.RUNNING)));
    }

    public void togglePaused() {
        tour().ifPresent(now -> setPaused(!now.paused()));
    }

    /// Ends the tour for everybody, as its guide or an admin.
    public void end() {
        tour().ifPresent(now -> {
            Entity entity = room.document().entity(now.id());
            if (entity != null && room.access().mayDelete(entity)) {
                var _ =
                        room.submitWithoutUndo(
                                Texts.of("step.tour.end"), new Operation.Delete(now.id()));
            }
        });
    }

    /// Whether I may end a tour that another leads.
    public boolean mayEnd() {
        return tour().map(now -> room.document().entity(now.id()))
                .filter(entity -> room.access().mayDelete(entity))
                .isPresent();
    }

    /// Comes along, or comes back after having wandered off.
    public void join() {
        Optional<Tour> now = tour();
        if (now.isEmpty()) {
            notices.info(Texts.of("tour.none"));
        } else if (!isMine()) {
            dismissInvitation();
            var _ = follow.join(now.get().guide(), now.get().paused());
        } else if (!(follow.stateProperty().get() instanceof State.Guiding)) {
            follow.guide();
            stop().ifPresent(this::show);
        }
    }

    public void leave() {
        if (part().isPresent()) {
            follow.goBack();
        }
    }

    private void show(Bookmark place) {
        bookmarks.restore(place);
        bookmarks.go(place);
    }

    private void set(Tour now, String property, Value value) {
        var _ =
                room.submitWithoutUndo(
                        Texts.of("step.tour.go"), new Operation.Update(now.id(), property, value));
    }

    private Optional<Bookmark> bookmark(String id) {
        return bookmarks.bookmarks().stream()
                .filter(bookmark -> bookmark.id().toString().equals(id))
                .findFirst();
    }

    private void read(Document document) {
        Optional<Tour> before = tour.get();
        Optional<Tour> now =
                document.ofKind(Kinds.TOUR).stream()
                        .filter(entity -> isHere(entity))
                        .min(Comparator.comparingLong(Entity::createdAt).thenComparing(Entity::id))
                        .map(Tour::of);
        if (now.equals(before)) {
            return;
        }
        tour.set(now);
        boolean another = !now.map(Tour::id).equals(before.map(Tour::id));
        if (another && before.isPresent()) {
            over(before.get(), document);
        }
        if (another && now.isPresent() && !isMine()) {
            invite(now.get());
        }
        now.filter(_ -> part().isPresent()).ifPresent(tour -> follow.tourPaused(tour.paused()));
    }

    private boolean isHere(Entity entity) {
        return room.member(entity.owner()).filter(Member::connected).isPresent();
    }

    private void over(Tour gone, Document document) {
        boolean took = part().isPresent();
        dismissInvitation();
        follow.tourOver();
        if (took) {
            boolean lost = document.entity(gone.id()) != null;
            notices.info(Texts.of(lost ? "tour.lost" : "tour.over", room.nameOf(gone.guide())));
        }
    }

    private void invite(Tour now) {
        invitation =
                notices.ask(
                        Texts.of("tour.invitation", room.nameOf(now.guide()), now.stops().size()),
                        new Notice.NextStep("tour-join", Texts.of("tour.join"), this::join),
                        new Notice.NextStep("tour-not-now", Texts.of("tour.notnow"), () -> {}));
    }

    private void dismissInvitation() {
        if (invitation != null) {
            notices.dismiss(invitation);
            invitation = null;
        }
    }
}
