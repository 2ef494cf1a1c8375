package org.orrery.ui.annotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.orrery.analytics.job.Jobs;
import org.orrery.model.document.Entity;
import org.orrery.model.operation.Operation;
import org.orrery.model.space.Vec3;
import org.orrery.model.text.TextDelta;
import org.orrery.model.value.Value;
import org.orrery.ui.data.RowBlobs;
import org.orrery.ui.data.TableModel;
import org.orrery.ui.fake.FakeRelayClient;
import org.orrery.ui.fake.ModelRoom;
import org.orrery.ui.fake.SampleRoom;

final class AnnotationsViewModelTest {
    private final Jobs jobs = new Jobs(1, 10);
    private final FakeRelayClient relay = new FakeRelayClient(URI.create("http://relay.example"));
    private final RowBlobs blobs = new RowBlobs(relay, jobs);

    @AfterEach
    void close() {
        jobs.close();
    }

    @Test
    void aThreadKnowsItsRowAndItsReplies() {
        ModelRoom fake = new ModelRoom("collaborator");
        AnnotationThread thread = thread(fake, annotations(fake));

        assertThat(thread.subject()).isEqualTo("Rwanda · Sub-Saharan Africa · 1995");
        assertThat(thread.replies())
                .extracting(AnnotationThread.Reply::author)
                .containsExactly(SampleRoom.BRAM, SampleRoom.ADA);
        assertThat(fake.sample().data().rowKey(thread.row()))
                .isEqualTo(fake.sample().row("Rwanda", "1995"));
    }

    @Test
    void resolvedThreadsGoToTheEnd() {
        ModelRoom fake = new ModelRoom("collaborator");
        AnnotationsViewModel annotations = annotations(fake);
        assertThat(annotations.threads().getFirst().resolved()).isFalse();

        annotations.setResolved(annotations.threads().getFirst(), true);
        fake.settle();

        assertThat(annotations.threads().getLast().resolved()).isTrue();
    }

    @Test
    void anAnnotationIsBoundToTheIdentityOfItsRow() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationsViewModel annotations = annotations(fake);

        annotations.begin(7, new Vec3(1, 2, 3));
        assertThat(annotations.publish("  ")).isFalse();
        assertThat(annotations.publish(" Look ")).isTrue();
        fake.settle();

