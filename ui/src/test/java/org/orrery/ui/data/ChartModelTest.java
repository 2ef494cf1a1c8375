package org.orrery.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.model.document.Entity;
import org.orrery.model.id.EntityId;
import org.orrery.model.operation.Operation;
import org.orrery.model.schema.Kinds;
import org.orrery.model.space.Pose;
import org.orrery.model.space.Vec3;
import org.orrery.model.value.Value;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class ChartModelTest {
    private final ModelRoom fake = new ModelRoom("collaborator");
    private final ChartModel model = new ChartModel(fake.room());

    @Test
    @Tag("CH1")
    void theRoomLooksAtTheDataSetThatWasNamedLast() {
        assertThat(shown()).contains(fake.sample().dataset());

        EntityId second = dataSet("Second");
        assertThat(shown()).contains(fake.sample().dataset());
        view(Map.of("dataset", Value.of(second.toString())));
        assertThat(shown()).contains(second);

        name(fake.sample().dataset());
        assertThat(shown()).contains(fake.sample().dataset());
        name(second);
        assertThat(shown()).contains(second);

        EntityId third = dataSet("Third");
        view(Map.of("dataset", Value.of(third.toString())));
        assertThat(shown()).contains(third);

        fake.client().play(SampleRoom.BRAM, new Operation.Delete(third));
        assertThat(shown()).as("what is gone is not looked at").contains(second);
    }

    @Test
    @Tag("CH2")
    void theChartsAreTheViewsOfThatDataSet() {
        EntityId nameless = view(Map.of());
        assertThat(charts()).containsExactly(fake.sample().view());

        EntityId beside = view(Map.of("dataset", Value.of(fake.sample().dataset().toString())));
        assertThat(charts()).containsExactly(fake.sample().view(), beside);

        EntityId other = dataSet("Other");
        name(other);
        assertThat(charts()).as("no view names it").containsExactly(nameless);

        for (int i = 0; i < 12; i++) {
            view(Map.of("dataset", Value.of(other.toString())));
        }
        assertThat(charts()).hasSize(RoomViews.MOST).doesNotContain(nameless);
    }

    @Test
    @Tag("CH3")
    void chartsStandInARowAcrossTheLineOfSight() {
        model.add(Optional.empty());
        model.add(Optional.empty());
        model.add(Optional.empty());
        fake.settle();
        assertThat(model.charts()).extracting(RoomChart::column).containsExactly(-1, 0, 1, 2);
        assertThat(model.charts()).extracting(RoomChart::place).containsExactly(2, 0, 1, 3);

        Vec3 across = model.charts().getLast().offset().sub(model.charts().getFirst().offset());
        assertThat(across.dot(Pose.HOME.forward())).isCloseTo(0, within(1e-9));
        assertThat(across.dot(Pose.HOME.right())).isCloseTo(45, within(1e-9));
    }

    @Test
    @Tag("CH3")
    void theLaterOfTwoAtOnePlaceStandsAtTheLowestThatIsFree() {
        String dataset = fake.sample().dataset().toString();
        EntityId first = view(Map.of("dataset", Value.of(dataset), "place", Value.of(2)));
        EntityId later = view(Map.of("dataset", Value.of(dataset), "place", Value.of(2)));

        Map<EntityId, Integer> places = new HashMap<>();
        RoomViews.charts(fake.client().document())
                .forEach(placed -> places.put(placed.view().id(), placed.place()));
        assertThat(places)
                .containsEntry(fake.sample().view(), 0)
                .containsEntry(first, 2)
                .containsEntry(later, 1);
    }

    @Test
    void whatIsAddedIsInHandAndChangesAlone() {
        model.add(Optional.empty());
        fake.settle();
        assertThat(model.charts()).hasSize(2);
        assertThat(model.activeProperty().get()).isEqualTo(Optional.of(model.charts().getLast()));
        assertThat(model.encoding().column(Encoding.Channel.COLOUR)).contains("Region");

        model.setKind(Encoding.Kind.BAR);
        fake.settle();
        assertThat(model.charts())
                .extracting(chart -> chart.encoding().kind())
                .containsExactly(Encoding.Kind.SCATTER, Encoding.Kind.BAR);

        model.step(1);
        assertThat(model.encoding().kind()).isEqualTo(Encoding.Kind.SCATTER);
        model.step(-1);
        assertThat(model.encoding().kind()).isEqualTo(Encoding.Kind.BAR);

        model.remove(model.activeProperty().get().orElseThrow());
        fake.settle();
        assertThat(model.encoding().kind()).isEqualTo(Encoding.Kind.SCATTER);
        assertThat(model.isRemovable(model.charts().getFirst())).as("the last one").isFalse();
    }

    @Test
    @Tag("CH4")
    void nobodyElseHasADraftUntilItIsPublished() {
        model.draft();
        model.setKind(Encoding.Kind.SURFACE);
        model.setColumn(Encoding.Channel.COLOUR, Optional.empty());
        fake.settle();
        assertThat(model.encoding().kind()).isEqualTo(Encoding.Kind.SURFACE);
        assertThat(fake.client().document().ofKind(Kinds.VIEW)).hasSize(1);
        assertThat(theSharedView().text("visualization_type", "")).isEqualTo("scatter_3d");

        RoomChart draft = model.activeProperty().get().orElseThrow();
        assertThat(draft.draft()).isTrue();
        model.publish(draft);
        fake.settle();

        RoomChart published = model.activeProperty().get().orElseThrow();
        assertThat(published.id()).isEqualTo(draft.id());
        assertThat(published.draft()).isFalse();
        Entity entity = Objects.requireNonNull(fake.client().document().entity(draft.id()));
        assertThat(entity.text("visualization_type", "")).isEqualTo("surface_3d");
        assertThat(entity.text("color", "none")).isEqualTo("none");
    }

    @Test
    @Tag("CH4")
    void aDraftThatIsDiscardedLeavesNothing() {
        model.draft();
        RoomChart draft = model.activeProperty().get().orElseThrow();
        model.remove(draft);
        assertThat(model.charts()).extracting(RoomChart::id).containsExactly(fake.sample().view());
        assertThat(fake.client().document().ofKind(Kinds.VIEW)).hasSize(1);
    }

    @Test
    void whoMayNotChangeTheViewMayDraft() {
        ModelRoom room = new ModelRoom("observer");
        ChartModel observed = new ChartModel(room.room());
        assertThat(observed.objection().getValue()).isNotEmpty();

        observed.draft();
        observed.setKind(Encoding.Kind.BAR);
        assertThat(observed.objection().getValue()).isEmpty();
        assertThat(observed.encoding().kind()).isEqualTo(Encoding.Kind.BAR);

        observed.publish(observed.activeProperty().get().orElseThrow());
        room.settle();
        assertThat(observed.activeProperty().get().orElseThrow().draft())
                .as("what was refused stays a draft")
                .isTrue();
        assertThat(room.client().document().ofKind(Kinds.VIEW)).hasSize(1);
    }

    private static org.assertj.core.data.Offset<Double> within(double value) {
        return org.assertj.core.data.Offset.offset(value);
    }

    private Entity theSharedView() {
        return Objects.requireNonNull(fake.client().document().entity(fake.sample().view()));
    }

    private Optional<EntityId> shown() {
        return RoomViews.dataSet(fake.client().document()).map(Entity::id);
    }

    private List<EntityId> charts() {
        return RoomViews.charts(fake.client().document()).stream()
                .map(placed -> placed.view().id())
                .toList();
    }

    private EntityId view(Map<String, Value> values) {
        EntityId id = fake.client().ids().nextEntity();
        Map<String, Value> all = new HashMap<>(values);
        all.put("visualization_type", Value.of("bar_3d"));
        fake.client().play(SampleRoom.BRAM, new Operation.Create(id, Kinds.VIEW, all));
        return id;
    }

    private EntityId dataSet(String name) {
        EntityId id = fake.client().ids().nextEntity();
        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Create(
                                id,
                                Kinds.DATASET,
                                Map.of(
                                        "name", Value.of(name),
                                        "sha256", Value.of("ab".repeat(32)),
                                        "bytes", Value.of(1))));
        return id;
    }

    private void name(EntityId dataset) {
        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                fake.client().session().entity(),
                                "dataset",
                                Value.of(dataset.toString())));
    }
}
