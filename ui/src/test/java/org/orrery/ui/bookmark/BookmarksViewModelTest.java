package org.orrery.ui.bookmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.value.Value;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class BookmarksViewModelTest {
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final List<Pose> flights = new ArrayList<>();
    private final BookmarksViewModel bookmarks =
            new BookmarksViewModel(fake.room(), () -> Pose.HOME, flights::add);

    @Test
    void theyAreInTheirSharedOrder() {
        assertThat(names()).containsExactly("Overview", "Fertility drop in Asia", "Rwanda 1995");
    }

    @Test
    void aNewOneIsLastAndRemembersTheCamera() {
        bookmarks.add("  My   place ");
        fake.settle();
        assertThat(names()).hasSize(4).last().isEqualTo("My place");

        bookmarks.go(bookmarks.bookmarks().getLast());
        assertThat(flights).hasSize(1);
        assertThat(flights.getFirst().position().distance(Pose.HOME.position())).isLessThan(1e-9);
    }

    @Test
    void movingOneChangesItsPlaceAlone() {
        bookmarks.moveTo(bookmarks.bookmarks().getLast(), 0);
        fake.settle();
        assertThat(names()).containsExactly("Rwanda 1995", "Overview", "Fertility drop in Asia");

        bookmarks.moveTo(bookmarks.bookmarks().getFirst(), 1);
        fake.settle();
        assertThat(names()).containsExactly("Overview", "Rwanda 1995", "Fertility drop in Asia");
    }

    @Test
    void oneCanBeRenamedAndDeleted() {
        bookmarks.rename(bookmarks.bookmarks().getFirst(), "Start");
        fake.settle();
        assertThat(names()).first().isEqualTo("Start");

        bookmarks.delete(bookmarks.bookmarks().getFirst());
        fake.settle();
        assertThat(names()).hasSize(2);
    }

    @Test
    @Tag("BM1")
    void theChartAndTheFiltersComeBackForEverybodyOnRequestAndWithOneUndo() {
        bookmarks.add("As it was");
        fake.settle();
        Bookmark kept = bookmarks.bookmarks().getLast();
        assertThat(bookmarks.differs(kept)).isFalse();
        String before = shown();
        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                fake.sample().view(), "visualization_type", Value.of("bar_3d")),
                        new Operation.Update(fake.sample().view(), "x_scale", Value.of("log")),
                        new Operation.Update(fake.sample().view(), "size", Value.Nil.NIL),
                        new Operation.Delete(filters().getFirst().id()));
        fake.settle();
        String meanwhile = shown();

        bookmarks.go(kept);
        assertThat(shown()).isEqualTo(meanwhile);
        assertThat(bookmarks.differs(kept)).isTrue();
        bookmarks.restore(kept);
        fake.settle();

        assertThat(shown()).isEqualTo(before);
        assertThat(bookmarks.differs(kept)).isFalse();
        var _ = fake.room().undo();
        fake.settle();
        assertThat(shown()).isEqualTo(meanwhile);
    }

    @Test
    @Tag("BM1")
    void nothingIsShownWhenTheDataIsGone() {
        bookmarks.add("As it was");
        fake.settle();
        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(fake.sample().view(), "size", Value.Nil.NIL),
                        new Operation.Delete(fake.sample().dataset()));
        fake.settle();
        String before = shown();

        bookmarks.restore(bookmarks.bookmarks().getLast());
        fake.settle();

        assertThat(shown()).isEqualTo(before);
    }

    private List<Entity> filters() {
        return fake.client().document().ofKind(Kinds.FILTER).stream().toList();
    }

    /// Chart and filters, without ids.
    private String shown() {
        Entity view = Objects.requireNonNull(fake.client().document().entity(fake.sample().view()));
        TreeMap<String, String> values = new TreeMap<>();
        view.properties().forEach((name, p) -> values.put(name, p.value().toString()));
        List<String> conditions =
                filters().stream()
                        .map(filter -> {
                            TreeMap<String, String> one = new TreeMap<>();
                            filter.properties()
                                    .forEach((name, p) -> one.put(name, p.value().toString()));
                            return one.toString();
                        })
                        .sorted()
                        .toList();
        return values + "\n" + conditions;
    }

    private List<String> names() {
        return bookmarks.bookmarks().stream().map(Bookmark::name).toList();
    }
}
