package org.orrery.ui.bookmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.orrery.model.space.Pose;
import org.orrery.ui.fake.ModelRoom;

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

    private List<String> names() {
        return bookmarks.bookmarks().stream().map(Bookmark::name).toList();
    }
}