        AnnotationThread made =
                annotations.thread(annotations.openProperty().get().orElseThrow()).orElseThrow();
        assertThat(made.body()).isEqualTo("Look");
        assertThat(made.row()).isEqualTo(7);
        assertThat(made.editable()).isTrue();
        assertThat(annotations.draftProperty().get()).isEmpty();
    }

    @Test
    void twoWhoEditOneTextBothKeepTheirWords() {
        ModelRoom fake = new ModelRoom("admin");
        AnnotationsViewModel annotations = annotations(fake);
        var id = fake.sample().annotation();
        SharedTextEditor editor = new SharedTextEditor(annotations.body(id));
        editor.typed(annotations.body(id) + " I think so.");

        fake.client()
                .play(
                        SampleRoom.CHEN,
                        new Operation.EditText(id, "body", TextDelta.insert(0, "Attention: ")));
        fake.settle();
        annotations.edit(id, editor);
        fake.settle();

        assertThat(annotations.body(id)).startsWith("Attention: Life").endsWith("I think so.");
    }

    @Test
    void anAnalystMayNotDeleteWhatOthersWrote() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationThread thread = thread(fake, annotations(fake));

        assertThat(thread.deletable()).isFalse();
        assertThat(thread.editable()).isFalse();
        assertThat(thread.resolvable()).isTrue();
    }

    @Test
    void aThreadThatIsDeletedCloses() {
        ModelRoom fake = new ModelRoom("admin");
        AnnotationsViewModel annotations = annotations(fake);
        AnnotationThread thread = thread(fake, annotations);
        annotations.openProperty().set(Optional.of(thread.id()));

        annotations.delete(thread);
        fake.settle();

        assertThat(annotations.openProperty().get()).isEmpty();
        assertThat(annotations.threads()).hasSize(2);
        assertThat(fake.client().document().ofKind("comment")).hasSize(1);
    }

    @Test
    void theSearchLooksIntoRepliesToo() {
        ModelRoom fake = new ModelRoom("observer");
        AnnotationThread thread = thread(fake, annotations(fake));

        assertThat(thread.matches("legend")).isTrue();
        assertThat(thread.matches("RWANDA")).isTrue();
        assertThat(thread.matches("zebra")).isFalse();
    }

    @Test
    @Tag("AN1")
    void aGroupIsBoundToTheKeysOfItsRows() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationsViewModel annotations = annotations(fake);
        BitSet rows = new BitSet();
        rows.set(3, 9);

        annotations.beginGroup(rows, "Europe", Vec3.ZERO);
        AnnotationThread made = publish(fake, annotations, "Alike");

        assertThat(made.anchor()).isEqualTo(new Anchor.Group(rows));
        assertThat(made.subject()).isEqualTo("Europe · 6 rows");
        assertThat(Value.strings(entity(fake, made).get("row_keys"))).hasSize(6);
    }

    @Test
    @Tag("AN1")
    void aLargeGroupIsKeptAsABlob() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationsViewModel annotations = annotations(fake, 4);
        BitSet rows = new BitSet();
        rows.set(3, 9);

        annotations.beginGroup(rows, "", Vec3.ZERO);
        AnnotationThread made = publish(fake, annotations, "Alike");

        assertThat(entity(fake, made).text("rows_sha256", "")).hasSize(64);
        assertThat(made.anchor()).isEqualTo(new Anchor.Group(rows));
        AnnotationsViewModel others = annotations(fake);
        waitFor(
                fake,
                () ->
                        others.thread(made.id())
                                .orElseThrow()
                                .anchor()
                                .equals(new Anchor.Group(rows)));
    }

    @Test
    @Tag("AN1")
    void aValueOnAnAxisIsBoundToItsColumn() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationsViewModel annotations = annotations(fake);

        annotations.beginAxis("Year", OptionalDouble.of(1985), Vec3.ZERO);
        AnnotationThread made = publish(fake, annotations, "Here it turns");

        assertThat(made.anchor()).isEqualTo(new Anchor.Axis("Year", OptionalDouble.of(1985)));
        assertThat(made.subject()).isEqualTo("Year = 1985");
    }

    @Test
    @Tag("AN3")
    void whatHasLostItsDataIsDetachedAndCanBeAttachedAgain() {
        ModelRoom fake = new ModelRoom("admin");
        AnnotationsViewModel annotations = annotations(fake);
        var id = fake.sample().annotation();
        fake.client()
                .play(SampleRoom.BRAM, new Operation.Update(id, "row_key", Value.of("row:99999")));
        fake.settle();
        assertThat(annotations.thread(id).orElseThrow().isDetached()).isTrue();

        annotations.attachingProperty().set(Optional.of(id));
        annotations.begin(5, Vec3.ZERO);
        fake.settle();

        assertThat(annotations.draftProperty().get()).isEmpty();
        assertThat(annotations.thread(id).orElseThrow().row()).isEqualTo(5);
        assertThat(annotations.attachingProperty().get()).isEmpty();
        annotations.attachingProperty().set(Optional.of(id));
        annotations.begin(-1, new Vec3(1, 2, 3));
        fake.settle();
        assertThat(annotations.thread(id).orElseThrow().anchor())
                .isEqualTo(new Anchor.Place(new Vec3(1, 2, 3)));
        var _ = fake.room().undo();
        fake.settle();
        assertThat(annotations.thread(id).orElseThrow().row()).isEqualTo(5);
    }

    @Test
    @Tag("AN3")
    void aColumnOrADataSetThatIsGoneDetachesToo() {
        ModelRoom fake = new ModelRoom("admin");
        AnnotationsViewModel annotations = annotations(fake);
        var id = fake.sample().annotation();
        fake.client()
                .play(SampleRoom.BRAM, new Operation.Update(id, "column", Value.of("Rainfall")));
        fake.settle();
        assertThat(annotations.thread(id).orElseThrow().isDetached()).isTrue();

        fake.client()
                .play(
                        SampleRoom.BRAM,
                        new Operation.Update(
                                id,
                                java.util.Map.of(
                                        "column",
                                        Value.Nil.NIL,
                                        "dataset_sha256",
                                        Value.of("ab".repeat(32)))));
        fake.settle();
        assertThat(annotations.thread(id).orElseThrow().isDetached()).isTrue();
    }

    @Test
    @Tag("AN4")
    void oneIsAssignedAndFoundByWhoIsToSeeToIt() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationsViewModel annotations = annotations(fake);
        AnnotationThread thread = thread(fake, annotations);
        assertThat(thread.assignable()).isTrue();

        annotations.assign(thread, Optional.of(SampleRoom.ADA));
        fake.settle();

        AnnotationThread now = thread(fake, annotations);
        assertThat(now.assignee()).contains(SampleRoom.ADA);
        assertThat(ThreadFilter.ASSIGNED.passes(now, SampleRoom.ADA)).isTrue();
        assertThat(ThreadFilter.ASSIGNED.passes(now, SampleRoom.BRAM)).isFalse();
        annotations.assign(now, Optional.empty());
        fake.settle();
        assertThat(thread(fake, annotations).assignee()).isEmpty();
    }

    @Test
    @Tag("AN4")
    void anObserverAssignsNobody() {
        ModelRoom fake = new ModelRoom("observer");

        assertThat(thread(fake, annotations(fake)).assignable()).isFalse();
    }

    @Test
    @Tag("AN7")
    void theListShowsWhatIsAskedFor() {
        ModelRoom fake = new ModelRoom("admin");
        AnnotationsViewModel annotations = annotations(fake);
        AnnotationThread open = thread(fake, annotations);
        annotations.setResolved(open, true);
        fake.settle();
        AnnotationThread resolved = thread(fake, annotations);

        assertThat(ThreadFilter.OPEN.passes(open, SampleRoom.ADA)).isTrue();
        assertThat(ThreadFilter.OPEN.passes(resolved, SampleRoom.ADA)).isFalse();
        assertThat(ThreadFilter.RESOLVED.passes(resolved, SampleRoom.ADA)).isTrue();
        assertThat(ThreadFilter.MINE.passes(open, open.author())).isTrue();
        assertThat(ThreadFilter.MINE.passes(open, SampleRoom.ADA)).isFalse();
        assertThat(ThreadFilter.DETACHED.passes(open, SampleRoom.ADA)).isFalse();
        assertThat(ThreadFilter.ALL.passes(resolved, SampleRoom.ADA)).isTrue();
    }

    @Test
    @Tag("AN6")
    void picturesComeBackAndStrangeOnesAreLeftOut() {
        ModelRoom fake = new ModelRoom("analyst");
        AnnotationsViewModel annotations = annotations(fake);
        Picture picture = new Picture("ab".repeat(32), "image/png", "chart.png");

        annotations.begin(3, Vec3.ZERO);
        annotations.publish("Look", List.of(picture));
        fake.settle();

        var id = annotations.openProperty().get().orElseThrow();
        assertThat(annotations.thread(id).orElseThrow().pictures()).containsExactly(picture);
        assertThat(Picture.of(Value.ofStrings(List.of("../../etc/passwd")))).isEmpty();
    }

    private AnnotationThread publish(
            ModelRoom fake, AnnotationsViewModel annotations, String body) {
        assertThat(annotations.publish(body)).isTrue();
        waitFor(fake, () -> annotations.openProperty().get().isPresent());
        return annotations.thread(annotations.openProperty().get().orElseThrow()).orElseThrow();
    }

    private static Entity entity(ModelRoom fake, AnnotationThread thread) {
        return Objects.requireNonNull(fake.client().document().entity(thread.id()));
    }

    private static void waitFor(ModelRoom fake, BooleanSupplier condition) {
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return condition.getAsBoolean();
                });
    }

    private AnnotationsViewModel annotations(ModelRoom fake) {
        return annotations(fake, AnchorReader.MOST_NAMED);
    }

    private AnnotationsViewModel annotations(ModelRoom fake, int mostNamed) {
        TableModel table = new TableModel(fake.room(), relay, jobs);
        AnnotationsViewModel annotations =
                new AnnotationsViewModel(fake.room(), table, blobs, mostNamed);
        Awaitility.await()
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    fake.settle();
                    return table.dataSet().isPresent();
                });
        return annotations;
    }

    private static AnnotationThread thread(ModelRoom fake, AnnotationsViewModel annotations) {
        return annotations.thread(fake.sample().annotation()).orElseThrow();
    }
}
